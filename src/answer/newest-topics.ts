import type { Article } from '../article/article.js';
import type { ArticleHead } from '../article/article-head.js';
import type { Library } from '../library/library.js';
import type { Searcher } from '../search/searcher.js';
import type { Offer } from './answer.js';
import { triedOffers } from './near-topics.js';
import { topicTexts } from './topic-texts.js';

export interface NewestTopicsPorts {
  readonly searcher: Pick<Searcher, 'isAnswered'>;
  readonly library: Pick<Library, 'newest'>;
}

const newestLooked = 8;
const maxTopics = 3;

/**
 * Makes what gives the topics of the newest articles: of each the title, or its longest part, that was asked and is
 * answered. They are tried anew only when the newest articles are others.
 */
export function createNewestTopics({ searcher, library }: NewestTopicsPorts): () => readonly Offer[] {
  let articles: readonly Article[] = [];
  let offers: readonly Offer[] = [];
  return () => {
    const newest = library.newest({ limit: newestLooked });
    if (newest.length === articles.length && newest.every((article, place) => article === articles[place])) {
      return offers;
    }
    articles = newest;
    offers = offersOf(newest, (topic) => topic, searcher);
    return offers;
  };
}

/**
 * The same of some articles, now.
 *
 * @param ask the question that asks a topic of these articles
 */
export function newestTopicsOf(
  articles: readonly ArticleHead[],
  ask: (topic: string) => string,
  searcher: Pick<Searcher, 'isAnswered'>,
): Offer[] {
  const newest = articles.toSorted((a, b) => (b.publishedMs ?? 0) - (a.publishedMs ?? 0)).slice(0, newestLooked);
  return offersOf(newest, ask, searcher);
}

function offersOf(
  articles: readonly Pick<ArticleHead, 'title'>[],
  ask: (topic: string) => string,
  searcher: Pick<Searcher, 'isAnswered'>,
): Offer[] {
  const topics = articles.flatMap(({ title }) => topicTexts(title ?? '').slice(0, 1));
  const offers = topics.map((text) => ({ text, question: ask(text) }));
  return triedOffers(offers, searcher, { maxOffers: maxTopics, maxTries: newestLooked });
}
