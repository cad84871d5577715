/** Ascending lists to be merged, each named by its number. */
export interface SortedLists {
  /** How many items each list has. */
  readonly sizes: readonly number[];
  /** Below 0 where the item of the first list and place comes before that of the second; 0 where they are equal. */
  compare(list: number, place: number, otherList: number, otherPlace: number): number;
}

/**
 * Merges ascending lists (Knuth, "The Art of Computer Programming" 3, 5.4.1): calls back for each item in order, equal
 * ones one after another by list.
 *
 * @param onItem `isNew` where the item differs from the one before
 */
export function mergeSorted(lists: SortedLists, onItem: (list: number, place: number, isNew: boolean) => void): void {
  const places = new Uint32Array(lists.sizes.length);
  const before = (list: number, other: number) => {
    const order = lists.compare(list, places[list] ?? 0, other, places[other] ?? 0);
    return order < 0 || (order === 0 && list < other);
  };
  const heap = new ListHeap(
    lists.sizes.flatMap((size, list) => (size > 0 ? [list] : [])),
    before,
  );
  let lastList = -1;
  let lastPlace = 0;
  for (let list = heap.first(); list >= 0; list = heap.first()) {
    const place = places[list] ?? 0;
    onItem(list, place, lastList < 0 || lists.compare(list, place, lastList, lastPlace) !== 0);
    lastList = list;
    lastPlace = place;
    places[list] = place + 1;
    if (place + 1 < (lists.sizes[list] ?? 0)) heap.firstChanged();
    else heap.removeFirst();
  }
}

/** A binary heap of lists by their next items. */
class ListHeap {
  readonly #lists: number[];

  constructor(
    lists: readonly number[],
    readonly before: (list: number, other: number) => boolean,
  ) {
    this.#lists = [...lists];
    for (let at = (this.#lists.length >>> 1) - 1; at >= 0; at--) this.#siftDown(at);
  }

  /** -1 where none is left. */
  first(): number {
    return this.#lists[0] ?? -1;
  }

  firstChanged(): void {
    this.#siftDown(0);
  }

  removeFirst(): void {
    const last = this.#lists.pop();
    if (last === undefined || this.#lists.length === 0) return;
    this.#lists[0] = last;
    this.#siftDown(0);
  }

  #siftDown(from: number): void {
    const lists = this.#lists;
    const moved = lists[from] ?? -1;
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= lists.length) break;
      const right = left + 1;
      const child = right < lists.length && this.before(lists[right] ?? -1, lists[left] ?? -1) ? right : left;
      if (!this.before(lists[child] ?? -1, moved)) break;
      lists[at] = lists[child] ?? -1;
      at = child;
    }
    lists[at] = moved;
  }
}
