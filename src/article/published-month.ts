import type { Article } from './article.js';

/** A month of the calendar that an article was written by. */
export interface PublishedMonth {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
}

/** The month an article was published in, where it says when. */
export function publishedMonth({ publishedAt }: Pick<Article, 'publishedAt'>): PublishedMonth | undefined {
  const [, year, month] = /^(\d{4})-(\d\d)/u.exec(publishedAt?.iso ?? '') ?? [];
  return year === undefined || month === undefined ? undefined : { year: Number(year), month: Number(month) };
}
