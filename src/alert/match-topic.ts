import { readQuestion } from '../search/question.js';
import { type TermStatistics, weighQuestion } from '../search/weigh-question.js';
import type { NormalizeText } from '../words/normalize-text.js';
import type { Segmenter } from '../words/segmenter.js';
import type { ArrivedArticle } from './arrived-article.js';
import { ArticleWords } from './article-words.js';
import { type MatchedPassage, opening } from './match.js';
import { namesArticle } from './match-name.js';
import { passageThatAnswers, pointAtAnswer } from './match-question.js';
import { passageWithWords, pointAtWords, seekWords } from './match-words.js';
import type { Topic, WordsTopic } from './subscription.js';

export interface MatchPorts {
  readonly segmenter: Segmenter;
  /** Of the collection that the article belongs to. */
  readonly statistics: TermStatistics;
}

/**
 * Whether an article is what one subscription asks for, by itself: what matching is. {@link Percolator} finds the same for
 * many subscriptions at a time.
 *
 * @returns the passage that matters; `null` where the article does not match
 */
export function matchTopic(topic: Topic, article: ArrivedArticle, ports: MatchPorts): MatchedPassage | null {
  const normalize: NormalizeText = (text) => ports.segmenter.normalize(text);
  if (topic.kind === 'everything') return opening;
  if (topic.kind === 'words') return matchWords(topic, article, normalize);
  if (topic.kind === 'question') return matchQuestion(topic.text, article, ports);
  return namesArticle(topic, normalize)(article.head) ? opening : null;
}

function matchWords(topic: WordsTopic, article: ArrivedArticle, normalize: NormalizeText): MatchedPassage | null {
  const sought = seekWords(topic, normalize);
  const words = new ArticleWords(article, normalize);
  const ordinal = passageWithWords(sought, words);
  return ordinal === null ? null : pointAtWords(sought, words, ordinal);
}

function matchQuestion(text: string, article: ArrivedArticle, { segmenter, statistics }: MatchPorts) {
  const weighed = weighQuestion(readQuestion(segmenter, text), statistics);
  const found = passageThatAnswers(weighed, article, article.indexed.keys());
  return found === null ? null : pointAtAnswer(weighed, article, found, (passage) => segmenter.normalize(passage));
}
