import type { TermStatistics } from '../search/weigh-question.js';
import type { NormalizedText, NormalizeText } from '../words/normalize-text.js';
import type { Segmenter } from '../words/segmenter.js';
import type { ArrivedArticle } from './arrived-article.js';
import { ArticleWords } from './article-words.js';
import { type Match, type MatchedPassage, opening } from './match.js';
import { pointAtAnswer } from './match-question.js';
import { pointAtWords } from './match-words.js';
import { NameTopics } from './name-topics.js';
import { QuestionTopics } from './question-topics.js';
import type { Subscription } from './subscription.js';
import { WordTopics } from './word-topics.js';

export interface PercolatorPorts {
  readonly segmenter: Segmenter;
  /** Of the collection that articles come to, as it is at any moment: the index itself. */
  readonly statistics: TermStatistics;
}

/** What of a subscription matching goes by. */
export type Percolated = Pick<Subscription, 'id' | 'topic'>;

/** So many standing questions are weighed anew before an article is matched: a few milliseconds. */
const renewedAnArticle = 32;

/**
 * One new article → the subscriptions it matches, by an index of the subscriptions: the search turned round, as in
 * Elasticsearch's percolator. What it finds is what {@link matchTopic} finds for each by itself.
 *
 * Up to {@link renewedAnArticle} different standing questions are always weighed with the statistics of the moment; of
 * more, each is weighed anew in its turn, after so many articles as they are times as many.
 */
export class Percolator {
  readonly #normalize: NormalizeText;
  readonly #toAll = new Set<number>();
  #subscriptions = 0;
  readonly #names: NameTopics;
  readonly #words: WordTopics;
  readonly #questions: QuestionTopics;

  constructor({ segmenter, statistics }: PercolatorPorts) {
    this.#normalize = (text) => segmenter.normalize(text);
    this.#names = new NameTopics(this.#normalize);
    this.#words = new WordTopics(this.#normalize, statistics);
    this.#questions = new QuestionTopics(segmenter, statistics);
  }

  /** Nobody has subscribed to anything: nothing need be done to match. */
  get isEmpty(): boolean {
    return this.#subscriptions === 0;
  }

  /** @param subscription of an id that is not here */
  add({ id, topic }: Percolated): void {
    this.#subscriptions += 1;
    if (topic.kind === 'everything') this.#toAll.add(id);
    else if (topic.kind === 'words') this.#words.add(topic, id);
    else if (topic.kind === 'question') this.#questions.add(topic, id);
    else this.#names.add(topic, id);
  }

  /** @param subscription with the topic it was added with */
  remove({ id, topic }: Percolated): void {
    this.#subscriptions -= 1;
    if (topic.kind === 'everything') this.#toAll.delete(id);
    else if (topic.kind === 'words') this.#words.remove(topic, id);
    else if (topic.kind === 'question') this.#questions.remove(topic, id);
    else this.#names.remove(topic, id);
  }

  /** Ascending by subscription. */
  match(article: ArrivedArticle): Match[] {
    this.#questions.renew(renewedAnArticle);
    const normalize = rememberNormalized(this.#normalize);
    const matches: Match[] = [];
    const owe = (ids: Iterable<number>, found: MatchedPassage): void => {
      for (const subscriptionId of ids) matches.push({ subscriptionId, found });
    };
    owe(this.#toAll, opening);
    owe(this.#names.match(article.head), opening);
    const words = new ArticleWords(article, normalize);
    for (const { sought, ids, ordinal } of this.#words.match(words)) owe(ids, pointAtWords(sought, words, ordinal));
    for (const { question, ids, found } of this.#questions.match(article)) {
      owe(ids, pointAtAnswer(question, article, found, normalize));
    }
    return matches.toSorted((a, b) => a.subscriptionId - b.subscriptionId);
  }
}

/** One article's passages and sentences are pointed at for many subscriptions. */
function rememberNormalized(normalize: NormalizeText): NormalizeText {
  const known = new Map<string, NormalizedText>();
  return (text) => {
    const normalized = known.get(text) ?? normalize(text);
    known.set(text, normalized);
    return normalized;
  };
}
