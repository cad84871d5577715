import type { Log } from '../log.js';
import type { InHand } from './in-hand.js';
import { type Wait, waitUnlessStopped } from './until-reached.js';

export interface DrainPorts {
  readonly log: Log;
  readonly wait: Wait;
  /** Called when time has run out: ends the requests that are still under way. */
  readonly abandon: () => void;
}

/** How long what is in hand may take after the bot is to stop; a container is given 10 s before it is killed. */
const drainMs = 8000;

/** Waits until what is in hand is handled and Telegram is told, or the time for that has run out. Never rejects. */
export async function drainInHand(
  inHand: InHand,
  tellingTelegram: Promise<void>,
  { log, wait, abandon }: DrainPorts,
): Promise<void> {
  const done = new AbortController();
  const handled = Promise.allSettled([inHand.finished(), tellingTelegram]).then(() => done.abort());
  await Promise.race([handled, waitUnlessStopped(wait, drainMs, done.signal)]);
  if (done.signal.aborted) return;
  log.warn(`stopped with ${inHand.size} messages in hand: they took longer than ${drainMs / 1000} s`);
  abandon();
}
