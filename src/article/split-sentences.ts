/** Places of a sentence in a text, in UTF-16 units, `end` exclusive. */
export interface SentenceSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * A run of closing marks, with the closing quotes and brackets that belong to it. `》` is none of them: a question mark
 * before it ends a book's title, not a sentence. The half-width `.` of Latin text ends one only before a blank and a
 * capital, so that `3.5` and `J. Smith` stay whole.
 */
export const SENTENCE_END = /\n+|[。！？；…!?]+[”’」』"'）)】〕］\]]*|(?<=[\p{Ll}\p{Nd})”"])\.(?=\s+[“"]?\p{Lu})/uy;

/** What {@link SENTENCE_END} can begin with: it is tried nowhere else, since every passage that is ranked is split. */
const MAY_END = unitSet('\n。！？；…!?.');

/** After a closing quote these show that the sentence around it goes on: `“加油！”，他喊道`. */
const GOES_ON = unitSet('，、：,:》〉。！？；…');

/**
 * The sentences of a text, in order; they cover it without gap or overlap, none is empty, and an empty text has none.
 * A closing quote ends with the sentence it closes, runs such as `！？` and `……` stay together, a line break ends a
 * sentence, and blanks after a sentence belong to it.
 */
export function splitSentences(text: string): SentenceSpan[] {
  const spans: SentenceSpan[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (MAY_END[text.charCodeAt(at)] !== 1) continue;
    SENTENCE_END.lastIndex = at;
    if (!SENTENCE_END.test(text)) continue;
    const closed = SENTENCE_END.lastIndex;
    at = closed - 1;
    if (closed <= start || (closed < text.length && GOES_ON[text.charCodeAt(closed)] === 1)) continue;
    const end = skipWhiteSpace(text, closed);
    spans.push({ start, end });
    start = end;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

/** A table of UTF-16 units: 1 for those of the characters, which are of one unit each. */
function unitSet(characters: string): Uint8Array {
  const table = new Uint8Array(0x1_0000);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

const WHITE_SPACE = /\s*/uy;

/** The first place from `from` on that holds no white space. */
export function skipWhiteSpace(text: string, from: number): number {
  WHITE_SPACE.lastIndex = from;
  return WHITE_SPACE.test(text) ? WHITE_SPACE.lastIndex : from;
}
