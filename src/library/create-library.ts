import type { Article, Passage } from '../article/article.js';
import type { Library, PublisherCount } from './library.js';

/** A library that articles can be put into and taken out of. */
export interface EditableLibrary extends Library {
  /** Adds an article, in place of the one of the same id. `passages` are all of its passages, in order. */
  put(article: Article, passages: readonly Passage[]): void;
  /** Takes an article out; whether it was there. */
  remove(articleId: string): boolean;
}

/** An empty library, kept in memory. */
export function createLibrary(): EditableLibrary {
  return new MemoryLibrary();
}

const DEFAULT_LIMIT = 10;

class MemoryLibrary implements EditableLibrary {
  readonly #articles = new Map<string, Article>();
  readonly #passages = new Map<string, readonly Passage[]>();
  #passageCount = 0;
  /** All articles, newest first; made when first asked for after a change. */
  #newestFirst: readonly Article[] | null = null;

  get articleCount(): number {
    return this.#articles.size;
  }

  get passageCount(): number {
    return this.#passageCount;
  }

  article(articleId: string): Article | undefined {
    return this.#articles.get(articleId);
  }

  passage(passageId: string): Passage | undefined {
    // File names may hold a `#`; the last one parts the ordinal.
    const passages = this.passagesOf(passageId.slice(0, Math.max(passageId.lastIndexOf('#'), 0)));
    const passage = passages[Number(passageId.slice(passageId.lastIndexOf('#') + 1))];
    return passage?.id === passageId ? passage : undefined;
  }

  passagesOf(articleId: string): readonly Passage[] {
    return this.#passages.get(articleId) ?? [];
  }

  newest({ offset = 0, limit = DEFAULT_LIMIT, publisher }: NewestOptions = {}): readonly Article[] {
    this.#newestFirst ??= [...this.#articles.values()].toSorted(compareNewestFirst);
    const chosen =
      publisher === undefined
        ? this.#newestFirst
        : this.#newestFirst.filter((article) => article.publisher === publisher);
    return chosen.slice(offset, offset + limit);
  }

  publishers(): readonly PublisherCount[] {
    const counts = new Map<string | null, number>();
    for (const { publisher } of this.#articles.values()) counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
    return [...counts]
      .map(([publisher, articles]) => ({ publisher, articles }))
      .toSorted((left, right) => right.articles - left.articles || compareNames(left.publisher, right.publisher));
  }

  articles(): IterableIterator<Article> {
    return this.#articles.values();
  }

  put(article: Article, passages: readonly Passage[]): void {
    this.#passageCount += passages.length - this.passagesOf(article.id).length;
    this.#articles.set(article.id, article);
    this.#passages.set(article.id, passages);
    this.#newestFirst = null;
  }

  remove(articleId: string): boolean {
    this.#passageCount -= this.passagesOf(articleId).length;
    this.#passages.delete(articleId);
    this.#newestFirst = null;
    return this.#articles.delete(articleId);
  }
}

type NewestOptions = NonNullable<Parameters<Library['newest']>[0]>;

function compareNewestFirst(left: Article, right: Article): number {
  const leftMs = left.publishedAt?.epochMs ?? Number.NEGATIVE_INFINITY;
  const rightMs = right.publishedAt?.epochMs ?? Number.NEGATIVE_INFINITY;
  return leftMs === rightMs ? compareNames(left.id, right.id) : rightMs - leftMs;
}

/** By UTF-16 units; no name comes last. */
function compareNames(left: string | null, right: string | null): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return left < right ? -1 : 1;
}
