import type { InlineKeyboardButton } from 'grammy/types';
import type { Source } from '../../answer/source-of.js';
import { type AnswerView, answerData } from '../messages/callback-data.js';
import type { Texts } from '../texts/texts.js';
import { citation } from './citation.js';
import { maxSourceUrlLength, quotesPerPage } from './message-limits.js';
import type { PageState } from './page-state.js';
import { safeLink } from './safe-link.js';

/** A button that shows another view of the answer. */
export function viewButton(text: string, stateId: string, view: AnswerView): InlineKeyboardButton {
  return { text, callback_data: answerData(stateId, view) };
}

/** 原文 and 复制引用, as far as there is something to open and to copy. */
export function sourceButtons(source: Source, texts: Texts): InlineKeyboardButton[] {
  const url = safeLink(source.sourceUrl, maxSourceUrlLength);
  const line = citation(source, texts);
  return [
    ...(url === null ? [] : [{ text: texts.openSource(), url }]),
    ...(line === null ? [] : [{ text: texts.copyCitation(), copy_text: { text: line } }]),
  ];
}

/** From a quote by itself to the page of three that it is on; no row for an answer that shows one at a time. */
export function backToQuotesRow(
  { id, quotes, passages }: Pick<PageState, 'id' | 'quotes' | 'passages'>,
  rank: number,
  texts: Texts,
): InlineKeyboardButton[] {
  if (quotes === 1 || passages.length < 2) return [];
  return [viewButton(texts.subscribing.back(), id, { kind: 'quotes', page: Math.floor(rank / quotesPerPage) })];
}

/** 上一段 and 下一段 of a passage, as far as there are such; the way back to the quote is the quote itself. */
export function neighbourButtons(
  { stateId, rank, quoted }: { readonly stateId: string; readonly rank: number; readonly quoted: number },
  ordinal: number,
  passageCount: number,
  texts: Texts,
): InlineKeyboardButton[] {
  const viewOf = (other: number): AnswerView =>
    other === quoted ? { kind: 'quote', rank } : { kind: 'paragraph', rank, ordinal: other };
  return [
    ...(ordinal > 0 ? [viewButton(texts.paragraphBefore(), stateId, viewOf(ordinal - 1))] : []),
    ...(ordinal < passageCount - 1 ? [viewButton(texts.paragraphAfter(), stateId, viewOf(ordinal + 1))] : []),
  ];
}
