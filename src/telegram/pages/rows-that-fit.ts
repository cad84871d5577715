import type { InlineKeyboardButton } from 'grammy/types';
import type { Keyboard } from './page.js';

/** What a phone shows of a row, in Latin letters; a Han character is two. */
const rowColumns = 26;
const maxPerRow = 5;

/** Buttons in rows, each as many as a phone shows with their labels whole: five of two characters, three of English names. */
export function rowsThatFit(buttons: readonly InlineKeyboardButton[]): Keyboard {
  const rows: InlineKeyboardButton[][] = [];
  let columns = 0;
  for (const button of buttons) {
    const width = columnsOf(button.text);
    const last = rows.at(-1);
    if (last === undefined || last.length === maxPerRow || columns + width > rowColumns) {
      rows.push([button]);
      columns = width;
    } else {
      last.push(button);
      columns += width;
    }
  }
  return rows;
}

function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (/\p{sc=Han}/u.test(character) ? 2 : 1), 0);
}
