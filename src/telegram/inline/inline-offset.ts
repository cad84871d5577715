/** How many results come at a time: as many as a phone shows after one swipe. Telegram takes 50. */
export const resultsPerPage = 10;

/**
 * Where a page begins, as Telegram gives it back: `next_offset` of the page before, empty for the first.
 *
 * @returns `null` for what none of our pages says: anybody can make an offset up.
 */
export function readInlineOffset(offset: string): number | null {
  if (offset === '') return 0;
  return /^[1-9]\d{0,6}$/u.test(offset) ? Number(offset) : null;
}

/** At most 64 bytes (Bot API, "answerInlineQuery"); ours are digits. Empty where no page follows. */
export function nextInlineOffset(next: number | null): string {
  return next === null ? '' : String(next);
}
