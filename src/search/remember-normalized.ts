import type { NormalizedText, NormalizeText } from '../words/normalize-text.js';

/** Beyond so many texts all are normalised anew: some 10 MB of titles. */
const maxTexts = 100_000;

/** Normalises each text once: for titles, of which a filter goes through all (150 ms for those of 20,000 articles). */
export function rememberNormalized(normalize: NormalizeText): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= maxTexts) known.clear();
    const normalized = normalize(text).text;
    known.set(text, normalized);
    return normalized;
  };
}

/** Beyond so many texts the one that was made first goes: some 2 MB of sentences. */
const maxRemembered = 4_000;

/** Normalises what is pointed at again and again once: while somebody types, the same passages are shown after each key. */
export function rememberTexts(normalize: NormalizeText): NormalizeText {
  const known = new Map<string, NormalizedText>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const [oldest] = known.keys();
    if (known.size >= maxRemembered && oldest !== undefined) known.delete(oldest);
    const normalized = normalize(text);
    known.set(text, normalized);
    return normalized;
  };
}
