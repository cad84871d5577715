import { findSameArticles, type SameArticleFound } from './find-same-articles.js';
import { allKeys, identityKeys } from './identity-keys.js';
import type { KnownArticle } from './known-article.js';

/** Articles that are, or once were, in the corpus, as the data folder remembers them; ids differ. */
export interface KnownArticles {
  /** All that are the same article as `wanted`, the surest first. */
  findSame(wanted: KnownArticle): readonly SameArticleFound[];
  /** Where the article of an id stood when it was last there; `undefined` for an unknown one. */
  pathOf(id: string): string | undefined;
}

/** {@link KnownArticles} in memory. */
export class KnownArticlesIndex<Known extends KnownArticle = KnownArticle> implements KnownArticles {
  readonly #byKey = new Map<number, Known[]>();
  readonly #byId = new Map<string, Known>();

  /** @param articles what {@link add} is called with */
  constructor(articles: Iterable<Known> = []) {
    for (const article of articles) this.add(article);
  }

  add(known: Known): void {
    this.#byId.set(known.id, known);
    for (const key of allKeys(identityKeys(known))) {
      const list = this.#byKey.get(key);
      if (list === undefined) this.#byKey.set(key, [known]);
      else list.push(known);
    }
  }

  findSame(wanted: KnownArticle): SameArticleFound<Known>[] {
    return findSameArticles(wanted, {
      withKey: (key) => this.#byKey.get(key) ?? [],
      describe: (known) => known,
    });
  }

  pathOf(id: string): string | undefined {
    return this.#byId.get(id)?.path;
  }
}

/** Nothing is remembered. */
export const noKnownArticles: KnownArticles = { findSame: () => [], pathOf: () => undefined };

/** What two memories know together; of an article that both know, what `first` says. */
export function knownToEither(first: KnownArticles, second: KnownArticles): KnownArticles {
  return {
    findSame: (wanted) => {
      const found = first.findSame(wanted);
      return [...found, ...second.findSame(wanted).filter(({ known }) => first.pathOf(known.id) === undefined)];
    },
    pathOf: (id) => first.pathOf(id) ?? second.pathOf(id),
  };
}
