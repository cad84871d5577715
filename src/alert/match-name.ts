import { type ArticleFilter, articleFilter } from '../search/article-filter.js';
import type { NormalizeText } from '../words/normalize-text.js';
import type { NamedTopic } from './subscription.js';

/** A publisher's or category's name in the form in which it is looked for. */
export function soughtName(name: string, normalize: NormalizeText): string {
  return normalize(name).text.replaceAll(/\s+/gu, ' ').trim();
}

/** Whether an article is of the publisher or the category, as the operators of a question take it. */
export function namesArticle({ kind, name }: NamedTopic, normalize: NormalizeText): ArticleFilter {
  const text = soughtName(name, normalize);
  return articleFilter(
    [{ kind: kind === 'publisher' ? 'source' : 'category', text }],
    (given) => normalize(given).text,
  );
}
