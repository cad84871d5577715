import type { Article, Passage } from '../article/article.js';
import { articleIdOfPassage } from '../article/article-id.js';
import { compareNewestFirst, countPublishers } from './article-order.js';
import type { Library, NewestOptions, PublisherCount } from './library.js';

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
    return this.passagesOf(articleIdOfPassage(passageId)).find(({ id }) => id === passageId);
  }

  passagesOf(articleId: string): readonly Passage[] {
    return this.#passages.get(articleId) ?? [];
  }

  newest({ offset = 0, limit = DEFAULT_LIMIT, publisher }: NewestOptions = {}): readonly Article[] {
    this.#newestFirst ??= [...this.#articles.values()].toSorted((left, right) =>
      compareNewestFirst(dated(left), dated(right)),
    );
    const chosen =
      publisher === undefined
        ? this.#newestFirst
        : this.#newestFirst.filter((article) => article.publisher === publisher);
    return chosen.slice(offset, offset + limit);
  }

  publishers(): readonly PublisherCount[] {
    return countPublishers(this.#articles.values());
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

function dated({ id, publishedAt }: Article) {
  return { id, publishedMs: publishedAt?.epochMs ?? null };
}
