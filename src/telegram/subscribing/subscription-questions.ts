import type { InlineKeyboardButton } from 'grammy/types';
import type { Subscription } from '../../alert/subscription.js';
import { type Keyboard, type Page, plainPage } from '../pages/page.js';
import type { Texts } from '../texts/texts.js';
import { topicName } from '../texts/topic-name.js';
import { actButton, listButton } from './subscription-card.js';
import type { CardAct } from './subscription-data.js';

/** Buttons a row: their labels are short. */
const hoursARow = 6;
export const hoursOfADay: readonly number[] = Array.from({ length: 24 }, (_, hour) => hour);
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

export type Question = Extract<CardAct, { readonly kind: `ask-${string}` }>;

export function isQuestion(act: CardAct): act is Question {
  return act.kind.startsWith('ask-');
}

/** What is asked before a subscription is changed, one button an answer. */
export function subscriptionQuestion(subscription: Subscription, act: Question, texts: Texts): Page {
  const words = texts.subscribing;
  const button = (text: string, answer: CardAct): InlineKeyboardButton => actButton(text, subscription, answer);
  const back = [button(words.back(), { kind: 'show' })];
  const name = topicName(subscription.topic, texts);
  switch (act.kind) {
    case 'ask-hour':
      return asking(words.askHour(), [
        ...hourButtons((hour) => button(words.hour(hour), { kind: 'daily', hour })),
        back,
      ]);
    case 'ask-weekday':
      return asking(words.askWeekday(), [
        weekdays.map((weekday) => button(words.weekday(weekday), { kind: 'ask-weekly-hour', weekday })),
        back,
      ]);
    case 'ask-weekly-hour': {
      const { weekday } = act;
      return asking(words.askHour(), [
        ...hourButtons((hour) => button(words.hour(hour), { kind: 'weekly', weekday, hour })),
        back,
      ]);
    }
    case 'ask-pause':
      return asking(words.askPause(name), [
        [
          button(words.pauseDay(), { kind: 'pause', span: 'day' }),
          button(words.pauseWeek(), { kind: 'pause', span: 'week' }),
          button(words.pauseUntilResumed(), { kind: 'pause', span: 'until-resumed' }),
        ],
        back,
      ]);
    case 'ask-remove':
      return asking(words.askRemove(name), [
        [button(words.remove(), { kind: 'remove' }), button(words.keep(), { kind: 'show' })],
        [listButton(words)],
      ]);
    default:
      return act satisfies never;
  }
}

function asking(text: string, keyboard: Keyboard): Page {
  return { ...plainPage(text), keyboard };
}

/** The hours of a day in rows, each made by `buttonOf`. */
export function hourButtons(
  buttonOf: (hour: number) => InlineKeyboardButton,
  hours: readonly number[] = hoursOfADay,
): Keyboard {
  const rows: InlineKeyboardButton[][] = [];
  for (let from = 0; from < hours.length; from += hoursARow) {
    rows.push(hours.slice(from, from + hoursARow).map(buttonOf));
  }
  return rows;
}
