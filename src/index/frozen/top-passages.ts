export interface ScoredPassage {
  readonly passage: number;
  readonly score: number;
  readonly wordScore: number;
  readonly bigramScore: number;
}

/**
 * The best passages by score, of those offered: a binary heap with the worst on top.
 *
 * @param idOf for ties: the lesser id is the better one
 */
export class TopPassages {
  readonly #heap: ScoredPassage[] = [];

  constructor(
    readonly limit: number,
    readonly idOf: (passage: number) => string,
  ) {}

  /** No passage below this score is kept: 0 until there are enough. */
  get threshold(): number {
    return this.#heap.length < this.limit ? 0 : (this.#heap[0]?.score ?? 0);
  }

  /** Whether a passage of this score could be kept. */
  takes(score: number): boolean {
    const worst = this.#heap[0];
    return this.#heap.length < this.limit || (worst !== undefined && score >= worst.score);
  }

  offer(passage: ScoredPassage): void {
    const worst = this.#heap[0];
    if (this.#heap.length < this.limit) this.#siftUp(passage);
    else if (worst !== undefined && this.#isWorse(worst, passage)) this.#siftDown(passage);
  }

  /** In no order. */
  passages(): ScoredPassage[] {
    return this.#heap.slice();
  }

  #isWorse(a: ScoredPassage, b: ScoredPassage): boolean {
    return a.score === b.score ? this.idOf(a.passage) > this.idOf(b.passage) : a.score < b.score;
  }

  #siftUp(added: ScoredPassage): void {
    const heap = this.#heap;
    let at = heap.length;
    while (at > 0) {
      const parentAt = (at - 1) >>> 1;
      const parent = heap[parentAt];
      if (parent === undefined || !this.#isWorse(added, parent)) break;
      heap[at] = parent;
      at = parentAt;
    }
    heap[at] = added;
  }

  /** Puts a passage in place of the worst. */
  #siftDown(added: ScoredPassage): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      const childAt = this.#worseChildOf(at);
      const child = heap[childAt];
      if (child === undefined || !this.#isWorse(child, added)) break;
      heap[at] = child;
      at = childAt;
    }
    heap[at] = added;
  }

  #worseChildOf(at: number): number {
    const leftAt = 2 * at + 1;
    const left = this.#heap[leftAt];
    const right = this.#heap[leftAt + 1];
    return left !== undefined && right !== undefined && this.#isWorse(right, left) ? leftAt + 1 : leftAt;
  }
}
