import { type Source, sourceOf } from '../../answer/source-of.js';
import type { Article, Passage } from '../../article/article.js';
import { type PassageReference, resolveReference } from '../../article/passage-reference.js';
import { publishedMonth } from '../../article/published-month.js';
import type { News } from '../news.js';
import { isBlank } from '../texts/visible-text.js';
import type { MarkedPassage } from './format-quote.js';
import type { PageState } from './page-state.js';

/** A quote as it stands now. */
export interface ResolvedQuote {
  readonly article: Article;
  readonly passage: Passage;
  readonly marked: MarkedPassage;
  readonly source: Source;
  /** Whether it said something else when it was found. */
  readonly changed: boolean;
  /** Other articles that say the same, as far as they still do. */
  readonly alsoIn: readonly Source[];
}

/** The quote of that rank, or `null` where there is none any more. */
export function resolveQuote(state: PageState, rank: number, news: News): ResolvedQuote | null {
  const { library } = news;
  const reference = state.passages[rank];
  if (reference === undefined) return null;
  const resolved = resolveReference(reference, library.passage(reference.passageId));
  if (resolved.kind === 'gone' || isBlank(resolved.passage.text)) return null;
  const { passage } = resolved;
  const article = library.article(passage.articleId);
  if (article === undefined) return null;
  const changed = resolved.kind === 'changed';
  return {
    article,
    passage,
    marked: { text: passage.text, ...news.highlight(state.question, passage.text, publishedMonth(article)) },
    source: sourceOf(article),
    changed,
    alsoIn: changed ? [] : reference.alsoIn.map((other) => sourceOfReference(other, news)).filter(isKnown),
  };
}

function sourceOfReference(reference: PassageReference, { library }: News): Source | null {
  const resolved = resolveReference(reference, library.passage(reference.passageId));
  const article = resolved.kind === 'same' ? library.article(resolved.passage.articleId) : undefined;
  return article === undefined ? null : sourceOf(article);
}

function isKnown(source: Source | null): source is Source {
  return source !== null;
}
