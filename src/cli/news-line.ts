import type { ArticleNews } from '../intake/tell-arrivals.js';

/** What has happened to the articles as a line of the log; `null` for nothing. */
export function newsLine({ arrived, added, changed, gone }: ArticleNews): string | null {
  const counts = [
    [arrived.length, 'new'],
    [added.length, 'added, no news'],
    [changed.length, 'changed'],
    [gone.length, 'gone'],
  ] as const;
  const told = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return told.length === 0 ? null : `articles: ${told.join(', ')}`;
}
