import type { NormalizeText } from '../words/normalize-text.js';
import type { ArticleWords } from './article-words.js';
import { literalForm } from './literal-text.js';
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
export function pointAtWords({ required }: SoughtWords, article: ArticleWords, ordinal: number): MatchedPassage {
  const passage = article.passage(ordinal);
  const places = passage.places(required);
  return { ordinal, sentence: passage.sentenceWithMost(places), places, confidence: null };
}
