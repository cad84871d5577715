import type { Batch } from './alert.js';
import type { OwedAgain, Settlement } from './outbox.js';
import type { SendOutcome } from './send-outcome.js';

/** An alert that could not be sent for so long is given up. */
export const giveUpAfterMs = 24 * 60 * 60 * 1000;
/** Not before it was tried so often, which takes over an hour: a clock that jumps, or a day in which the bot did not run, is no failure. */
export const fewestAttempts = 12;

const firstPauseMs = 2000;
const longestPauseMs = 60 * 60 * 1000;

/**
 * How far apart messages of ours stand in one chat. Telegram allows about one a second in a chat, and 20 a minute in a
 * group or channel (Bot FAQ, "My bot is hitting limits"); there, a quarter of them is left to answers, and where more of
 * these are sent, alerts wait (`SendRoom`).
 */
export const paceMs = (chatId: number): number => (chatId < 0 ? 4000 : 1000);

/**
 * The next state of the alerts of a message, by what became of its request. Floods and moves are no failures: they may go
 * on for longer than a day.
 *
 * @param random 0 up to, not including, 1: pauses differ by up to half, so that what failed together isn't tried together.
 */
export function settleOutcome(outcome: SendOutcome, batch: Batch, nowMs: number, random: number): Settlement {
  const chatNotBeforeMs = nowMs + paceMs(batch.chatId);
  const again = (notBeforeMs: number, why: string): OwedAgain => ({
    state: 'owed',
    outcome: why,
    notBeforeMs,
    chatNotBeforeMs: nowMs,
    threadGone: batch.threadGone,
  });
  switch (outcome.kind) {
    case 'delivered':
      return { state: 'sent', messageId: outcome.messageId, chatNotBeforeMs };
    case 'retry-after': {
      const untilMs = nowMs + Math.ceil(outcome.seconds * 1000);
      return { ...again(nowMs, `flood: wait ${outcome.seconds} s`), chatNotBeforeMs: untilMs };
    }
    case 'chat-moved':
      return again(nowMs, `the chat is ${outcome.chatId} now`);
    case 'chat-gone':
      return again(nowMs, outcome.reason);
    case 'thread-gone':
      // Told of the chat itself, which has no topic to fall back from, it is a refusal like any other.
      return batch.threadId === 0 || batch.threadGone
        ? afterFailure(outcome.reason, batch, nowMs, random, again)
        : { ...again(nowMs, outcome.reason), threadGone: true };
    case 'uncertain':
      return { state: 'uncertain', outcome: outcome.reason, chatNotBeforeMs };
    case 'withdrawn':
      return { state: 'dropped', outcome: outcome.reason, chatNotBeforeMs: nowMs };
    case 'failed':
    case 'unreachable':
      break;
  }
  return afterFailure(outcome.reason, batch, nowMs, random, again);
}

function afterFailure(
  reason: string,
  { alerts }: Batch,
  nowMs: number,
  random: number,
  again: (notBeforeMs: number, why: string) => OwedAgain,
): Settlement {
  // The alerts of a digest may have been tried apart before.
  const attempts = Math.max(...alerts.map((alert) => alert.attempts)) + 1;
  const sinceMs = Math.min(...alerts.map((alert) => alert.firstTriedAtMs ?? nowMs));
  if (nowMs - sinceMs >= giveUpAfterMs && attempts >= fewestAttempts)
    return { state: 'given-up', outcome: reason, chatNotBeforeMs: nowMs };
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempts - 1, 20));
  return again(nowMs + Math.round(pauseMs * (0.5 + random)), reason);
}
