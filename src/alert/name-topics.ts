import type { ArticleHead } from '../article/article-head.js';
import type { NormalizeText } from '../words/normalize-text.js';
import { soughtName } from './match-name.js';
import type { NamedTopic } from './subscription.js';

/** Subscriptions to publishers and categories by name: an article looks up each part of its own names. */
export class NameTopics {
  readonly #normalize: NormalizeText;
  readonly #byName: Readonly<Record<NamedTopic['kind'], Map<string, Set<number>>>> = {
    publisher: new Map(),
    category: new Map(),
  };
  /** In UTF-16 units, of all that were ever asked for. */
  #longest = 0;

  constructor(normalize: NormalizeText) {
    this.#normalize = normalize;
  }

  add({ kind, name }: NamedTopic, id: number): void {
    const sought = soughtName(name, this.#normalize);
    const ids = this.#byName[kind].get(sought) ?? new Set();
    this.#byName[kind].set(sought, ids.add(id));
    this.#longest = Math.max(this.#longest, sought.length);
  }

  remove({ kind, name }: NamedTopic, id: number): void {
    const sought = soughtName(name, this.#normalize);
    const ids = this.#byName[kind].get(sought);
    if (ids?.delete(id) === true && ids.size === 0) this.#byName[kind].delete(sought);
  }

  /** Ids of the subscriptions that match, each once. */
  match({ publisher, category, tags }: ArticleHead): ReadonlySet<number> {
    const ids = new Set<number>();
    this.#collect('publisher', [publisher], ids);
    this.#collect('category', [category, ...tags], ids);
    return ids;
  }

  #collect(kind: NamedTopic['kind'], names: readonly (string | null)[], ids: Set<number>): void {
    const subscribed = this.#byName[kind];
    if (subscribed.size === 0) return;
    for (const name of names) {
      if (name === null) continue;
      for (const part of partsOf(this.#normalize(name).text, this.#longest)) {
        for (const id of subscribed.get(part) ?? []) ids.add(id);
      }
    }
  }
}

/** All parts of a text up to a length. */
function* partsOf(text: string, longest: number): Generator<string, void, undefined> {
  for (let start = 0; start < text.length; start++) {
    for (let end = start + 1; end <= Math.min(text.length, start + longest); end++) yield text.slice(start, end);
  }
}
