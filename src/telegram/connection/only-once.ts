import type { Transformer } from 'grammy';

/** Keeps what repeats requests from answers to inline queries: a second later the person has typed on. */
export function onlyOnce(repeating: Transformer): Transformer {
  return (previous, method, payload, signal) =>
    method === 'answerInlineQuery' ? previous(method, payload, signal) : repeating(previous, method, payload, signal);
}
