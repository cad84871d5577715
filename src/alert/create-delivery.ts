import type { Zone } from '../article/zone.js';
import type { Batch } from './alert.js';
import { createEndedRequests } from './ended-requests.js';
import { createFollowClock } from './follow-clock.js';
import { createHouseKeeping, type KeepHousePorts } from './keep-house.js';
import { type NextBatchPorts, nextBatch } from './next-batch.js';
import type { Outbox } from './outbox.js';
import { quietUntil } from './quiet-until.js';
import type { SendOutcome } from './send-outcome.js';
import { createSendingPause } from './sending-pause.js';
import type { SettleBatchPorts } from './settle-batch.js';
import { createTokenBucket } from './token-bucket.js';
import { createWritingTrouble } from './writing-trouble.js';

/** Room in chats, which alerts share with whatever else is sent there. */
export interface SendRoom {
  /** In how many milliseconds, or parts of one, an alert may be sent to that chat; 0 for now. */
  waitMs(chatId: number): number;
  /** Counts one that is sent now. */
  take(chatId: number): void;
}

export interface DeliveryOptions extends NextBatchPorts, SettleBatchPorts, KeepHousePorts {
  readonly outbox: Outbox;
  /** Makes one request that sends the message; a rejection counts as `uncertain`. Aborted when the time to stop in is over. */
  readonly send: (batch: Batch, signal: AbortSignal) => Promise<SendOutcome>;
  /** The zone of an IANA name. */
  readonly zone: (timezone: string) => Zone;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** Waits so many milliseconds; rejects as soon as the signal is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  /** Most sends a second, over all chats. */
  readonly sendsPerSecond: number;
  /** Without it only the pace of the alerts themselves is kept. */
  readonly room?: SendRoom;
  /** Most requests under way at a time; default 8. */
  readonly maxInFlight?: number;
  /** Whether an error of the outbox passes, such as a full disk: nothing is sent meanwhile. None does by default. */
  readonly isPassing?: (error: unknown) => boolean;
}

/** Sends what the outbox owes, in a loop of its own. */
export interface Delivery {
  /**
   * Delivers until `stop`; settles when nothing is under way any more.
   *
   * @throws what the outbox throws and does not pass: a database that can't be written must not send.
   */
  start(): Promise<void>;
  /** Something was added, or changed, that may be due. */
  wake(): void;
  /** Begins nothing further, and waits for what is under way, for up to 8 s. Never rejects. */
  stop(): Promise<void>;
}

/** As long as nothing is due; also how late a change of the machine's clock is noticed. */
const longestWaitMs = 60_000;
const drainMs = 8000;
/** How long after the outbox could not be written it is tried again. */
const writeAgainMs = 10_000;
const inDoubt =
  'alerts were being sent when the process ended: they may or may not have arrived, and are not sent again';
/** So many chats are looked at before other work of the process gets its turn. */
const looksATime = 50;

export function createDelivery(options: DeliveryOptions): Delivery {
  const { outbox, log, now, wait, maxInFlight = 8 } = options;
  const bucket = createTokenBucket(options.sendsPerSecond, now());
  const pause = createSendingPause(log);
  const keepHouse = createHouseKeeping(options);
  const stopping = new AbortController();
  const abandoned = new AbortController();
  const underWay = new Set<Promise<void>>();
  const ended = createEndedRequests(options, pause);
  const followClock = createFollowClock({ outbox, pause, log });
  const trouble = createWritingTrouble(options.isPassing ?? (() => false), log);
  let nap = new AbortController();
  let running: Promise<void> | null = null;
  let broken: unknown;

  const wake = (): void => nap.abort();
  const beginToStop = (): void => {
    stopping.abort();
    wake();
  };

  /** Starts what may be started; gives how long nothing can be, unless something happens. */
  const startWhatMayGo = (): number => {
    for (let looks = 0; looks < looksATime; looks += 1) {
      const nowMs = now();
      if (underWay.size >= maxInFlight) return longestWaitMs;
      const heldMs = Math.max(pause.untilMs() - nowMs, bucket.waitMs(nowMs));
      if (heldMs > 0) return heldMs;
      const turn = outbox.nextTurn();
      if (turn === null || turn > nowMs) return turn === null ? longestWaitMs : turn - nowMs;
      const batch = takeTurn(nowMs);
      if (batch !== null) startSending(batch, nowMs);
    }
    return 0;
  };

  /** What the chat whose turn it is is told now; `null` where it has quiet hours, or nothing is left to tell. */
  const takeTurn = (nowMs: number): Batch | null => {
    const chat = outbox.nextChat(nowMs);
    if (chat === null) return null;
    const { chatId, schedule } = chat;
    const { timezone, quietHours } = schedule;
    const quietEndMs = quietHours === null ? null : quietUntil(quietHours, nowMs, options.zone(timezone));
    const roomMs = options.room?.waitMs(chatId) ?? 0;
    if (quietEndMs === null && roomMs === 0) return nextBatch(chatId, nowMs, options);
    // The room's clock may count parts of a millisecond; what is kept is whole.
    outbox.hold(chatId, quietEndMs ?? nowMs + Math.ceil(roomMs));
    return null;
  };

  const startSending = (batch: Batch, nowMs: number): void => {
    outbox.begin(batch, nowMs);
    bucket.take(nowMs);
    options.room?.take(batch.chatId);
    const sending = deliver(batch).finally(() => {
      underWay.delete(sending);
      wake();
    });
    underWay.add(sending);
  };

  const deliver = async (batch: Batch): Promise<void> => {
    const outcome = await options
      .send(batch, abandoned.signal)
      .catch((error: unknown): SendOutcome => ({ kind: 'uncertain', reason: String(error) }));
    ended.add(batch, outcome);
    try {
      trouble.attempt(() => ended.settle());
    } catch (error) {
      // What can't be written down stays `sending`, and is in doubt at the next start.
      broken ??= error;
      beginToStop();
    }
  };

  let isRecovered = false;
  const recover = (): void => {
    if (isRecovered) return;
    const doubtful = outbox.recover(now());
    isRecovered = true;
    if (doubtful > 0) log.error(`${doubtful} ${inDoubt}`);
  };

  /** One turn of the loop; gives how long nothing further can be done, unless something happens. */
  const turn = (): number => {
    recover();
    ended.settle();
    followClock(now());
    keepHouse(now());
    return startWhatMayGo();
  };

  const run = async (): Promise<void> => {
    try {
      while (!stopping.signal.aborted) {
        nap = new AbortController();
        // oxlint-disable-next-line no-await-in-loop -- a loop that waits is the point
        await sleep(Math.min(longestWaitMs, trouble.attempt(turn) ?? writeAgainMs));
      }
    } finally {
      await drain();
    }
    if (broken !== undefined) throw broken;
    trouble.attempt(() => ended.settle());
    if (ended.size > 0)
      log.error(`what came of ${ended.size} requests could not be written down: the next start tells`);
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
      beginToStop();
      await running?.catch(() => undefined);
    },
  };
}
