import type { Update } from 'grammy/types';
import type { BegunUpdates } from '../connection/begun-updates.js';
import type { InHand } from '../connection/in-hand.js';
import { type Wait, waitUnlessStopped } from '../connection/until-reached.js';

/** `taken`: Telegram may forget it. `later`: it is to be brought again. */
export type Taken = 'taken' | 'later';

/** Takes an update that Telegram has brought. Never rejects. */
export type TakeUpdate = (update: Update) => Promise<Taken>;

export interface TakeUpdatesPorts {
  /** Handles it to its end, in the order of its chat. Never rejects. */
  readonly handle: (update: Update) => Promise<void>;
  readonly begun: Pick<BegunUpdates, 'await'>;
  readonly inHand: InHand;
  readonly wait: Wait;
  /** Aborted when nothing further is to be taken. */
  readonly stopping: AbortSignal;
}

/**
 * An update that takes longer is answered for before it is handled, so that its chat's next one comes; until then Telegram's
 * own limit of connections keeps it from bringing more than can be handled.
 */
const patienceMs = 5000;
/** Telegram takes a webhook that says nothing for much longer than this for a dead one. */
const moreMs = 4000;

interface Taking {
  readonly begun: Promise<void>;
  readonly handled: Promise<void>;
}

/**
 * Says `taken` when an update is handled, or has begun and takes long; `later` where it has not even begun after 9 s,
 * behind others of its chat.
 *
 * What was begun is remembered in the data folder, and a repeat of it is dropped, so that Telegram's keeping it for longer would
 * save nothing; what was not begun Telegram keeps. So a `kill -9` loses what was being answered and nothing else, as with
 * polling. An update that is brought again while its first copy waits joins that one.
 */
export function createTakeUpdates({ handle, begun, inHand, wait, stopping }: TakeUpdatesPorts): TakeUpdate {
  const takings = new Map<number, Taking>();

  const begin = (update: Update): Taking => {
    const id = update.update_id;
    let tellBegun = (): void => undefined;
    const begins = new Promise<void>((resolve) => {
      tellBegun = resolve;
    });
    const forget = begun.await(id, tellBegun);
    const handled = inHand.add(handle(update)).finally(() => {
      forget();
      takings.delete(id);
    });
    const taking = { begun: begins, handled };
    takings.set(id, taking);
    return taking;
  };

  return async (update) => {
    const known = takings.get(update.update_id);
    if (known === undefined && stopping.aborted) return 'later';
    const taking = known ?? begin(update);
    const over = new AbortController();
    const impatient = async (): Promise<Taken> => {
      await waitUnlessStopped(wait, patienceMs, over.signal);
      const begins = taking.begun.then((): Taken => 'taken');
      const late = waitUnlessStopped(wait, moreMs, over.signal).then((): Taken => 'later');
      return Promise.race([begins, late]);
    };
    try {
      return await Promise.race([taking.handled.then((): Taken => 'taken'), impatient()]);
    } finally {
      over.abort();
    }
  };
}
