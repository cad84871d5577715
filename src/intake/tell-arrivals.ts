import type { ArrivalKind, ArticleMemory, RememberedState, ServedArticle } from './article-memory.js';

/** An article that is served now. */
export interface ServedNow extends Omit<ServedArticle, 'described'> {
  /** Read only where it is to be remembered. */
  readonly describe: () => ServedArticle['described'];
}

/** What is served now, or no longer, and may not be remembered so. */
export interface Untold {
  readonly served: readonly ServedNow[];
  /** Ids. */
  readonly gone: readonly string[];
}

/** What has happened to the articles; ids. */
export interface ArticleNews {
  /** Never known before, and to be told. */
  readonly arrived: readonly string[];
  /** Known never before either, but published long ago, or there from the beginning. */
  readonly added: readonly string[];
  /** Known, and saying something else, or standing elsewhere, or back. */
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

export interface TellArrivalsOptions {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly nowMs: number;
  /** An article that was published longer than this before it arrives is no news; milliseconds. */
  readonly newsForMs: number;
  /** Called before the transaction in which an article is told to have arrived. */
  readonly onArriving: (articleId: string) => Promise<void>;
  /** Called within the transaction that remembers them, so that what follows from news is done once or not at all. */
  readonly onNews: (news: ArticleNews) => void;
  /** Called between two transactions; what it throws ends the work, and what was not told is still untold. */
  readonly takeTurn: () => Promise<void>;
}

/** Told in one transaction: who asked for an article may take some 50 ms to find. */
const toldAtOnce = 1;

/** What of all that is served differs from what is remembered. */
export function findUntold(memory: ArticleMemory, served: readonly ServedNow[]): Untold {
  const states = new Map(Array.from(memory.states(), (state) => [state.id, state]));
  const there = new Set(served.map(({ id }) => id));
  return {
    served: served.filter((article) => isOtherwise(states.get(article.id), article)),
    gone: Array.from(states.values())
      .filter(({ id, isGone }) => !isGone && !there.has(id))
      .map(({ id }) => id),
  };
}

/**
 * Remembers what is served now, and tells what of it is new. An article is new once: a move, a re-crawl, an edit, and its
 * coming back after it was gone are none. What is there when nothing was ever remembered is not new either.
 */
export async function tellArrivals(
  memory: ArticleMemory,
  { served, gone }: Untold,
  options: TellArrivalsOptions,
): Promise<ArticleNews> {
  const isBeginning = memory.isEmpty;
  // Half a beginning would make the other half news.
  const atOnce = isBeginning ? Math.max(1, served.length) : toldAtOnce;
  const all = { arrived: [] as string[], added: [] as string[], changed: [] as string[], gone: [] as string[] };
  for (let start = 0; start < Math.max(served.length, gone.length); start += atOnce) {
    const part = { served: served.slice(start, start + atOnce), gone: gone.slice(start, start + atOnce) };
    if (!isBeginning) {
      for (const article of part.served) {
        if (memory.stateOf(article.id) !== undefined || kindOf(article, options) !== 'new') continue;
        // oxlint-disable-next-line no-await-in-loop -- one article after another
        await options.onArriving(article.id);
      }
    }
    const news = memory.transact(() => {
      const told = remember(memory, part, isBeginning, options);
      options.onNews(told);
      return told;
    });
    for (const kind of ['arrived', 'added', 'changed', 'gone'] as const) all[kind].push(...news[kind]);
    // oxlint-disable-next-line no-await-in-loop -- that is the purpose
    await options.takeTurn();
  }
  return all;
}

function remember(
  memory: ArticleMemory,
  { served, gone }: Untold,
  isBeginning: boolean,
  options: TellArrivalsOptions,
): ArticleNews {
  const news = { arrived: [] as string[], added: [] as string[], changed: [] as string[], gone: [] as string[] };
  for (const article of served) {
    const state = memory.stateOf(article.id);
    if (state === undefined) {
      const kind = isBeginning ? 'from-the-beginning' : kindOf(article, options);
      memory.add(remembered(article), { atMs: options.nowMs, kind });
      (kind === 'new' ? news.arrived : news.added).push(article.id);
    } else if (isOtherwise(state, article)) {
      memory.update(remembered(article));
      news.changed.push(article.id);
    }
  }
  for (const id of gone) {
    if (memory.stateOf(id)?.isGone !== false) continue;
    memory.setGone(id, options.nowMs);
    news.gone.push(id);
  }
  return news;
}

function kindOf({ publishedMs }: ServedNow, { nowMs, newsForMs }: TellArrivalsOptions): ArrivalKind {
  return publishedMs !== null && publishedMs < nowMs - newsForMs ? 'old' : 'new';
}

function isOtherwise(state: RememberedState | undefined, { path, contentHash }: ServedNow): boolean {
  return state === undefined || state.isGone || state.path !== path || state.contentHash !== contentHash;
}

function remembered({ describe, ...rest }: ServedNow): ServedArticle {
  return { ...rest, described: describe() };
}
