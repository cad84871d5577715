import type { News } from '../news.js';
import type { PageState, PageStates } from '../pages/page-state.js';
import { type ResolvedQuote, resolveQuote } from '../pages/resolve-quote.js';

/** What an inline query asks for, where it is one that a 分享 button wrote. */
export type SharedQuote =
  /** Words to be searched. */
  | { readonly kind: 'not-shared' }
  /** The answer is older than its buttons live, or the passage is not there any more. */
  | { readonly kind: 'gone' }
  /** As it stands now. */
  | { readonly kind: 'quote'; readonly quote: ResolvedQuote; readonly state: PageState; readonly rank: number };

/** What a 分享 button puts behind the bot's name: the id of the answer, which nobody can guess, and the quote's rank. */
export function shareQuery(stateId: string, rank: number): string {
  return `#${stateId}.${rank}`;
}

const form = /^#(?<stateId>[\w-]{16})\.(?<rank>\d{1,6})$/u;

/** Reads an inline query, and finds the one quote that it asks for where it was written by a 分享 button. */
export function sharedQuote(
  query: string,
  { pageStates, news }: { readonly pageStates: Pick<PageStates, 'find'>; readonly news: () => News },
): SharedQuote {
  const { stateId, rank: written } = form.exec(query.trim())?.groups ?? {};
  if (stateId === undefined) return { kind: 'not-shared' };
  const state = pageStates.find(stateId);
  const rank = Number(written);
  const quote = state === null ? null : resolveQuote(state, rank, news());
  return state === null || quote === null ? { kind: 'gone' } : { kind: 'quote', quote, state, rank };
}
