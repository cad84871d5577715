import type { TextSpan } from '../search/text-span.js';

/** The comma of 8,500. */
const THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/gu;
/** What words of other scripts, and numbers, are made of. */
const LETTER = /^(?!\p{Script=Han})[\p{L}\p{M}\p{N}]$/u;
const DIGIT = /^\d$/;

/** Normalised text in the form that words of subscriptions are looked for in: no separators of thousands. */
export function literalForm(normalizedText: string): string {
  return normalizedText.includes(',') ? normalizedText.replaceAll(THOUSANDS, '') : normalizedText;
}

/**
 * Where a word stands in a text as it is written, one place after the other; both in their literal form. Han characters may
 * stand anywhere, inside longer words too; a word of letters or digits stands only where it is whole: no `ai` in `mail`, no
 * `5` in `15` or `5.2`.
 */
export function* literalPlaces(text: string, word: string): Generator<TextSpan, void, undefined> {
  for (let start = text.indexOf(word); start >= 0; ) {
    const end = start + word.length;
    const isWhole = !isJoined(text, start) && !isJoined(text, end);
    if (isWhole) yield { start, end };
    start = text.indexOf(word, isWhole ? end : start + 1);
  }
}

/** Places of the commas that {@link literalForm} takes out; ascending. */
export function separatorsOfThousands(normalizedText: string): readonly number[] {
  return Array.from(normalizedText.matchAll(THOUSANDS), ({ index }) => index);
}

export function holdsLiterally(text: string, word: string): boolean {
  return literalPlaces(text, word).next().done !== true;
}

/** Whether a place is inside a word of letters or digits. */
function isJoined(text: string, at: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at)];
  if (LETTER.test(before) && LETTER.test(after)) return true;
  return (
    (DIGIT.test(before) && after === '.' && DIGIT.test(text.charAt(at + 1))) ||
    (DIGIT.test(after) && before === '.' && DIGIT.test(text.charAt(at - 2)))
  );
}
