import { FrozenBuilder } from '../frozen/frozen-builder.js';
import { type FrozenData, frozenDataOf, sectionsOf } from '../frozen/frozen-data.js';
import type { IndexedArticle } from '../indexed-article.js';
import { splitSections } from './read-section-file.js';
import { joinSections } from './write-section-file.js';

/**
 * Articles as one buffer: how a helper process hands them over, and how a fold gets them. Some 2 KB a passage. Make it
 * of some 64 articles or more: each buffer has a dictionary of its own.
 *
 * Bigrams and last characters are found again in the normalised text; only the words are taken from `terms`.
 */
export type PackedArticles = Uint8Array<ArrayBuffer>;

/** @throws {RangeError} where two of the articles have one id */
export function packArticles(articles: readonly IndexedArticle[]): PackedArticles {
  const builder = new FrozenBuilder();
  for (const article of articles) builder.add(article);
  return packFrozen(builder.build());
}

/** A frozen layer that nothing was taken out of, as packed articles. */
export function packFrozen(data: FrozenData): PackedArticles {
  return joinSections(sectionsOf(data));
}

/**
 * What was packed, as a frozen layer; a view where the bytes are aligned.
 *
 * @throws {Error} where the bytes are not what {@link packArticles} made
 */
export function unpackArticles(packed: Uint8Array): FrozenData {
  const sections = splitSections(packed);
  const data = 'kind' in sections ? sections : frozenDataOf(sections);
  if ('kind' in data) throw new Error(`packed articles: expected ${data.expected}, got ${data.got}`);
  return data;
}
