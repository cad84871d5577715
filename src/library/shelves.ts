import type { ArticleHead } from '../article/article-head.js';
import { compareNames, compareNewestFirst, type Dated } from './article-order.js';
import { NewestFirst } from './newest-first.js';
import { articleKey, type Shelf, type ShelfKind, shelfId } from './shelf.js';

/** An article as it is put on shelves. */
export interface ShelvedArticle {
  readonly id: string;
  readonly head: ArticleHead;
}

interface OpenShelf {
  readonly id: string;
  readonly name: string | null;
  readonly articles: NewestFirst;
}

const kinds = ['publisher', 'category', 'day'] as const;

/**
 * Articles in order, all of them and on a shelf for each publisher, category and day, kept so as they come and go: what
 * is shown of them costs the same however many there are.
 */
export class Shelves {
  readonly #all = new NewestFirst();
  readonly #byKind: Readonly<Record<ShelfKind, ShelvesOfKind>> = {
    publisher: new ShelvesOfKind(),
    category: new ShelvesOfKind(),
    day: new ShelvesOfKind(),
  };
  /** What {@link list} has said last; forgotten with each change. */
  #lists = new Map<ShelfKind, readonly Shelf[]>();
  readonly #idOfKey = new Map<string, string>();

  /** @param articles ids differ */
  constructor(articles: Iterable<ShelvedArticle>) {
    const entries = Array.from(articles, (article) => ({ article, entry: dated(article) }));
    for (const { article, entry } of entries.toSorted((left, right) => compareNewestFirst(left.entry, right.entry))) {
      this.#put(article, entry);
    }
  }

  /** One that is not there. */
  add(article: ShelvedArticle): void {
    this.#put(article, dated(article));
  }

  /** One that is there, as it was added. */
  remove(article: ShelvedArticle): void {
    const entry = dated(article);
    this.#all.remove(entry);
    for (const kind of kinds) {
      const shelf = this.#byKind[kind].open(nameOf(article, kind));
      shelf.articles.remove(entry);
      if (shelf.articles.size === 0) this.#byKind[kind].close(shelf);
    }
    this.#idOfKey.delete(articleKey(article.id));
    this.#lists.clear();
  }

  /** Ids, newest first; of a shelf that is not there, none. */
  newest(offset: number, limit: number, shelf?: Pick<Shelf, 'kind' | 'id'>): string[] {
    const articles = shelf === undefined ? this.#all : this.#byKind[shelf.kind].withId(shelf.id)?.articles;
    return articles?.slice(offset, limit).map(({ id }) => id) ?? [];
  }

  shelf(kind: ShelfKind, id: string): Shelf | undefined {
    const open = this.#byKind[kind].withId(id);
    return open === undefined ? undefined : asShelf(kind, open);
  }

  list(kind: ShelfKind): readonly Shelf[] {
    const known = this.#lists.get(kind);
    if (known !== undefined) return known;
    const order = kind === 'day' ? compareDays : compareLargestFirst;
    const list = Array.from(this.#byKind[kind].all(), (open) => asShelf(kind, open)).toSorted(order);
    this.#lists.set(kind, list);
    return list;
  }

  articleIdOf(key: string): string | undefined {
    return this.#idOfKey.get(key);
  }

  #put(article: ShelvedArticle, entry: Dated): void {
    this.#all.add(entry);
    for (const kind of kinds) this.#byKind[kind].open(nameOf(article, kind)).articles.add(entry);
    this.#idOfKey.set(articleKey(article.id), article.id);
    this.#lists.clear();
  }
}

class ShelvesOfKind {
  readonly #byId = new Map<string, OpenShelf>();
  /** An id is worked out once a shelf, not once an article. */
  readonly #byName = new Map<string | null, OpenShelf>();

  withId(id: string): OpenShelf | undefined {
    return this.#byId.get(id);
  }

  all(): Iterable<OpenShelf> {
    return this.#byId.values();
  }

  open(name: string | null): OpenShelf {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const shelf = { id: shelfId(name), name, articles: new NewestFirst() };
    this.#byName.set(name, shelf);
    this.#byId.set(shelf.id, shelf);
    return shelf;
  }

  close({ id, name }: OpenShelf): void {
    this.#byName.delete(name);
    this.#byId.delete(id);
  }
}

function dated({ id, head }: ShelvedArticle) {
  return { id, publishedMs: head.publishedMs };
}

function nameOf({ head }: ShelvedArticle, kind: ShelfKind): string | null {
  return kind === 'day' ? head.publishedDay : head[kind];
}

function asShelf(kind: ShelfKind, { id, name, articles }: OpenShelf): Shelf {
  return { kind, id, name, articles: articles.size };
}

function compareLargestFirst(left: Shelf, right: Shelf): number {
  return right.articles - left.articles || compareNames(left.name, right.name);
}

/** The newest first; no day comes last. */
function compareDays(left: Shelf, right: Shelf): number {
  if (left.name === null || right.name === null) return compareNames(left.name, right.name);
  return compareNames(right.name, left.name);
}
