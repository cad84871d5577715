/** The first character of CJK (Unicode, "CJK Radicals Supplement"): words of other scripts come before it. */
export const firstOfCjk = '\u2e80';

/** Whether a normalised word is of letters of another script, perhaps with digits (`gdp`, `mate60`); a number is none. */
export function isLatinWord(word: string): boolean {
  return word < firstOfCjk && /\p{L}/u.test(word);
}
