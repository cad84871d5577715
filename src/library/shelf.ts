import { hash } from 'node:crypto';

export type ShelfKind = 'publisher' | 'category' | 'day';

/** The articles that have a publisher, a category or a day in common. */
export interface Shelf {
  readonly kind: ShelfKind;
  /** Of the name alone, so that it stays the same whatever comes and goes: 12 characters of `A-Za-z0-9_-`. */
  readonly id: string;
  /** A day as `YYYY-MM-DD`, as the articles write it; `null` for the articles that name none. */
  readonly name: string | null;
  /** How many; at least 1. */
  readonly articles: number;
}

/** The {@link Shelf.id} of a name. */
export function shelfId(name: string | null): string {
  return shortHash(JSON.stringify(name));
}

/** Names an article where its id, which may be long and hold anything, does not fit: 12 characters of `A-Za-z0-9_-`. */
export function articleKey(articleId: string): string {
  return shortHash(articleId);
}

/** 72 bits of SHA-256: of a million names, two are the same by a chance of 1 in 10⁹. */
function shortHash(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 12);
}
