import type { Zone } from '../article/zone.js';
import type { Batch } from './alert.js';
import { createFloodWatch } from './flood-watch.js';
import type { Log } from './log.js';
import { nextBatch } from './next-batch.js';
import type { Outbox } from './outbox.js';
import { quietUntil } from './quiet-until.js';
import type { SendOutcome } from './send-outcome.js';
import { settleOutcome } from './settle-outcome.js';
import type { Subscription } from './subscription.js';
import { createTokenBucket } from './token-bucket.js';

export interface DeliveryOptions {
  readonly outbox: Outbox;
  /** Makes one request that sends the message; a rejection counts as `uncertain`. Aborted when the time to stop in is over. */
  readonly send: (batch: Batch, signal: AbortSignal) => Promise<SendOutcome>;
  /** As it is now; `undefined` where somebody has ended it. */
  readonly subscription: (id: number) => Pick<Subscription, 'pause'> | undefined;
  /** Moves all that is kept of a chat, the outbox's part too, in one transaction. */
  readonly moveChat: (fromChatId: number, toChatId: number) => void;
  /** Forgets all that is kept of a chat that has been gone for 30 days, the outbox's part too. */
  readonly forgetChat: (chatId: number) => void;
  /** The zone of an IANA name. */
  readonly zone: (timezone: string) => Zone;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** Waits so many milliseconds; rejects as soon as the signal is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  /** 0 up to, not including, 1. */
  readonly random: () => number;
  readonly log: Log;
  /** Most sends a second, over all chats. */
  readonly sendsPerSecond: number;
  /** Most requests under way at a time; default 8. */
  readonly maxInFlight?: number;
}

/** Sends what the outbox owes, in a loop of its own. */
export interface Delivery {
  /**
   * Delivers until `stop`; settles when nothing is under way any more.
   *
   * @throws what the outbox throws: a database that can't be written must not send.
   */
  start(): Promise<void>;
  /** Something was added, or changed, that may be due. */
  wake(): void;
  /** Begins nothing further, and waits for what is under way, for up to 8 s. Never rejects. */
  stop(): Promise<void>;
}

const dayMs = 24 * 60 * 60 * 1000;
/** As long as nothing is due; also how late a change of the machine's clock is noticed. */
const longestWaitMs = 60_000;
const keepHouseEveryMs = 60 * 60 * 1000;
/** Gone chats are forgotten, and settled alerts pruned, after it. */
const keptMs = 30 * dayMs;
const drainMs = 8000;
/** So many chats are looked at before other work of the process gets its turn. */
const looksATime = 50;
const longestOutageWaitMs = 60_000;

export function createDelivery(options: DeliveryOptions): Delivery {
  const { outbox, log, now, wait, maxInFlight = 8 } = options;
  const bucket = createTokenBucket(options.sendsPerSecond, now());
  const floods = createFloodWatch();
  const stopping = new AbortController();
  const abandoned = new AbortController();
  const underWay = new Set<Promise<void>>();
  let nap = new AbortController();
  let pausedUntilMs = 0;
  let outageMs = 0;
  let houseKeptAtMs = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | null = null;
  let broken: unknown;

  const wake = (): void => nap.abort();

  /** Starts what may be started; gives how long nothing can be, unless something happens. */
  const startWhatMayGo = (): number => {
    keepHouse();
    for (let looks = 0; looks < looksATime; looks += 1) {
      if (underWay.size >= maxInFlight) return longestWaitMs;
      const nowMs = now();
      const waitMs = Math.max(pausedUntilMs - nowMs, bucket.waitMs(nowMs));
      if (waitMs > 0) return Math.min(waitMs, longestWaitMs);
      const chat = outbox.nextChat(nowMs);
      if (chat === null) return Math.min(longestWaitMs, Math.max(1, (outbox.nextTurn() ?? Infinity) - nowMs));
      const { timezone, quietHours } = chat.schedule;
      const quietEndMs = quietHours === null ? null : quietUntil(quietHours, nowMs, options.zone(timezone));
      const batch = quietEndMs === null ? nextBatch(chat.chatId, nowMs, options) : null;
      if (quietEndMs !== null) outbox.hold(chat.chatId, quietEndMs);
      if (batch === null) continue;
      outbox.begin(batch, nowMs);
      bucket.take(nowMs);
      const sending = deliver(batch).finally(() => {
        underWay.delete(sending);
        wake();
      });
      underWay.add(sending);
    }
    return 0;
  };

  const deliver = async (batch: Batch): Promise<void> => {
    const outcome = await options
      .send(batch, abandoned.signal)
      .catch((error: unknown): SendOutcome => ({ kind: 'uncertain', reason: String(error) }));
    try {
      settle(batch, outcome);
    } catch (error) {
      // What can't be written down stays `sending`, and is in doubt at the next start.
      broken = error;
      stopping.abort();
      wake();
    }
  };

  const settle = (batch: Batch, outcome: SendOutcome): void => {
    const nowMs = now();
    const settlement = settleOutcome(outcome, batch, nowMs, options.random());
    outbox.settle(batch, settlement, nowMs);
    if (settlement.state === 'given-up') tell('error', batch, `given up after a day: ${settlement.outcome}`);
    if (outcome.kind !== 'unreachable') outageMs = 0;
    switch (outcome.kind) {
      case 'delivered':
        floods.delivered();
        break;
      case 'retry-after': {
        const untilMs = floods.flooded(batch.chatId, outcome.seconds * 1000, nowMs);
        if (untilMs !== null && untilMs > pausedUntilMs) {
          pausedUntilMs = untilMs;
          log.warn(`flood of the whole bot: no alerts for ${Math.ceil((untilMs - nowMs) / 1000)} s`);
        }
        break;
      }
      case 'chat-moved':
        options.moveChat(batch.chatId, outcome.chatId);
        log.info(`chat ${batch.chatId} is ${outcome.chatId} now`);
        break;
      case 'chat-gone':
        outbox.chatGone(batch.chatId, nowMs);
        log.info(`chat ${batch.chatId} can't be written to, paused: ${outcome.reason}`);
        break;
      case 'unreachable':
        // The others that were under way fail with it.
        if (pausedUntilMs > nowMs) break;
        outageMs = Math.min(longestOutageWaitMs, Math.max(1000, outageMs * 2));
        pausedUntilMs = nowMs + outageMs;
        log.warn(`no alerts for ${outageMs / 1000} s: ${outcome.reason}`);
        break;
      case 'uncertain':
        tell('error', batch, `may or may not have arrived, and is not sent again: ${outcome.reason}`);
        break;
      case 'failed':
      case 'thread-gone':
      case 'withdrawn':
        tell('warn', batch, outcome.reason);
        break;
    }
  };

  const tell = (level: 'warn' | 'error', { id, chatId, threadId }: Batch, what: string): void => {
    log[level](`alert ${id} to chat ${chatId}${threadId === 0 ? '' : `, topic ${threadId}`}: ${what}`);
  };

  const keepHouse = (): void => {
    const nowMs = now();
    if (nowMs - houseKeptAtMs < keepHouseEveryMs) return;
    houseKeptAtMs = nowMs;
    outbox.prune(nowMs - keptMs);
    for (const chatId of outbox.chatsGoneBefore(nowMs - keptMs)) {
      options.forgetChat(chatId);
      log.info(`chat ${chatId} has been gone for 30 days: forgotten`);
    }
  };

  const run = async (): Promise<void> => {
    const doubtful = outbox.recover(now());
    if (doubtful > 0) {
      log.error(
        `${doubtful} alerts were being sent when the process ended: they may or may not have arrived, and are not sent again`,
      );
    }
    while (!stopping.signal.aborted) {
      nap = new AbortController();
      const waitMs = startWhatMayGo();
      // oxlint-disable-next-line no-await-in-loop -- a loop that waits is the point
      await sleep(waitMs);
    }
    await drain();
    if (broken !== undefined) throw broken;
  };

  const sleep = async (milliseconds: number): Promise<void> => {
    const { signal } = nap;
    if (signal.aborted) return;
    await wait(milliseconds, signal).catch((reason: unknown) => {
      if (!signal.aborted) throw reason;
    });
  };

  const drain = async (): Promise<void> => {
    const done = new AbortController();
    const finished = Promise.all(underWay).then(() => done.abort());
    await Promise.race([finished, wait(drainMs, done.signal).catch(() => undefined)]);
    abandoned.abort();
    await finished;
  };

  return {
    start: () => {
      running ??= run();
      return running;
    },
    wake,
    stop: async () => {
      stopping.abort();
      wake();
      await running?.catch(() => undefined);
    },
  };
}
