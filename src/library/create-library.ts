import type { Article, Passage } from '../article/article.js';
import { type ArticleHead, headOf } from '../article/article-head.js';
import { articleIdOfPassage } from '../article/article-id.js';
import type { Library, NewestOptions } from './library.js';
import type { Shelf, ShelfKind } from './shelf.js';
import { Shelves } from './shelves.js';

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
  /** Made when first asked for, and kept up from then on. */
  #shelves: Shelves | null = null;

  get articleCount(): number {
    return this.#articles.size;
  }

  get passageCount(): number {
    return this.#passageCount;
  }

  article(articleId: string): Article | undefined {
    return this.#articles.get(articleId);
  }

  head(articleId: string): ArticleHead | undefined {
    const article = this.#articles.get(articleId);
    return article === undefined ? undefined : headOf(article);
  }

  *heads(): Generator<ArticleHead, void, undefined> {
    for (const article of this.#articles.values()) yield headOf(article);
  }

  passage(passageId: string): Passage | undefined {
    return this.passagesOf(articleIdOfPassage(passageId)).find(({ id }) => id === passageId);
  }

  passagesOf(articleId: string): readonly Passage[] {
    return this.#passages.get(articleId) ?? [];
  }

  newest({ offset = 0, limit = DEFAULT_LIMIT, shelf }: NewestOptions = {}): readonly Article[] {
    const ids = this.#shelved().newest(offset, limit, shelf);
    return ids.map((id) => this.#articles.get(id)).filter((article) => article !== undefined);
  }

  shelves(kind: ShelfKind): readonly Shelf[] {
    return this.#shelved().list(kind);
  }

  shelf(kind: ShelfKind, shelfId: string): Shelf | undefined {
    return this.#shelved().shelf(kind, shelfId);
  }

  articleIdOf(key: string): string | undefined {
    return this.#shelved().articleIdOf(key);
  }

  articles(): IterableIterator<Article> {
    return this.#articles.values();
  }

  put(article: Article, passages: readonly Passage[]): void {
    this.remove(article.id);
    this.#passageCount += passages.length;
    this.#articles.set(article.id, article);
    this.#passages.set(article.id, passages);
    this.#shelves?.add(shelved(article));
  }

  remove(articleId: string): boolean {
    const article = this.#articles.get(articleId);
    if (article === undefined) return false;
    this.#passageCount -= this.passagesOf(articleId).length;
    this.#passages.delete(articleId);
    this.#articles.delete(articleId);
    this.#shelves?.remove(shelved(article));
    return true;
  }

  #shelved(): Shelves {
    this.#shelves ??= new Shelves(Array.from(this.#articles.values(), shelved));
    return this.#shelves;
  }
}

function shelved(article: Article) {
  return { id: article.id, head: headOf(article) };
}
