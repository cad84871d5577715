import { confidenceFloor } from '../search/confidence.js';
import { highlight } from '../search/highlight.js';
import { scorePassage } from '../search/score-passage.js';
import type { WeighedQuestion } from '../search/weigh-question.js';
import type { NormalizeText } from '../words/normalize-text.js';
import type { ArrivedArticle } from './arrived-article.js';
import type { MatchedPassage } from './match.js';

/** A passage that answers a standing question. */
export interface AnsweringPassage {
  readonly ordinal: number;
  readonly score: number;
  readonly confidence: number;
}

/**
 * Of the passages whose confidence reaches the floor the one that a search would put first.
 *
 * @param ordinals which passages to look at, ascending
 */
export function passageThatAnswers(
  question: WeighedQuestion,
  { indexed }: ArrivedArticle,
  ordinals: Iterable<number>,
): AnsweringPassage | null {
  let best: AnsweringPassage | null = null;
  for (const ordinal of ordinals) {
    const passage = indexed[ordinal];
    const rank = passage === undefined ? null : scorePassage(question, passage);
    if (rank === null || rank.confidence < confidenceFloor) continue;
    if (best === null || rank.score > best.score) best = { ordinal, score: rank.score, confidence: rank.confidence };
  }
  return best;
}

/** What to point at in that passage. */
export function pointAtAnswer(
  { question, forRanking }: WeighedQuestion,
  { passages, month }: ArrivedArticle,
  { ordinal, confidence }: AnsweringPassage,
  normalize: NormalizeText,
): MatchedPassage {
  const { sentence, matches } = highlight(normalize, question, forRanking, passages[ordinal]?.text ?? '', month);
  return { ordinal, sentence, places: matches, confidence };
}
