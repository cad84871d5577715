import { splitSentences } from '../article/split-sentences.js';
import type { TextSpan } from '../search/text-span.js';
import type { NormalizeText } from '../words/normalize-text.js';
import type { ArrivedArticle } from './arrived-article.js';
import type { ArticleWords } from './article-words.js';
import { literalForm, placesInOriginal } from './literal-text.js';
import type { MatchedPassage } from './match.js';
import type { WordsTopic } from './subscription.js';

/** The words of a subscription in the form in which they are looked for. */
export interface SoughtWords {
  /** At least one. */
  readonly required: readonly string[];
  readonly excluded: readonly string[];
}

export function seekWords({ required, excluded }: WordsTopic, normalize: NormalizeText): SoughtWords {
  const sought = (words: readonly string[]): string[] => [...new Set(words.map((word) => soughtWord(word, normalize)))];
  return { required: sought(required), excluded: sought(excluded) };
}

export function soughtWord(word: string, normalize: NormalizeText): string {
  return literalForm(normalize(word).text).replaceAll(/\s+/gu, ' ').trim();
}

/** The passage to quote: of those that match, the first that holds most of the words in its own text; `null` for none. */
export function passageWithWords({ required, excluded }: SoughtWords, article: ArticleWords): number | null {
  if (!required.every((word) => article.holds(word)) || excluded.some((word) => article.holds(word))) return null;
  let best: number | null = null;
  let most = -1;
  for (const ordinal of article.passagesWith(required)) {
    const count = article.countIn(ordinal, required);
    if (count > most) [best, most] = [ordinal, count];
  }
  return best;
}

/** What to point at in that passage. */
export function pointAtWords(
  { required }: SoughtWords,
  { passages }: ArrivedArticle,
  ordinal: number,
  normalize: NormalizeText,
): MatchedPassage {
  const text = passages[ordinal]?.text ?? '';
  const places = placesInOriginal(normalize(text), required);
  return { ordinal, sentence: sentenceWithMost(text, places), places, confidence: null };
}

/** The first of equals, without blanks around it. */
function sentenceWithMost(text: string, places: readonly TextSpan[]): TextSpan | null {
  let best: TextSpan | null = null;
  let most = 0;
  for (const { start, end } of splitSentences(text)) {
    const count = places.filter((place) => place.start >= start && place.end <= end).length;
    if (count <= most) continue;
    most = count;
    best = { start, end: start + text.slice(start, end).trimEnd().length };
  }
  return best;
}
