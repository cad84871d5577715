import { FormattedString } from '@grammyjs/parse-mode';
import type { InlineKeyboardButton } from 'grammy/types';
import { otherReadings } from '../../alert/reread-topic.js';
import { isPaused, type Subscription } from '../../alert/subscription.js';
import { type Page, pageOf } from '../pages/page.js';
import { zoneName } from '../texts/common-zones.js';
import { momentShown, timeShown } from '../texts/dates.js';
import type { CardOccasion, SubscribingTexts } from '../texts/subscribing-texts.js';
import type { Texts } from '../texts/texts.js';
import { topicName } from '../texts/topic-name.js';
import type { SubscribingPorts } from './subscribing-ports.js';
import { type CardAct, subscribingData } from './subscription-data.js';

/** One subscription: what it was taken for, how it is told, when it last was; with buttons for all that can be changed. */
export function subscriptionCard(
  subscription: Subscription,
  { subscribing, texts, now, linkTo }: SubscribingPorts,
  occasion: CardOccasion = 'shown',
): Page {
  const { topic, delivery, silent, pause, chatId, lastAlertAtMs } = subscription;
  const { timezone, quietHours } = subscribing.schedules.scheduleOf(chatId);
  const words = texts.subscribing;
  const nowMs = now();
  const paused = isPaused(subscription, nowMs);
  const shown = { texts, timezone, nowMs };
  const lines = [
    FormattedString.bold(words.cardHead(topicName(topic, texts), occasion)),
    words.takenFor(topic),
    words.delivery(delivery, silent),
    ...(paused ? [words.paused(timeShown(pause?.untilMs ?? null, shown))] : []),
    words.lastAlert(momentShown(lastAlertAtMs, shown)),
    words.clock(zoneName(timezone, words), quietHours),
  ];
  return pageOf(FormattedString.join(lines, '\n'), [
    deliveryButtons(subscription, words),
    stateButtons(subscription, paused, words),
    otherReadings(topic).map((as) => actButton(words.otherReading(as), subscription, { kind: 'reread', as })),
    [
      shareButton(subscription, linkTo, texts),
      actButton(words.remove(), subscription, { kind: 'ask-remove' }),
      listButton(words),
    ],
  ]);
}

function deliveryButtons(subscription: Subscription, words: SubscribingTexts): InlineKeyboardButton[] {
  const choices = [
    ['at-once', words.atOnce(), { kind: 'at-once' }],
    ['daily', words.daily(), { kind: 'ask-hour' }],
    ['weekly', words.weekly(), { kind: 'ask-weekday' }],
  ] as const;
  return choices.map(([kind, label, act]) =>
    actButton(kind === subscription.delivery.kind ? words.chosen(label) : label, subscription, act),
  );
}

function stateButtons(subscription: Subscription, paused: boolean, words: SubscribingTexts): InlineKeyboardButton[] {
  const { silent } = subscription;
  return [
    actButton(silent ? words.withSound() : words.silence(), subscription, { kind: 'silence', silent: !silent }),
    pauseButton(subscription, paused, words),
    { text: words.quietHours(), callback_data: subscribingData({ kind: 'quiet-hours' }) },
  ];
}

/** 恢复 of what is paused, 暂停 of all else. */
export function pauseButton(
  subscription: Pick<Subscription, 'id'>,
  paused: boolean,
  words: SubscribingTexts,
): InlineKeyboardButton {
  return actButton(paused ? words.resume() : words.pause(), subscription, { kind: paused ? 'resume' : 'ask-pause' });
}

export function actButton(text: string, { id }: Pick<Subscription, 'id'>, act: CardAct): InlineKeyboardButton {
  return { text, callback_data: subscribingData({ kind: 'card', id, act }) };
}

export function listButton(words: SubscribingTexts): InlineKeyboardButton {
  return { text: words.allSubscriptions(), callback_data: subscribingData({ kind: 'list', page: 0 }) };
}

/** Opens Telegram's own window to send something on (core.telegram.org/api/links, "Share links"). */
export function shareButton(
  { id, topic }: Pick<Subscription, 'id' | 'topic'>,
  linkTo: (subscriptionId: number) => string,
  texts: Texts,
): InlineKeyboardButton {
  const text = texts.subscribing.sharedText(topicName(topic, texts));
  const query = `url=${encodeURIComponent(linkTo(id))}&text=${encodeURIComponent(text)}`;
  return { text: texts.subscribing.share(), url: `https://t.me/share/url?${query}` };
}
