import type { ArticleHead } from '../article/article-head.js';
import type { NormalizeText } from '../words/normalize-text.js';
import { type NormalTitle, rememberNormalTitles } from './normal-titles.js';
import type { QuestionFilter } from './read-operators.js';

/** Whether an article is one that the question is asked of. */
export type ArticleFilter = (head: ArticleHead) => boolean;

/**
 * All filters as one. Of several sources, or several categories, one suffices; of titles and dates all must fit. What an
 * article does not say fits nothing. A category is also looked for among the tags.
 */
export function articleFilter(
  filters: readonly QuestionFilter[],
  normalize: NormalizeText,
  normalTitle: NormalTitle = rememberNormalTitles(normalize),
): ArticleFilter {
  const of = (kind: 'source' | 'category' | 'title'): readonly string[] =>
    filters.flatMap((filter) => (filter.kind === kind ? [filter.text] : []));
  const [sources, categories, titles] = [of('source'), of('category'), of('title')];
  const ranges = filters.filter((filter) => filter.kind === 'published');
  // Publishers and categories are few, and each is normalised once.
  const known = new Map<string, string>();
  const normal = (text: string): string => {
    const before = known.get(text) ?? normalize(text).text;
    known.set(text, before);
    return before;
  };
  const anyOf = (wanted: readonly string[], texts: readonly (string | null)[]): boolean =>
    wanted.length === 0 || texts.some((text) => text !== null && wanted.some((each) => normal(text).includes(each)));
  const titleHolds = (head: ArticleHead): boolean => {
    if (titles.length === 0) return true;
    const title = normalTitle(head);
    return titles.every((each) => title.includes(each));
  };
  return (head) => {
    const { publisher, category, tags, publishedMs } = head;
    return (
      ranges.every(
        ({ fromMs, untilMs }) =>
          publishedMs !== null &&
          (fromMs === null || publishedMs >= fromMs) &&
          (untilMs === null || publishedMs < untilMs),
      ) &&
      anyOf(sources, [publisher]) &&
      anyOf(categories, [category, ...tags]) &&
      titleHolds(head)
    );
  };
}
