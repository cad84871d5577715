import { findSameArticles } from '../article/find-same-articles.js';
import { allKeys, identityKeys } from '../article/identity-keys.js';
import type { DescribedArticle } from '../article/known-article.js';

/** Which files of a folder are the same article as another: all of them by their keys, none of them in memory. */
export class PresentArticles {
  /** Nearly every key is of one file alone. */
  readonly #paths = new Map<number, string | readonly string[]>();
  readonly #describe: (path: string) => DescribedArticle;

  /** @param describe of a file that was added and not removed since */
  constructor(describe: (path: string) => DescribedArticle) {
    this.#describe = describe;
  }

  add(described: DescribedArticle): void {
    this.addKeys(described.path, allKeys(identityKeys(described)));
  }

  /** @param keys of the article at that path, without repeats */
  addKeys(path: string, keys: readonly number[]): void {
    for (const key of keys) {
      const before = this.#withKey(key);
      this.#paths.set(key, before.length === 0 ? path : [...before, path]);
    }
  }

  /** @param described what {@link add} was called with */
  remove(described: DescribedArticle): void {
    for (const key of allKeys(identityKeys(described))) {
      const left = this.#withKey(key).filter((path) => path !== described.path);
      const [only] = left;
      if (only === undefined) this.#paths.delete(key);
      else this.#paths.set(key, left.length === 1 ? only : left);
    }
  }

  /** Paths of all files that are the same article as `wanted` by themselves, its own among them. */
  sameAs(wanted: DescribedArticle): string[] {
    const keyed = { withKey: (key: number) => this.#withKey(key), describe: this.#describe };
    return findSameArticles(wanted, keyed).map(({ known }) => known.path);
  }

  #withKey(key: number): readonly string[] {
    const found = this.#paths.get(key) ?? [];
    return typeof found === 'string' ? [found] : found;
  }
}
