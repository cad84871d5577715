/** Below so many entries a search in all of them is as fast. */
const minEntries = 10_000;
const units = 0x1_0000;

/**
 * Where the entries of an ascending table that begin with a UTF-16 unit stand: a search among those few takes a third of the
 * time, and a question that may hold a slip looks thousands of pairs up. 256 KB.
 */
export class FirstUnits {
  /** By unit the first place; one more at the end. `null` for a table that is small. */
  readonly #starts: Uint32Array | null;

  /** @param unitAt the first unit of an entry; never falls from one to the next */
  constructor(
    readonly size: number,
    unitAt: (place: number) => number,
  ) {
    if (size < minEntries) {
      this.#starts = null;
      return;
    }
    this.#starts = new Uint32Array(units + 1);
    let unit = 0;
    for (let place = 0; place < size; place++) {
      const next = unitAt(place);
      while (unit < next) this.#starts[++unit] = place;
    }
    this.#starts.fill(size, unit + 1);
  }

  /** The first place of entries that begin with a unit, or would. */
  begin(unit: number): number {
    return this.#starts === null ? 0 : (this.#starts[unit] ?? 0);
  }

  /** The place behind the last of them. */
  end(unit: number): number {
    return this.#starts === null ? this.size : (this.#starts[unit + 1] ?? this.size);
  }
}
