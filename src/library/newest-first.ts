import { compareNewestFirst, type Dated } from './article-order.js';

/** Articles kept in the order newest first; each step moves, and never compares, all of them. */
export class NewestFirst {
  readonly #articles: Dated[] = [];

  get size(): number {
    return this.#articles.length;
  }

  /** Quick for one that comes after all the others. */
  add(article: Dated): void {
    const place = this.#placeOf(article);
    if (place === this.#articles.length) this.#articles.push(article);
    else this.#articles.splice(place, 0, article);
  }

  /** One that is there, with the date it was added with. */
  remove(article: Dated): void {
    this.#articles.splice(this.#placeOf(article), 1);
  }

  slice(offset: number, limit: number): readonly Dated[] {
    return this.#articles.slice(offset, offset + limit);
  }

  /** Where it stands, or would stand. */
  #placeOf(article: Dated): number {
    let low = 0;
    let high = this.#articles.length;
    const last = this.#articles[high - 1];
    if (last === undefined || compareNewestFirst(last, article) < 0) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = this.#articles[middle];
      if (there !== undefined && compareNewestFirst(there, article) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
