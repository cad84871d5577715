import { createHash } from 'node:crypto';
import type { KnownArticle } from './known-article.js';

/** What articles that may be the same have in common; each a whole number from 0 up to 2^48 − 1. */
export interface IdentityKeys {
  readonly text: number;
  /** Of source and title together; `null` without either. */
  readonly source: number | null;
  /** Of the passages, without repeats. */
  readonly passages: readonly number[];
}

/** Six bytes: a safe integer, and of a million articles two share a key by chance once in five hundred times. */
export const KEY_BYTES = 6;

/** Articles with no key in common are not the same; those with one have to be compared. */
export function identityKeys({ fingerprint, passageHashes, ...head }: KnownArticle): IdentityKeys {
  return { text: keyOf(fingerprint), source: sourceKey(head), passages: [...new Set(passageHashes.map(keyOf))] };
}

/** The key of source and title together; `null` without either. */
export function sourceKey({ sourceUrl, title }: Pick<KnownArticle, 'sourceUrl' | 'title'>): number | null {
  return sourceUrl === null || title === null ? null : keyOf(hashOf(`${sourceUrl}\n${title}`));
}

export function allKeys({ text, source, passages }: IdentityKeys): number[] {
  return [...new Set([text, ...(source === null ? [] : [source]), ...passages])];
}

function keyOf(hash: string): number {
  return Number.parseInt(hash.slice(0, KEY_BYTES * 2), 16);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
