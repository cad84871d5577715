import { FormattedString } from '@grammyjs/parse-mode';
import type { Answer } from '../../answer/answer.js';
import { answerData } from '../messages/callback-data.js';
import type { News } from '../news.js';
import { backToQuotesRow, viewButton } from '../pages/answer-buttons.js';
import { formatQuote } from '../pages/format-quote.js';
import { maxAlsoInGroup, maxAskedUtf16Units, maxGroupPassageUtf16Units } from '../pages/message-limits.js';
import { type Keyboard, type Page, pageOf, plainPage } from '../pages/page.js';
import type { PageState } from '../pages/page-state.js';
import { clampPage, pagerRow } from '../pages/pager.js';
import { quotesPage } from '../pages/quotes-page.js';
import { refusalPage } from '../pages/refusal-page.js';
import { resolveQuote } from '../pages/resolve-quote.js';
import { alsoInLine, sourceLine } from '../pages/source-line.js';
import { oneLine } from '../texts/one-line.js';
import type { Texts } from '../texts/texts.js';
import { privateLink } from './private-link.js';

/** What pages of answers in groups are made from. */
export interface GroupPagePorts {
  readonly news: News;
  readonly texts: Texts;
  /** Without `@`. */
  readonly botUsername: string;
}

/** Whether an answer stands where many read it. */
export function isInGroup({ chatId }: Pick<PageState, 'chatId'>): boolean {
  return chatId < 0;
}

/**
 * One quote of an answer in a group, as short as a message of a person: a passage that is long is cut around the sentence
 * that answers. All of it, and what stands around, is behind a button that leads to the private chat.
 *
 * @param rank from 0; one that is out of range counts as the nearest.
 */
export function groupQuotePage(state: PageState, rank: number, { news, texts, botUsername }: GroupPagePorts): Page {
  const count = state.passages.length;
  if (count === 0) return { ...plainPage(texts.groups.nothingFound()), keyboard: [foldRow(state, texts)] };
  const place = clampPage(rank, count);
  const keyboard: Keyboard = [
    pagerRow(place, count, (to) => answerData(state.id, { kind: 'quote', rank: to })),
    privateRow(state, texts, botUsername),
    backToQuotesRow(state, place, texts),
  ];
  const resolved = resolveQuote(state, place, news);
  const block = resolved === null ? null : formatQuote(resolved.marked, maxGroupPassageUtf16Units);
  if (resolved === null || block === null) return pageOf(new FormattedString(texts.quoteGone()), keyboard);
  const asked = state.tellsQuestion ? oneLine(state.question, maxAskedUtf16Units) : null;
  const lines = [
    ...(asked === null ? [] : [new FormattedString(texts.asked(asked))]),
    block,
    ...(resolved.changed ? [new FormattedString(texts.changed())] : []),
    sourceLine(resolved.source, texts),
    alsoInLine(resolved.alsoIn, maxAlsoInGroup, texts),
  ].filter((line) => line !== null);
  return pageOf(FormattedString.join(lines, '\n'), keyboard);
}

/** Three quotes, each as short; a button with its number shows one by itself. An answer of one quote is that quote. */
export function groupQuotesPage(state: PageState, page: number, ports: GroupPagePorts): Page {
  if (state.passages.length < 2) return groupQuotePage(state, 0, ports);
  const { news, texts, botUsername } = ports;
  const rows = [privateRow(state, texts, botUsername)];
  return quotesPage(state, page, news, texts, { maxUtf16Units: maxGroupPassageUtf16Units, rows });
}

/** An answer as it is first shown in a group: one quote of it, or three. */
export function groupFirstPage(state: PageState, ports: GroupPagePorts): Page {
  return state.quotes === 1 ? groupQuotePage(state, 0, ports) : groupQuotesPage(state, 0, ports);
}

/** Why nothing is quoted, in a sentence, and what was perhaps meant; topics to begin with are for private chats. */
export function groupRefusalPage(
  state: PageState,
  answer: Exclude<Answer, { kind: 'quotes' }>,
  texts: Texts,
  isAbout: boolean,
): Page {
  const { topics: _topics, ...rest } = answer;
  const page = refusalPage(state.id, rest, texts);
  const text = shortRefusal(answer, texts, isAbout) ?? page.text;
  return { ...page, text, keyboard: [...page.keyboard, foldRow(state, texts)] };
}

/** `null` where the refusal tells something of the question's filters. */
function shortRefusal(answer: Exclude<Answer, { kind: 'quotes' }>, { groups }: Texts, isAbout: boolean): string | null {
  if (answer.kind === 'nothing-to-search') return answer.unreadable === undefined ? groups.nothingToSearch() : null;
  if (answer.filters !== undefined) return null;
  return isAbout ? groups.nothingSaid() : groups.nothingFound();
}

function privateRow(state: PageState, texts: Texts, botUsername: string): Keyboard[number] {
  return [{ text: texts.groups.openInPrivate(), url: privateLink(state.id, botUsername) }, ...foldRow(state, texts)];
}

function foldRow({ id }: PageState, texts: Texts): Keyboard[number] {
  return [viewButton(texts.groups.fold(), id, { kind: 'fold' })];
}
