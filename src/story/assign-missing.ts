import type { Stories, StoryArticle } from './stories.js';

/** An article before its text is read. */
export interface ArticleInOrder {
  readonly id: string;
  readonly path: string;
  /** Milliseconds since 1970-01-01T00:00:00Z; `null` where the article has no date. */
  readonly publishedMs: number | null;
}

export interface AssignMissingOptions {
  readonly stories: Stories;
  /** In any order. */
  readonly articles: readonly ArticleInOrder[];
  /** `undefined` for an article that is gone. */
  readonly read: (articleId: string) => StoryArticle | undefined;
  /** Called between pieces of work that take some milliseconds each. */
  readonly takeTurn: () => Promise<void>;
  readonly progress: (done: number, total: number) => void;
}

const askedInATurn = 500;

/**
 * Gives a story to each article that has none, the earliest published first, those without a date last, ties by path.
 * Interrupted, it goes on where it was: each story is kept at once.
 *
 * @returns how many were given one
 */
export async function assignMissing(options: AssignMissingOptions): Promise<number> {
  const { stories, read, takeTurn, progress } = options;
  // oxlint-disable-next-line no-await-in-loop -- one piece of work after another, with turns between them
  while (stories.load()) await takeTurn();
  const missing: ArticleInOrder[] = [];
  for (const [i, article] of options.articles.entries()) {
    if (stories.storyOf(article.id) === undefined) missing.push(article);
    // oxlint-disable-next-line no-await-in-loop -- likewise
    if (i % askedInATurn === 0) await takeTurn();
  }
  missing.sort(compareArrival);
  for (const [i, { id }] of missing.entries()) {
    const article = read(id);
    if (article !== undefined) stories.assign(article);
    progress(i + 1, missing.length);
    // oxlint-disable-next-line no-await-in-loop -- likewise
    await takeTurn();
  }
  return missing.length;
}

function compareArrival(left: ArticleInOrder, right: ArticleInOrder): number {
  const [leftMs, rightMs] = [
    left.publishedMs ?? Number.POSITIVE_INFINITY,
    right.publishedMs ?? Number.POSITIVE_INFINITY,
  ];
  if (leftMs !== rightMs) return leftMs - rightMs;
  return left.path < right.path ? -1 : 1;
}
