import { setMaxListeners } from 'node:events';
import type { Transformer } from 'grammy';
import { requestSignal } from './request-signal.js';

/** Lets requests that have no signal of their own be given up all at once, when the time to stop in has run out. */
export function abandonRequests(signal: AbortSignal): Transformer {
  // Each request listens for as long as it is under way; Node takes more than ten for a leak, and prints so.
  setMaxListeners(0, signal);
  return (previous, method, payload, own) => previous(method, payload, own ?? requestSignal(signal));
}
