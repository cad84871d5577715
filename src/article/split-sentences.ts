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
const SENTENCE_END = /\n+|[。！？；…!?]+[”’」』"'）)】〕］\]]*|(?<=[\p{Ll}\p{Nd})”"])\.(?=\s+[“"]?\p{Lu})/gu;

/** After a closing quote these show that the sentence around it goes on: `“加油！”，他喊道`. */
const GOES_ON = /^[，、：,:》〉。！？；…]/u;

/**
 * The sentences of a text, in order; they cover it without gap or overlap, none is empty, and an empty text has none.
 * A closing quote ends with the sentence it closes, runs such as `！？` and `……` stay together, a line break ends a
 * sentence, and blanks after a sentence belong to it.
 */
export function splitSentences(text: string): SentenceSpan[] {
  const spans: SentenceSpan[] = [];
  let start = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    const closed = match.index + match[0].length;
    if (closed <= start || GOES_ON.test(text.slice(closed, closed + 1))) continue;
    const end = skipWhiteSpace(text, closed);
    spans.push({ start, end });
    start = end;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

/** The first place from `from` on that holds no white space. */
export function skipWhiteSpace(text: string, from: number): number {
  const whiteSpace = /\s*/uy;
  whiteSpace.lastIndex = from;
  return from + (whiteSpace.exec(text)?.[0].length ?? 0);
}
