import type { InlineKeyboardButton } from 'grammy/types';
import { nothingData } from '../messages/callback-data.js';

/**
 * The row `‹ 2/5 ›`; `‹` and `›` only where they lead somewhere, and no row for a single page.
 *
 * @param page from 0 to `pages - 1`.
 */
export function pagerRow(page: number, pages: number, dataOf: (page: number) => string): InlineKeyboardButton[] {
  if (pages < 2) return [];
  const before = page > 0 ? [{ text: '‹', callback_data: dataOf(page - 1) }] : [];
  const after = page < pages - 1 ? [{ text: '›', callback_data: dataOf(page + 1) }] : [];
  return [...before, { text: `${page + 1}/${pages}`, callback_data: nothingData }, ...after];
}

/** `page` moved into 0 to `pages - 1`: what a button led to may have become shorter since. */
export function clampPage(page: number, pages: number): number {
  return Math.max(0, Math.min(page, pages - 1));
}
