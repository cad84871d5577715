import type { ArrivalKind, ArticleMemory, RememberedState, ServedArticle } from './article-memory.js';

/** An article that is served now. */
export interface ServedNow extends Omit<ServedArticle, 'described'> {
  /** Read only where it is to be remembered. */
  readonly describe: () => ServedArticle['described'];
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
  /** Called within the transaction that remembers them, so that what follows from news is done once or not at all. */
  readonly onNews?: (news: ArticleNews) => void;
}

/**
 * Remembers what is served now, and tells what of it is new. An article is new once: a move, a re-crawl, an edit, and its
 * coming back after it was gone are none.
 *
 * @param served articles to look at; all where `isAll`
 * @param gone ids of articles that are served no longer; where `isAll` it is found out
 */
export function tellArrivals(
  memory: ArticleMemory,
  { served, gone, isAll }: { served: readonly ServedNow[]; gone: readonly string[]; isAll: boolean },
  options: TellArrivalsOptions,
): ArticleNews {
  return memory.transact(() => {
    const wasEmpty = memory.isEmpty;
    const states = isAll ? new Map(Array.from(memory.states(), (state) => [state.id, state])) : null;
    const stateOf = (id: string) => (states === null ? memory.stateOf(id) : states.get(id));
    const news = { arrived: [] as string[], added: [] as string[], changed: [] as string[], gone: [] as string[] };
    for (const article of served) {
      const state = stateOf(article.id);
      if (state === undefined) {
        const kind = wasEmpty ? 'from-the-beginning' : kindOf(article, options);
        memory.add(remembered(article), { atMs: options.nowMs, kind });
        (kind === 'new' ? news.arrived : news.added).push(article.id);
      } else if (isOtherwise(state, article)) {
        memory.update(remembered(article));
        news.changed.push(article.id);
      }
    }
    const there = new Set(served.map(({ id }) => id));
    for (const id of states === null ? gone : [...states.keys()].filter((known) => !there.has(known))) {
      if (stateOf(id)?.isGone !== false) continue;
      memory.setGone(id, options.nowMs);
      news.gone.push(id);
    }
    options.onNews?.(news);
    return news;
  });
}

function kindOf({ publishedMs }: ServedNow, { nowMs, newsForMs }: TellArrivalsOptions): ArrivalKind {
  return publishedMs !== null && publishedMs < nowMs - newsForMs ? 'old' : 'new';
}

function isOtherwise(state: RememberedState, { path, contentHash }: ServedNow): boolean {
  return state.isGone || state.path !== path || state.contentHash !== contentHash;
}

function remembered({ describe, ...rest }: ServedNow): ServedArticle {
  return { ...rest, described: describe() };
}
