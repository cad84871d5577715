import { type Article, articleText } from '../article/article.js';
import { figureHashes } from './figures.js';
import { minHash } from './min-hash.js';
import { shingleHashes } from './shingle-hashes.js';

/** What is kept of an article to know its story again in another paper. */
export interface StorySignature {
  /** See {@link minHash}: `slotCount` bytes; empty for an article too short to resemble another. */
  readonly slots: Uint8Array;
  /** See {@link figureHashes}. */
  readonly figures: Uint32Array;
  /** Milliseconds since 1970-01-01T00:00:00Z; `null` where the article has no date. */
  readonly publishedMs: number | null;
}

/** NFKC, lower case, Traditional characters turned into Simplified ones. */
export type NormalizeForStory = (text: string) => string;

/** Different shingles of an article below which what it shares with another is a phrase that many use. */
export const minShingles = 40;

/** UTF-16 units from the front that are looked at: some milliseconds' worth, and longer than any news story. */
const maxStoryText = 20_000;

/** Title, source line, navigation and headline of the page are no part of it: these differ from paper to paper. */
export function storySignature(
  article: Pick<Article, 'blocks' | 'publishedAt'>,
  normalize: NormalizeForStory,
): StorySignature {
  const text = normalize(articleText(article).slice(0, maxStoryText));
  const shingles = shingleHashes(text);
  return {
    slots: shingles.size < minShingles ? new Uint8Array() : minHash(shingles),
    figures: figureHashes(text),
    publishedMs: article.publishedAt?.epochMs ?? null,
  };
}
