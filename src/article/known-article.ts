import type { Article, Passage } from './article.js';
import { articleText } from './article.js';
import { fingerprintText, hashNormalised, normaliseForFingerprint } from './fingerprint.js';

/** An article together with its passages. */
export interface ArticleWithPassages {
  readonly article: Article;
  readonly passages: readonly Passage[];
}

/** What the data folder remembers of an article, so that it knows it again after a move, a re-crawl or an edit. */
export interface KnownArticle {
  readonly id: string;
  readonly path: string;
  readonly title: string | null;
  readonly sourceUrl: string | null;
  /** SHA-256 of the normalised text, 64 hex digits. */
  readonly fingerprint: string;
  /** UTF-16 units of the normalised text. */
  readonly textLength: number;
  /** SHA-256 of each passage's normalised text, in the order of the passages. */
  readonly passageHashes: readonly string[];
}

/** An article as it is compared with others of the same reading. */
export interface DescribedArticle extends KnownArticle {
  /** How many of title, date and source it says, 0–3. */
  readonly said: number;
}

/** How one article was known to be another; the first that applies. */
export type SameArticle = 'same-text' | 'same-source-and-title' | 'same-passages';

/**
 * Shorter texts, in UTF-16 units of normalised text, are no identity by themselves: `正文第一段。` under three titles is
 * three articles. Fifty is a long sentence.
 */
export const MIN_TELLING_LENGTH = 50;
/** Part of the passages, of whichever article has more, that two copies share at least. */
export const MIN_SHARED_PASSAGES = 0.9;

export function describeKnown({ article, passages }: ArticleWithPassages): KnownArticle {
  const normalised = normaliseForFingerprint(articleText(article));
  return {
    id: article.id,
    path: article.path,
    title: article.title,
    sourceUrl: article.sourceUrl,
    fingerprint: hashNormalised(normalised),
    textLength: normalised.length,
    passageHashes: passages.map((passage) => fingerprintText(passage.text)),
  };
}

export function describeArticle(item: ArticleWithPassages): DescribedArticle {
  const { title, publishedAt, sourceUrl } = item.article;
  return { ...describeKnown(item), said: [title, publishedAt, sourceUrl].filter((value) => value !== null).length };
}

/** Whether and why two descriptions are of one article. Symmetric; not transitive (90% of 90% is less). */
export function compareArticles(left: KnownArticle, right: KnownArticle): SameArticle | null {
  const telling =
    Math.min(left.textLength, right.textLength) >= MIN_TELLING_LENGTH ||
    left.title === null ||
    right.title === null ||
    left.title === right.title;
  if (telling && left.fingerprint === right.fingerprint) return 'same-text';
  if (left.sourceUrl !== null && left.sourceUrl === right.sourceUrl && sameTitle(left, right)) {
    return 'same-source-and-title';
  }
  return telling && sharesPassages(left.passageHashes, right.passageHashes) ? 'same-passages' : null;
}

function sameTitle(left: KnownArticle, right: KnownArticle): boolean {
  return left.title !== null && left.title === right.title;
}

/** A passage that stands twice in one is shared twice only if it stands twice in the other. */
function sharesPassages(left: readonly string[], right: readonly string[]): boolean {
  const wanted = MIN_SHARED_PASSAGES * Math.max(left.length, right.length);
  if (wanted === 0 || Math.min(left.length, right.length) < wanted) return false;
  const counts = new Map<string, number>();
  for (const hash of left) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  let shared = 0;
  for (const hash of right) {
    const count = counts.get(hash) ?? 0;
    if (count > 0) {
      shared += 1;
      counts.set(hash, count - 1);
    }
  }
  return shared >= wanted;
}
