import type { Article, Passage } from '../article/article.js';
import { articleText } from '../article/article.js';
import { type ArticleHead, headOf } from '../article/article-head.js';
import { articleIdOfPassage } from '../article/article-id.js';
import { decodeArticle } from '../article/article-record.js';
import type { ArticleWithPassages } from '../article/known-article.js';
import type { EditableLibrary } from './create-library.js';
import type { NewestOptions } from './library.js';
import type { Shelf, ShelfKind } from './shelf.js';
import { Shelves } from './shelves.js';

/** What is in memory of an article whose record is elsewhere. */
export interface ArticleSummary {
  readonly id: string;
  readonly path: string;
  readonly head: ArticleHead;
  /** How many. */
  readonly passages: number;
}

export interface StoredLibraryOptions {
  /** Ids differ. */
  readonly summaries: Iterable<ArticleSummary>;
  /** The record of the article at a path (see `encodeArticle`); called whenever it is needed and not in the cache. */
  readonly readRecord: (path: string) => Uint8Array | undefined;
  /** Most text of decoded articles that is kept, in UTF-16 units; default 4 Mi. One article is always kept. */
  readonly cachedUtf16Units?: number;
}

const DEFAULT_LIMIT = 10;
const DEFAULT_CACHE = 4 * 1024 * 1024;

/** A library that can be told of articles whose records are elsewhere. */
export interface RecordLibrary extends EditableLibrary {
  /** Takes an article in, in place of the one of the same id; its record is read when it is asked for. */
  note(summary: ArticleSummary): void;
  /** Of all articles, in no order. */
  summaries(): Iterable<ArticleSummary>;
}

/** A library of articles that are decoded when asked for; those put into it are held in memory, on top. */
export function createStoredLibrary(options: StoredLibraryOptions): RecordLibrary {
  return new StoredLibrary(options);
}

class StoredLibrary implements RecordLibrary {
  readonly #readRecord: StoredLibraryOptions['readRecord'];
  readonly #summaries = new Map<string, ArticleSummary>();
  /** Put in since; the others are read. */
  readonly #held = new Map<string, ArticleWithPassages>();
  readonly #decoded: ArticleCache;
  #passageCount = 0;
  /** Made when first asked for, and kept up from then on. */
  #shelves: Shelves | null = null;

  constructor({ summaries, readRecord, cachedUtf16Units = DEFAULT_CACHE }: StoredLibraryOptions) {
    this.#readRecord = readRecord;
    this.#decoded = new ArticleCache(cachedUtf16Units);
    for (const summary of summaries) {
      this.#summaries.set(summary.id, summary);
      this.#passageCount += summary.passages;
    }
  }

  get articleCount(): number {
    return this.#summaries.size;
  }

  get passageCount(): number {
    return this.#passageCount;
  }

  article(articleId: string): Article | undefined {
    return this.#find(articleId)?.article;
  }

  head(articleId: string): ArticleHead | undefined {
    return this.#summaries.get(articleId)?.head;
  }

  *heads(): Generator<ArticleHead, void, undefined> {
    for (const { head } of this.#summaries.values()) yield head;
  }

  summaries(): Iterable<ArticleSummary> {
    return this.#summaries.values();
  }

  passage(passageId: string): Passage | undefined {
    return this.passagesOf(articleIdOfPassage(passageId)).find(({ id }) => id === passageId);
  }

  passagesOf(articleId: string): readonly Passage[] {
    return this.#find(articleId)?.passages ?? [];
  }

  newest({ offset = 0, limit = DEFAULT_LIMIT, shelf }: NewestOptions = {}): readonly Article[] {
    const ids = this.#shelved().newest(offset, limit, shelf);
    return ids.map((id) => this.article(id)).filter((article) => article !== undefined);
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

  *articles(): Generator<Article, undefined, undefined> {
    for (const summary of this.#summaries.values()) yield this.#load(summary).article;
  }

  put(article: Article, passages: readonly Passage[]): void {
    const { id, path } = article;
    this.note({ id, path, head: headOf(article), passages: passages.length });
    this.#held.set(id, { article, passages });
  }

  note(summary: ArticleSummary): void {
    this.remove(summary.id);
    this.#summaries.set(summary.id, summary);
    this.#passageCount += summary.passages;
    this.#shelves?.add(summary);
  }

  remove(articleId: string): boolean {
    const summary = this.#summaries.get(articleId);
    if (summary === undefined) return false;
    this.#passageCount -= summary.passages;
    this.#held.delete(articleId);
    this.#decoded.delete(articleId);
    this.#shelves?.remove(summary);
    return this.#summaries.delete(articleId);
  }

  #shelved(): Shelves {
    this.#shelves ??= new Shelves(this.#summaries.values());
    return this.#shelves;
  }

  #find(articleId: string): ArticleWithPassages | undefined {
    const summary = this.#summaries.get(articleId);
    return summary === undefined ? undefined : this.#load(summary);
  }

  #load({ id, path }: ArticleSummary): ArticleWithPassages {
    const known = this.#held.get(id) ?? this.#decoded.get(id);
    if (known !== undefined) return known;
    const record = this.#readRecord(path);
    if (record === undefined) throw new Error(`${path}: expected its article to be kept, got no record`);
    const decoded = decodeArticle(record, { id, path });
    this.#decoded.set(id, decoded);
    return decoded;
  }
}

/** The articles used last, up to so much text. */
class ArticleCache {
  readonly #capacity: number;
  /** Longest unused first: a Map keeps the order in which keys were set. */
  readonly #articles = new Map<string, { readonly item: ArticleWithPassages; readonly size: number }>();
  #size = 0;

  /** @param capacity in UTF-16 units of text */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(id: string): ArticleWithPassages | undefined {
    const found = this.#articles.get(id);
    if (found === undefined) return undefined;
    this.#articles.delete(id);
    this.#articles.set(id, found);
    return found.item;
  }

  set(id: string, item: ArticleWithPassages): void {
    this.delete(id);
    const size = articleText(item.article).length;
    this.#articles.set(id, { item, size });
    this.#size += size;
    for (const oldest of this.#articles.keys()) {
      if (this.#size <= this.#capacity || oldest === id) return;
      this.delete(oldest);
    }
  }

  delete(id: string): void {
    this.#size -= this.#articles.get(id)?.size ?? 0;
    this.#articles.delete(id);
  }
}
