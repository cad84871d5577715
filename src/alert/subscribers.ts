/** Something that one article is compared with once, and who asked for it. */
export interface Subscribed<Sought> {
  readonly sought: Sought;
  /** Subscriptions by id; at least one. */
  readonly ids: Set<number>;
}

/** What subscriptions ask for, each once, by a key that tells it from others. */
export class Subscribers<Sought> {
  readonly #byKey = new Map<string, Subscribed<Sought>>();

  /** In the order in which they were first asked for. */
  values(): IterableIterator<Subscribed<Sought>> {
    return this.#byKey.values();
  }

  /** @returns what was made, where this is the first to ask for it. */
  add(key: string, id: number, make: () => Sought): Subscribed<Sought> | null {
    const known = this.#byKey.get(key);
    if (known !== undefined) {
      known.ids.add(id);
      return null;
    }
    const first = { sought: make(), ids: new Set([id]) };
    this.#byKey.set(key, first);
    return first;
  }

  /** @returns what nobody asks for any more, where this was the last. */
  remove(key: string, id: number): Subscribed<Sought> | null {
    const known = this.#byKey.get(key);
    if (known === undefined || !known.ids.delete(id) || known.ids.size > 0) return null;
    this.#byKey.delete(key);
    return known;
  }
}
