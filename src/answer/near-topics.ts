import { articleIdOfPassage } from '../article/article-id.js';
import type { Library } from '../library/library.js';
import type { Searcher, SearchResult } from '../search/searcher.js';
import type { Offer } from './answer.js';
import { topicTexts } from './topic-texts.js';

export interface TopicPorts {
  readonly searcher: Pick<Searcher, 'isAnswered'>;
  readonly library: Pick<Library, 'head' | 'passage'>;
}

export type Ranked = Extract<SearchResult, { kind: 'ranked' }>;

/** Most topics that are offered, and most that are tried for it. */
const maxTopics = 3;
const maxTries = 5;
/** A heading costs a look at its article: those of the first passages are looked at. */
const headingsLooked = 5;

/**
 * Topics near to a question that nothing answers: titles of the articles, and headings over the passages, that come
 * nearest to it, as far as they say enough of what it says; each was asked, and is answered.
 */
export function nearTopics({ searcher, library }: TopicPorts, result: Ranked): Offer[] {
  const articles = new Set<string>();
  const texts = new Map<string, number>();
  const consider = (name: string | null | undefined): void => {
    // A part holds no more of the question than the whole.
    if (name === null || name === undefined || result.nearness(name) === 0) return;
    for (const text of topicTexts(name)) texts.set(text, result.nearness(text));
  };
  result.passages.forEach(({ id }, place) => {
    const articleId = articleIdOfPassage(id);
    if (!articles.has(articleId)) consider(library.head(articleId)?.title);
    articles.add(articleId);
    if (place < headingsLooked) consider(library.passage(id)?.heading);
  });
  const near = Array.from(texts, ([text, nearness]) => ({ text, nearness }))
    .filter(({ nearness }) => nearness > 0)
    .toSorted((a, b) => b.nearness - a.nearness)
    .map(({ text }): Offer => ({ text, question: result.askInstead(text) }));
  return triedOffers(near, searcher, { maxOffers: maxTopics, maxTries });
}

/** The first of them that are answered, none of which says what another one says. */
export function triedOffers(
  offers: readonly Offer[],
  searcher: Pick<Searcher, 'isAnswered'>,
  { maxOffers, maxTries: triesLeft }: { readonly maxOffers: number; readonly maxTries: number },
): Offer[] {
  const found: Offer[] = [];
  let tries = 0;
  for (const offer of offers) {
    if (found.length === maxOffers || tries === triesLeft) break;
    if (found.some(({ text }) => text.includes(offer.text) || offer.text.includes(text))) continue;
    tries += 1;
    if (searcher.isAnswered(offer.question)) found.push(offer);
  }
  return found;
}
