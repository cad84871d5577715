/** Counts in how many passages each key stands; a key that stands in none is forgotten. */
export class TermCounter<Key> {
  readonly #counts = new Map<Key, number>();

  get distinct(): number {
    return this.#counts.size;
  }

  of(key: Key): number {
    return this.#counts.get(key) ?? 0;
  }

  add(key: Key, change: number): void {
    const count = this.of(key) + change;
    if (count > 0) this.#counts.set(key, count);
    else this.#counts.delete(key);
  }

  entries(): IterableIterator<[Key, number]> {
    return this.#counts.entries();
  }
}
