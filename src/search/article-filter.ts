import type { ArticleHead } from '../article/article-head.js';
import type { QuestionFilter } from './read-operators.js';

/** Whether an article is one that the question is asked of. */
export type ArticleFilter = (head: ArticleHead) => boolean;

/**
 * All filters as one. Of several sources, or several categories, one suffices; of titles and dates all must fit. What an
 * article does not say fits nothing. A category is also looked for among the tags.
 *
 * @param normalize asked for the same names again and again
 */
export function articleFilter(filters: readonly QuestionFilter[], normalize: (text: string) => string): ArticleFilter {
  const of = (kind: 'source' | 'category' | 'title'): readonly string[] =>
    filters.flatMap((filter) => (filter.kind === kind ? [filter.text] : []));
  const [sources, categories, titles] = [of('source'), of('category'), of('title')];
  const ranges = filters.filter((filter) => filter.kind === 'published');
  const anyOf = (wanted: readonly string[], texts: readonly (string | null)[]): boolean =>
    wanted.length === 0 || texts.some((text) => text !== null && wanted.some((each) => normalize(text).includes(each)));
  const allIn = (wanted: readonly string[], text: string | null): boolean =>
    wanted.length === 0 || (text !== null && wanted.every((each) => normalize(text).includes(each)));
  return ({ publisher, category, tags, title, publishedMs }) =>
    ranges.every(
      ({ fromMs, untilMs }) =>
        publishedMs !== null &&
        (fromMs === null || publishedMs >= fromMs) &&
        (untilMs === null || publishedMs < untilMs),
    ) &&
    anyOf(sources, [publisher]) &&
    anyOf(categories, [category, ...tags]) &&
    allIn(titles, title);
}
