import { type BrowsePath, type BrowseStep, readBrowseData } from '../browsing/browse-path.js';
import type { Verdict } from '../feedback/feedback.js';
import { readSettingsTap, type SettingsTap } from '../settings/settings-data.js';
import { readSubscribingTap, type SubscribingTap } from '../subscribing/subscription-data.js';

/**
 * What a button asks for. Places are from 0.
 *
 * - `quote`: the quote of that rank.
 * - `quotes`: a page of three quotes.
 * - `paragraph`: a paragraph of the article that the quote of that rank stands in.
 * - `article`: a page of that article; without one, the page that holds the quote.
 * - `without-filters`: the answer to the question without its filters.
 * - `suggested`: the answer to the question that was perhaps meant.
 * - `topic`: the answer to what is asked of that topic, of those offered where nothing was found.
 * - `mended`: the answer to the question with that one of the filters that were perhaps meant.
 * - `fold`: none any more: the answer is to be taken away.
 * - `none`: the button between ‹ and ›, which only tells where one is.
 */
export type AnswerView =
  | { readonly kind: 'quote'; readonly rank: number }
  | { readonly kind: 'quotes'; readonly page: number }
  | { readonly kind: 'paragraph'; readonly rank: number; readonly ordinal: number }
  | { readonly kind: 'article'; readonly rank: number; readonly page: number | null }
  | { readonly kind: 'without-filters' }
  | { readonly kind: 'suggested' }
  | { readonly kind: 'topic'; readonly place: number }
  | { readonly kind: 'mended'; readonly place: number }
  | { readonly kind: 'fold' };

export type Tap =
  | { readonly kind: 'answer'; readonly stateId: string; readonly view: AnswerView }
  /** A list of articles, of their publishers, categories or days, or an article of a list. */
  | { readonly kind: 'browse'; readonly path: BrowsePath }
  /** One of the questions offered by `/start`. */
  | { readonly kind: 'example'; readonly place: number }
  /** What somebody wants of an alert: no more of its kind, or none for a while. */
  | { readonly kind: 'alert'; readonly alertId: number; readonly wish: AlertWish }
  /** A page of a digest; the alerts of one message share an id. */
  | { readonly kind: 'digest'; readonly batchId: number; readonly page: number }
  | { readonly kind: 'subscribing'; readonly tap: SubscribingTap }
  | VoteTap
  | { readonly kind: 'settings'; readonly tap: SettingsTap }
  | { readonly kind: 'none' };

/** What somebody thinks of the quote of that rank. */
export interface VoteTap {
  readonly kind: 'vote';
  readonly stateId: string;
  readonly rank: number;
  readonly verdict: Verdict;
}

export type AlertWish = 'stop' | 'pause';

/** At most 64 bytes (Bot API, "InlineKeyboardButton"); ours are ASCII and at most 56. */
export const nothingData = 'none';

export function answerData(stateId: string, view: AnswerView): string {
  if (view.kind === 'without-filters') return `${stateId}:w`;
  if (view.kind === 'suggested') return `${stateId}:s`;
  if (view.kind === 'fold') return `${stateId}:f`;
  if (view.kind === 'topic') return `${stateId}:t${view.place}`;
  if (view.kind === 'mended') return `${stateId}:m${view.place}`;
  if (view.kind === 'paragraph') return `${stateId}:p${view.rank}.${view.ordinal}`;
  if (view.kind === 'quotes') return `${stateId}:g${view.page}`;
  if (view.kind === 'article') return `${stateId}:a${view.rank}${view.page === null ? '' : `.${view.page}`}`;
  return `${stateId}:q${view.rank}`;
}

export function voteData(stateId: string, { rank, verdict }: Pick<VoteTap, 'rank' | 'verdict'>): string {
  return `${stateId}:${verdict === 'up' ? 'u' : 'd'}${rank}`;
}

export function exampleData(place: number): string {
  return `example:${place}`;
}

export function alertData(alertId: number, wish: AlertWish): string {
  return `${wish}:${alertId}`;
}

export function digestData(batchId: number, page: number): string {
  return `digest:${batchId}.${page}`;
}

const form =
  /^(?:(?<wish>stop|pause):(?<alert>\d{1,10})|digest:(?<batch>\d{1,10})\.(?<digestPage>\d{1,6})|(?<list>latest|sources):(?<page>\d{1,6})|example:(?<example>\d)|(?<stateId>[\w-]{16}):(?:(?<single>[wsf])|(?<offer>[tm])(?<offered>\d)|(?<vote>[ud])(?<voted>\d{1,6})|(?<view>[qgpa])(?<rank>\d{1,6})(?:\.(?<place>\d{1,6}))?))$/u;

/** Reads what a button sent; `null` for what none of ours sends: anybody can send any data. */
export function readTap(data: string): Tap | null {
  if (data === nothingData) return { kind: 'none' };
  const path = readBrowseData(data);
  if (path !== null) return { kind: 'browse', path };
  const tap = readSubscribingTap(data);
  if (tap !== null) return { kind: 'subscribing', tap };
  const settings = readSettingsTap(data);
  if (settings !== null) return { kind: 'settings', tap: settings };
  const found = form.exec(data)?.groups;
  if (found === undefined) return null;
  const { wish, alert, batch, digestPage, list, page, example, stateId } = found;
  if (wish === 'stop' || wish === 'pause') return { kind: 'alert', alertId: Number(alert), wish };
  if (batch !== undefined) return { kind: 'digest', batchId: Number(batch), page: Number(digestPage) };
  if (list !== undefined) return { kind: 'browse', path: { from: [], shown: listStep(list, Number(page)) } };
  if (example !== undefined) return { kind: 'example', place: Number(example) };
  const { vote, voted } = found;
  if (stateId !== undefined && vote !== undefined) {
    return { kind: 'vote', stateId, rank: Number(voted), verdict: vote === 'u' ? 'up' : 'down' };
  }
  const view = readView(found);
  return stateId === undefined || view === null ? null : { kind: 'answer', stateId, view };
}

/** Under lists that were sent before there were paths. */
function listStep(list: string, page: number): BrowseStep {
  return list === 'latest' ? { kind: 'latest', page } : { kind: 'shelves', of: 'publisher', page };
}

function readView(found: Readonly<Record<string, string | undefined>>): AnswerView | null {
  const { view, rank, place, single, offer, offered } = found;
  if (offer !== undefined) return { kind: offer === 't' ? 'topic' : 'mended', place: Number(offered) };
  if (single === 'f') return { kind: 'fold' };
  if (single !== undefined) return { kind: single === 'w' ? 'without-filters' : 'suggested' };
  const at = { rank: Number(rank) };
  const number = place === undefined ? null : Number(place);
  if (view === 'a') return { kind: 'article', ...at, page: number };
  if (view === 'g') return number === null ? { kind: 'quotes', page: at.rank } : null;
  if (view === 'q') return number === null ? { kind: 'quote', ...at } : null;
  return number === null ? null : { kind: 'paragraph', ...at, ordinal: number };
}
