import type { PlaygroundEvent } from '../playground/record/events.js';

/** The bot's answer to a tap, or that there is one to an inline query. */
export type AnswerEvent = Extract<PlaygroundEvent, { kind: 'callback-answer' | 'inline-answer' }>;

/**
 * Answers to queries, as events tell them. A request that waits for each would do the same, but a browser has only six
 * connections to a host, and a bot that answers nothing would hold them all.
 */
export interface QueryAnswers {
  put(event: PlaygroundEvent): void;
  /** The answer to a query, also where it has come before anybody asked; `null` where the signal is aborted first. */
  wait(queryId: string, signal: AbortSignal): Promise<AnswerEvent | null>;
}

/** As many answers are remembered for those who ask later: an event may overtake the query's own id. */
const remembered = 50;

export function createQueryAnswers(): QueryAnswers {
  let answers: readonly AnswerEvent[] = [];
  const waiting = new Map<string, (answer: AnswerEvent | null) => void>();
  return {
    put: (event) => {
      if (event.kind !== 'callback-answer' && event.kind !== 'inline-answer') return;
      answers = [...answers, event].slice(-remembered);
      waiting.get(event.queryId)?.(event);
    },
    wait: (queryId, signal) => {
      const known = answers.find((answer) => answer.queryId === queryId);
      if (known !== undefined || signal.aborted) return Promise.resolve(known ?? null);
      return new Promise((resolve) => {
        const end = (answer: AnswerEvent | null): void => {
          waiting.delete(queryId);
          resolve(answer);
        };
        waiting.set(queryId, end);
        signal.addEventListener('abort', () => end(null), { once: true });
      });
    },
  };
}
