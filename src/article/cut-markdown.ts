import { htmlBlockLength } from './html-block.js';

/**
 * Most Markdown that is read at once, in UTF-16 units; no real post of 19,547 is longer. Lists, block quotes and tables that
 * go on and on take marked time quadratic in their length.
 */
export const MAX_PART_LENGTH = 20_000;

/**
 * A body in parts that come to it again, cut at blank lines and never within an HTML block. Longer than
 * {@link MAX_PART_LENGTH} is only a part that is one HTML block, or has no blank line.
 */
export function cutMarkdown(body: string): string[] {
  if (body.length <= MAX_PART_LENGTH) return [body];
  const parts: string[] = [];
  let begun = 0;
  for (let at = 0; at < body.length; ) {
    const end = at + stretchLength(body.slice(at));
    if (end - begun > MAX_PART_LENGTH && at > begun) {
      parts.push(body.slice(begun, at));
      begun = at;
    }
    at = end;
  }
  parts.push(body.slice(begun));
  return parts;
}

const BLANK_LINES = /\n[ \t]*(?:\n[ \t]*)+/u;

/** How long what the text begins with is: an HTML block, or lines up to the next that is not blank behind a blank one. */
function stretchLength(text: string): number {
  const block = htmlBlockLength(text);
  if (block > 0) return block;
  const blank = BLANK_LINES.exec(text);
  return blank === null ? text.length : blank.index + blank[0].length;
}
