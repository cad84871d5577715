import type { Transformer } from 'grammy';
import { requestSignal } from './request-signal.js';

/** Lets requests that have no signal of their own be given up all at once, when the time to stop in has run out. */
export function abandonRequests(signal: AbortSignal): Transformer {
  return (previous, method, payload, own) => previous(method, payload, own ?? requestSignal(signal));
}
