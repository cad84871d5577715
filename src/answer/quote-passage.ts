import type { Article, Passage } from '../article/article.js';
import { type PublishedMonth, publishedMonth } from '../article/published-month.js';
import type { Library } from '../library/library.js';
import type { RankedPassage } from '../search/search-passages.js';
import type { AlsoIn, Quote } from './answer.js';
import type { FoldedPassage } from './fold-equal-passages.js';
import { sourceOf } from './source-of.js';

/** A ranked passage with what it is. */
interface FoundPassage {
  readonly ranked: RankedPassage;
  readonly passage: Passage;
  readonly article: Article;
}

/** The quote of a passage that was found, with the other places where it stands; `null` where it is gone since. */
export function quotePassage(
  library: Library,
  { best, others }: FoldedPassage,
  highlight: (text: string, month?: PublishedMonth) => Pick<Quote, 'sentence' | 'matches'>,
): Quote | null {
  const found = locate(library, best);
  if (found === null) return null;
  const { ranked, passage, article } = found;
  const places = others.map((other) => locate(library, other)).filter((other) => other !== null);
  return {
    ...source(found),
    ordinal: passage.ordinal,
    heading: passage.heading,
    ...highlight(passage.text, publishedMonth(article)),
    score: ranked.score,
    confidence: ranked.confidence,
    alsoIn: onceAnArticle(places, article.id).map(source),
  };
}

/** The first of each article but the one that is quoted: a paragraph may stand in one article twice, or in pieces. */
function onceAnArticle(others: readonly FoundPassage[], quotedId: string): FoundPassage[] {
  const named = new Set([quotedId]);
  return others.filter(({ article: { id } }) => !named.has(id) && named.add(id));
}

function source({ passage, article }: FoundPassage): AlsoIn {
  return {
    articleId: article.id,
    passageId: passage.id,
    text: passage.text,
    ...sourceOf(article),
  };
}

function locate(library: Library, ranked: RankedPassage): FoundPassage | null {
  const passage = library.passage(ranked.id);
  const article = passage === undefined ? undefined : library.article(passage.articleId);
  return passage === undefined || article === undefined ? null : { ranked, passage, article };
}
