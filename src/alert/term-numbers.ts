/** Gives terms numbers, small ones, for as long as somebody uses them. */
export class TermNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #terms: (string | undefined)[] = [];
  readonly #uses: number[] = [];
  readonly #free: number[] = [];

  /** All numbers are below it. */
  get limit(): number {
    return this.#terms.length;
  }

  of(term: string): number | undefined {
    return this.#numbers.get(term);
  }

  /** The term's number, used once more. */
  use(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) {
      this.#uses[known] = (this.#uses[known] ?? 0) + 1;
      return known;
    }
    const number = this.#free.pop() ?? this.#terms.length;
    this.#numbers.set(term, number);
    this.#terms[number] = term;
    this.#uses[number] = 1;
    return number;
  }

  /** Used once less; a number that nobody uses is given to another term. */
  release(number: number): void {
    const left = (this.#uses[number] ?? 0) - 1;
    this.#uses[number] = left;
    const term = this.#terms[number];
    if (left > 0 || term === undefined) return;
    this.#numbers.delete(term);
    this.#terms[number] = undefined;
    this.#free.push(number);
  }
}
