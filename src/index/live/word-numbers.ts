/** Gives each word a number, for ever: words come back when articles are replaced. */
export class WordNumbers {
  readonly #numbers = new Map<string, number>();

  of(word: string): number | undefined {
    return this.#numbers.get(word);
  }

  give(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  entries(): IterableIterator<[word: string, number: number]> {
    return this.#numbers.entries();
  }
}
