/** A run of normalised text: Han characters, still to be segmented, or a word that is whole already. */
export interface Run {
  readonly kind: 'han' | 'word';
  /** What is matched; for a number without its thousands separators. */
  readonly text: string;
  /** In UTF-16 units of the normalised text. */
  readonly start: number;
  readonly end: number;
}

// Letters of any script but Han, digits among them, joined by hyphens, dots, ampersands or apostrophes: `hfo-1234yf`,
// `mate60`, `s&p`, `covid-19`. Han is taken out of \p{L} by the look-ahead.
const LETTER = String.raw`(?:(?!\p{Script=Han})[\p{L}\p{M}\d])`;
const LATIN = String.raw`${LETTER}+(?:[-.&'_]${LETTER}+)*`;
// A sign counts only where nothing could make it a range or a hyphen ("1.66亿元-1.82亿元", "2021-12-08"), and before a
// number that is no model or measure ("+5g").
const SIGN = String.raw`(?<=^|[\s(\[:,，、。；])[+-](?=[\d.,]+(?![\d.,]|${LETTER}))`;
const DIGITS = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`;
// With its sign or unit, or with the letters it is one word with: `27.3%`, `5g`, `1.2gwh`, `1,500km`.
const NUMBER = String.raw`(?:${SIGN})?${DIGITS}(?:(?!\d)${LATIN}|(?:%|‰|°c)?(?!${LETTER}))`;
// Order matters: a number may hold what other Latin words may not (separators of thousands).
const RUN = new RegExp(String.raw`(?<han>\p{Script=Han}+)|(?<number>${NUMBER})|(?<latin>${LATIN})`, 'gu');

/** Cuts normalised text into runs; signs and blanks between them are dropped. Deterministic; linear in practice. */
export function splitRuns(text: string): Run[] {
  const runs: Run[] = [];
  for (const match of text.matchAll(RUN)) {
    const start = match.index;
    const end = start + match[0].length;
    if (match.groups?.han !== undefined) runs.push({ kind: 'han', text: match[0], start, end });
    else runs.push({ kind: 'word', text: match.groups?.number?.replaceAll(',', '') ?? match[0], start, end });
  }
  return runs;
}
