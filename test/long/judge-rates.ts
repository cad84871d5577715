import type { Rates } from '../../src/playground/record/rate-meter.js';
import type { AlertMessage } from './alert-messages.js';
import { type CheckRow, checkRow } from './check-row.js';
import { mostInASecond } from './most-in-a-second.js';

/** What a group takes in a minute, of messages and of edits; around the start of a process it may be half as much again. */
const perMinute = 20;
const perMinuteAroundStarts = 30;
/** The default of `SENDS_PER_SECOND`, with what a bucket may hold. */
const alertsPerSecond = 26;
/** How far apart alerts are in a chat; when Telegram accepts them differs by some milliseconds. */
const paceMs = { person: 950, group: 3950 } as const;

/** Within what Telegram allows (Bot FAQ, "My bot is hitting limits"). */
export function judgeRates(rates: Rates, alerts: readonly AlertMessage[], starts: number): CheckRow {
  const faults: string[] = [];
  const most = starts > 1 ? perMinuteAroundStarts : perMinute;
  const groups = rates.chats.filter(({ chatId }) => chatId < 0);
  for (const { chatId, messagesPerMinute, editsPerMinute } of groups) {
    if (messagesPerMinute.most > most) faults.push(`group ${chatId}: ${messagesPerMinute.most} messages in a minute`);
    if (editsPerMinute.most > most) faults.push(`group ${chatId}: ${editsPerMinute.most} edits in a minute`);
  }
  const inASecond = mostInASecond(alerts.map(({ atMs }) => atMs));
  if (inASecond > alertsPerSecond) faults.push(`${inASecond} alerts in a second`);
  const last = new Map<number, number>();
  for (const { chatId, atMs } of alerts) {
    const apartMs = atMs - (last.get(chatId) ?? Number.NEGATIVE_INFINITY);
    last.set(chatId, atMs);
    if (apartMs < (chatId < 0 ? paceMs.group : paceMs.person))
      faults.push(`chat ${chatId}: alerts ${apartMs} ms apart`);
  }
  const mostOf = (of: 'messagesPerMinute' | 'editsPerMinute'): number =>
    Math.max(0, ...groups.map((chat) => chat[of].most));
  return checkRow('rates are within the limits', rates.chats.length, faults, [
    ['messages in a minute in a group, at most', mostOf('messagesPerMinute')],
    ['edits in a minute in a group, at most', mostOf('editsPerMinute')],
    ['alerts in a second, at most', inASecond],
    ['messages of all kinds in a second, at most', rates.messagesPerSecond.most],
  ]);
}
