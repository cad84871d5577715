import type { ChatSchedule, QuietHours } from '../../alert/chat-schedule.js';
import { type Page, plainPage } from '../pages/page.js';
import { rowsThatFit } from '../pages/rows-that-fit.js';
import { settingsButton } from '../settings/settings-page.js';
import { commonZones, zoneName } from '../texts/common-zones.js';
import type { SubscribingTexts } from '../texts/subscribing-texts.js';
import type { Texts } from '../texts/texts.js';
import { listButton } from './subscription-card.js';
import { hourButtons, hoursOfADay } from './subscription-questions.js';
import { tapButton } from './subscriptions-page.js';

const commonQuietHours = [
  [22, 7],
  [23, 8],
  [0, 8],
] as const;

export function quietHoursOf(from: number, to: number): QuietHours {
  return { fromMinute: from * 60, toMinute: to * 60 };
}

/** When a chat is left in peace: common hours, or the hour they begin. */
export function quietHoursPage({ timezone, quietHours }: ChatSchedule, texts: Texts): Page {
  const words = texts.subscribing;
  return {
    ...plainPage(words.quietHead(quietHours, zoneName(timezone, words))),
    keyboard: [
      [
        ...commonQuietHours.map(([from, to]) =>
          tapButton(words.quietRange(quietHoursOf(from, to)), { kind: 'quiet', from, to }),
        ),
        tapButton(words.noQuietHours(), { kind: 'no-quiet-hours' }),
      ],
      ...hourButtons((from) => tapButton(words.hour(from), { kind: 'quiet-from', from })),
      [tapButton(words.timeZone(), { kind: 'zones' }), listButton(words), settingsButton(texts)],
    ],
  };
}

export function quietEndPage(from: number, words: SubscribingTexts): Page {
  const hours = hoursOfADay.filter((hour) => hour !== from);
  return {
    ...plainPage(words.askQuietEnd(from)),
    keyboard: [
      ...hourButtons((to) => tapButton(words.hour(to), { kind: 'quiet', from, to }), hours),
      [tapButton(words.back(), { kind: 'quiet-hours' })],
    ],
  };
}

/** Which clock a chat goes by. */
export function zonesPage({ timezone }: ChatSchedule, texts: Texts): Page {
  const words = texts.subscribing;
  const zones = commonZones.map((zone, place) => {
    const label = words.zoneName(zone);
    return tapButton(zone === timezone ? words.chosen(label) : label, { kind: 'zone', place });
  });
  return {
    ...plainPage(words.zoneHead(zoneName(timezone, words))),
    keyboard: [
      ...rowsThatFit(zones),
      [
        tapButton(words.otherZone(), { kind: 'other-zone' }),
        tapButton(words.quietHours(), { kind: 'quiet-hours' }),
        listButton(words),
        settingsButton(texts),
      ],
    ],
  };
}
