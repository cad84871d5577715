import { compareArticles, type KnownArticle, MIN_SHARED_PASSAGES, type SameArticle } from './known-article.js';

export interface SameArticleFound {
  readonly known: KnownArticle;
  readonly why: SameArticle;
}

/**
 * Finds the articles that one may be the same as, without comparing it to all: by fingerprint, by source and title, and
 * by its rarest passages. Who shares at least nine tenths of n passages lacks at most a tenth, so he shares one of any
 * ⌊n / 10⌋ + 1 of them.
 */
export class KnownArticlesIndex {
  readonly #byFingerprint = new Map<string, KnownArticle[]>();
  readonly #bySource = new Map<string, KnownArticle[]>();
  readonly #byPassage = new Map<string, KnownArticle[]>();

  add(known: KnownArticle): void {
    push(this.#byFingerprint, known.fingerprint, known);
    if (known.sourceUrl !== null) push(this.#bySource, sourceKey(known), known);
    for (const hash of new Set(known.passageHashes)) push(this.#byPassage, hash, known);
  }

  /** All that are the same article as `wanted`: same text first, then same source and title, then same passages. */
  findSame(wanted: KnownArticle): SameArticleFound[] {
    const candidates = new Set<KnownArticle>([
      ...(this.#byFingerprint.get(wanted.fingerprint) ?? []),
      ...(wanted.sourceUrl === null ? [] : (this.#bySource.get(sourceKey(wanted)) ?? [])),
      ...this.#rarestPassages(wanted).flat(),
    ]);
    const found: SameArticleFound[] = [];
    for (const known of candidates) {
      const why = compareArticles(wanted, known);
      if (why !== null) found.push({ known, why });
    }
    return found.toSorted((left, right) => RANK[left.why] - RANK[right.why]);
  }

  #rarestPassages({ passageHashes }: KnownArticle): KnownArticle[][] {
    const lists = [...new Set(passageHashes)].map((hash) => this.#byPassage.get(hash) ?? []);
    const needed = Math.floor(passageHashes.length * (1 - MIN_SHARED_PASSAGES) + 1e-9) + 1;
    return lists.toSorted((left, right) => left.length - right.length).slice(0, needed);
  }
}

const RANK: Readonly<Record<SameArticle, number>> = { 'same-text': 0, 'same-source-and-title': 1, 'same-passages': 2 };

function sourceKey({ sourceUrl, title }: KnownArticle): string {
  return `${sourceUrl}\n${title}`;
}

function push(lists: Map<string, KnownArticle[]>, key: string, known: KnownArticle): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [known]);
  else list.push(known);
}
