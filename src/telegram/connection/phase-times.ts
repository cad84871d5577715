import { AsyncLocalStorage } from 'node:async_hooks';
import type { MiddlewareFn, Transformer } from 'grammy';
import type { Update } from 'grammy/types';
import type { AnswerKind, Meter } from '../meter.js';
import type { News } from '../news.js';

/** Takes the time of each phase of an update, wherever in the code it passes. */
export interface PhaseTimes {
  /** Stands before what makes updates wait for each other. */
  readonly arrived: MiddlewareFn;
  /** Stands behind it. */
  readonly begun: MiddlewareFn;
  /** Stands around every request. */
  readonly requests: Transformer;
  /** The same news, whose searches are timed. */
  timed(news: News): News;
}

interface Times {
  readonly queue: number;
  search: number;
  send: number;
  /** `null` where nothing was asked so far. */
  answer: AnswerKind | null;
}

/**
 * What is under way for an update is known by the context of its calls (`AsyncLocalStorage`): neither handlers nor pages
 * need to know of it.
 *
 * @param nowSeconds a clock that is never set.
 */
export function createPhaseTimes(meter: Meter, nowSeconds: () => number): PhaseTimes {
  const arrivals = new WeakMap<Update, number>();
  const current = new AsyncLocalStorage<Times>();

  const search = async <Found extends { readonly kind: AnswerKind }>(
    find: () => Found | Promise<Found>,
  ): Promise<Found> => {
    const times = current.getStore();
    const began = nowSeconds();
    try {
      const answer = await find();
      if (times !== undefined) times.answer = answer.kind;
      return answer;
    } catch (error) {
      if (times !== undefined) times.answer = 'failed';
      throw error;
    } finally {
      if (times !== undefined) times.search += nowSeconds() - began;
    }
  };

  return {
    arrived: async ({ update }, next) => {
      arrivals.set(update, nowSeconds());
      meter.update(typeOf(update));
      await next();
    },
    begun: async ({ update }, next) => {
      const began = nowSeconds();
      const times: Times = { queue: began - (arrivals.get(update) ?? began), search: 0, send: 0, answer: null };
      try {
        await current.run(times, next);
      } finally {
        const { queue, search: found, send, answer } = times;
        // Requests of one update may run side by side.
        const compose = Math.max(0, nowSeconds() - began - found - send);
        if (answer !== null) meter.question(answer, { queue, search: found, compose, send });
      }
    },
    requests: async (previous, method, payload, signal) => {
      const times = current.getStore();
      const began = nowSeconds();
      let code = 0;
      try {
        const response = await previous(method, payload, signal);
        code = response.ok ? 200 : response.error_code;
        return response;
      } finally {
        meter.request(method, code);
        if (times !== undefined) times.send += nowSeconds() - began;
      }
    },
    timed: (news) => ({
      ...news,
      answerQuestion: (question) => search(() => news.answerQuestion(question)),
      answerAbout: (words, refinement) => search(() => news.answerAbout(words, refinement)),
      quoteAsTyped: (typed, page) => search(() => news.quoteAsTyped(typed, page)),
    }),
  };
}

/** The one field beside the id (Bot API, "Update"). */
function typeOf(update: Update): string {
  return Object.keys(update).find((key) => key !== 'update_id') ?? 'none';
}
