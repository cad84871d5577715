/**
 * The best passages by score, of those offered: a binary heap with the worst kept on top.
 *
 * @param idOf for ties: the lesser id is the better one
 */
export class TopPassages {
  readonly #scores: Float64Array;
  readonly #passages: Uint32Array;
  #size = 0;

  constructor(
    readonly limit: number,
    readonly idOf: (passage: number) => string,
  ) {
    this.#scores = new Float64Array(limit);
    this.#passages = new Uint32Array(limit);
  }

  /** Whether a passage of this score could be kept. */
  takes(score: number): boolean {
    return this.#size < this.limit || (this.limit > 0 && score >= (this.#scores[0] ?? 0));
  }

  offer(passage: number, score: number): void {
    if (this.#size < this.limit) {
      this.#siftUp(this.#size++, passage, score);
    } else if (this.takes(score) && this.#isWorse(this.#scores[0] ?? 0, this.#passages[0] ?? 0, score, passage)) {
      this.#siftDown(passage, score);
    }
  }

  /** In no order. */
  passages(): Uint32Array {
    return this.#passages.slice(0, this.#size);
  }

  #isWorse(score: number, passage: number, otherScore: number, other: number): boolean {
    return score === otherScore ? this.idOf(passage) > this.idOf(other) : score < otherScore;
  }

  #siftUp(from: number, passage: number, score: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      const parentScore = this.#scores[parent] ?? 0;
      const parentPassage = this.#passages[parent] ?? 0;
      if (!this.#isWorse(score, passage, parentScore, parentPassage)) break;
      this.#put(at, parentPassage, parentScore);
      at = parent;
    }
    this.#put(at, passage, score);
  }

  #siftDown(passage: number, score: number): void {
    let at = 0;
    for (;;) {
      const child = this.#worseChild(at);
      if (child === null) break;
      const childScore = this.#scores[child] ?? 0;
      const childPassage = this.#passages[child] ?? 0;
      if (!this.#isWorse(childScore, childPassage, score, passage)) break;
      this.#put(at, childPassage, childScore);
      at = child;
    }
    this.#put(at, passage, score);
  }

  #worseChild(at: number): number | null {
    const left = 2 * at + 1;
    const right = left + 1;
    if (left >= this.#size) return null;
    if (right >= this.#size) return left;
    const rightIsWorse = this.#isWorse(
      this.#scores[right] ?? 0,
      this.#passages[right] ?? 0,
      this.#scores[left] ?? 0,
      this.#passages[left] ?? 0,
    );
    return rightIsWorse ? right : left;
  }

  #put(at: number, passage: number, score: number): void {
    this.#scores[at] = score;
    this.#passages[at] = passage;
  }
}
