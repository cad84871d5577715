import type { Block } from './article.js';
import { isAttribution, isCaption, readSourceAtEnd, readSourceLine } from './attribution.js';
import { dropRepeatedDigest } from './drop-digest.js';
import type { Line } from './extract-lines.js';

/** What the lines of a body come to. */
export interface Content {
  readonly blocks: readonly Block[];
  /** The source line's publisher; empty where the line names none, `null` without such a line. */
  readonly sourceLine: string | null;
}

/** Longest line set in bold, in UTF-16 units, that is a heading and not a paragraph set in bold. */
const MAX_BOLD_HEADING = 60;
/** Longest plain line, in UTF-16 units, that is taken for a heading. */
const MAX_BARE_HEADING = 32;
/** What stands under a bare heading is at least this long, in UTF-16 units; a signature and its date are not. */
const MIN_UNDER_BARE_HEADING = 15;
/** A longer line is a paragraph though it ends without a mark; a shorter one is the next of a list of headlines. */
const SURELY_PARAGRAPH = 60;

const CLOSING_MARK = /[。！？；…：，、,.!?;:”’」』）)】》]$/u;
/** `沪指报3288点`, `同比增长9.6%`, `2022年10月24日`: lines of data, not headings. */
const ENDS_IN_FIGURE = /[\d０-９%％‰]\s*[\p{Script=Han}]{0,2}$/u;
const NUMBERED = /^\d{1,2}[.．、]/u;
const BULLET = /^[●•·■◆▲★○◎—–*>]/u;

/** The lines that are the article's text, each with its part in it. */
export function buildBlocks(lines: readonly Line[]): Content {
  let sourceLine: string | null = null;
  const content = lines.filter((line) => {
    // Below a picture, 来源 is the picture's.
    if (isCaption(line.text) || (line.followsPicture && line.text.startsWith('来源'))) return false;
    const source = readSourceLine(line.text);
    if (source !== null) sourceLine = sourceLine === null || sourceLine === '' ? source : sourceLine;
    return source === null && !isAttribution(line.text);
  });
  const kept = dropRepeatedDigest(content);
  if (sourceLine === null) sourceLine = readSourceAtEnd(kept.at(-1)?.text ?? '');
  return { blocks: markHeadings(kept), sourceLine };
}

/**
 * Lines that an author set off (`<h1>`–`<h6>`, whole lines in bold) are headings. A bare short line without a closing
 * mark is one only if a paragraph stands under it: else it is a name below a letter, a line of a list, a caption.
 */
function markHeadings(lines: readonly Line[]): Block[] {
  return lines.map((line, index) => {
    const next = lines[index + 1];
    const isHeading = isStyledHeading(line) || (isBareHeading(line) && next !== undefined && standsUnder(next, line));
    const kind = line.kind === 'table-row' ? 'table-row' : isHeading ? 'heading' : 'paragraph';
    return { kind, text: line.text, paragraph: line.paragraph };
  });
}

function isStyledHeading({ emphasis, kind, text }: Line): boolean {
  if (kind === 'table-row') return false;
  if (emphasis === 'heading') return true;
  return emphasis === 'bold' && text.length <= MAX_BOLD_HEADING && !/[。；：，]$/u.test(text);
}

function isBareHeading({ kind, text }: Line): boolean {
  if (kind !== 'text' || text.length > MAX_BARE_HEADING || BULLET.test(text)) return false;
  return !CLOSING_MARK.test(text) && !ENDS_IN_FIGURE.test(text);
}

function standsUnder(line: Line, heading: Line): boolean {
  if (line.kind === 'table-row') return true;
  if (isStyledHeading(line) || line.text.length < MIN_UNDER_BARE_HEADING) return false;
  // `6.…` under `5.…` is the next of a list.
  if (NUMBERED.test(heading.text) && NUMBERED.test(line.text)) return false;
  return CLOSING_MARK.test(line.text) || ENDS_IN_FIGURE.test(line.text) || line.text.length >= SURELY_PARAGRAPH;
}
