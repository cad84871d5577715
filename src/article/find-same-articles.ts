import { identityKeys } from './identity-keys.js';
import { compareArticles, type KnownArticle, MIN_SHARED_PASSAGES, type SameArticle } from './known-article.js';

export interface SameArticleFound<Known extends KnownArticle = KnownArticle> {
  readonly known: Known;
  readonly why: SameArticle;
}

/** Articles that can be looked up by what {@link identityKeys} gives of them. */
export interface KeyedArticles<Ref, Known extends KnownArticle> {
  /** Those that have a key, whichever of their keys it is. */
  withKey(key: number): readonly Ref[];
  describe(ref: Ref): Known;
}

const RANK: Readonly<Record<SameArticle, number>> = { 'same-text': 0, 'same-source-and-title': 1, 'same-passages': 2 };

/**
 * All that are the same article as `wanted`, without comparing it to each: same text first, then same source and title,
 * then same passages.
 *
 * By its passages it is looked up by the rarest alone: who shares at least nine tenths of n passages lacks at most a
 * tenth, so it shares one of any ⌊n / 10⌋ + 1 of them.
 */
export function findSameArticles<Ref, Known extends KnownArticle>(
  wanted: KnownArticle,
  articles: KeyedArticles<Ref, Known>,
): SameArticleFound<Known>[] {
  const { text, source, passages } = identityKeys(wanted);
  const needed = Math.floor(wanted.passageHashes.length * (1 - MIN_SHARED_PASSAGES) + 1e-9) + 1;
  const rarest = passages
    .map((key) => articles.withKey(key))
    .toSorted((left, right) => left.length - right.length)
    .slice(0, needed);
  const candidates = new Set([
    ...articles.withKey(text),
    ...(source === null ? [] : articles.withKey(source)),
    ...rarest.flat(),
  ]);
  const found: SameArticleFound<Known>[] = [];
  for (const ref of candidates) {
    const known = articles.describe(ref);
    const why = compareArticles(wanted, known);
    if (why !== null) found.push({ known, why });
  }
  return found.toSorted((left, right) => RANK[left.why] - RANK[right.why]);
}
