import type { InlineKeyboardButton } from 'grammy/types';
import type { Shelf, ShelfKind } from '../../library/shelf.js';
import { maxShelfLabelUtf16Units } from '../pages/message-limits.js';
import { dayShown } from '../texts/dates.js';
import { oneLine } from '../texts/one-line.js';
import type { Texts } from '../texts/texts.js';
import { type BrowsePath, browseData, stepBack, stepOn } from './browse-path.js';

export const shelfKinds: readonly ShelfKind[] = ['publisher', 'category', 'day'];

export function browseButton(text: string, path: BrowsePath): InlineKeyboardButton {
  return { text, callback_data: browseData(path) };
}

/** No button where there is nowhere to go back to. */
export function backButtons(path: BrowsePath, label: string): InlineKeyboardButton[] {
  const back = stepBack(path);
  return back === null ? [] : [browseButton(label, back)];
}

/** 按媒体, 按分类, 按日期. */
export function kindButtons(from: BrowsePath, texts: Texts): InlineKeyboardButton[] {
  return shelfKinds.map((of) => browseButton(texts.reading.by(of), stepOn(from, { kind: 'shelves', of, page: 0 })));
}

/** Each leads to the newest articles of a shelf; so many in a row. */
export function shelfButtons(
  shelves: readonly Shelf[],
  { from, perRow }: { readonly from: BrowsePath; readonly perRow: number },
  texts: Texts,
): InlineKeyboardButton[][] {
  const buttons = shelves.map((shelf) =>
    browseButton(
      shelfName(shelf, maxShelfLabelUtf16Units, texts),
      stepOn(from, { kind: 'shelf', of: shelf.kind, id: shelf.id, page: 0 }),
    ),
  );
  return inRows(buttons, perRow);
}

export function inRows<Item>(items: readonly Item[], perRow: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / perRow) }, (_, row) =>
    items.slice(row * perRow, (row + 1) * perRow),
  );
}

export function shelfName({ kind, name }: Shelf, maxUtf16Units: number, texts: Texts): string {
  const shown = kind === 'day' ? dayShown(name, texts) : name;
  return oneLine(shown, maxUtf16Units) ?? texts.reading.unnamed(kind);
}
