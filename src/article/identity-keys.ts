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
const KEY_DIGITS = 12;

/** Articles with no key in common are not the same; those with one have to be compared. */
export function identityKeys({ fingerprint, sourceUrl, title, passageHashes }: KnownArticle): IdentityKeys {
  return {
    text: keyOf(fingerprint),
    source: sourceUrl === null || title === null ? null : keyOf(hashOf(`${sourceUrl}\n${title}`)),
    passages: [...new Set(passageHashes.map(keyOf))],
  };
}

export function allKeys({ text, source, passages }: IdentityKeys): number[] {
  return [...new Set([text, ...(source === null ? [] : [source]), ...passages])];
}

function keyOf(hash: string): number {
  return Number.parseInt(hash.slice(0, KEY_DIGITS), 16);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
