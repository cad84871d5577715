import { sharedUint16, sharedUint32 } from './shared-arrays.js';

/** Words and ends of ids: so few units are joined sooner than a call into the engine is made. */
const fewUnits = 6;

/**
 * Strings one after another, as UTF-16 units: half the size of UTF-8 for Chinese, decoded by copying, and any string
 * comes back as it was. String `i` has the units from `starts[i]` up to `starts[i + 1]`.
 */
export class StringTable {
  readonly #bytes: Buffer;

  constructor(
    readonly units: Uint16Array,
    readonly starts: Uint32Array,
  ) {
    this.#bytes = Buffer.from(units.buffer, units.byteOffset, units.byteLength);
  }

  get size(): number {
    return this.starts.length - 1;
  }

  at(i: number): string {
    const start = this.starts[i] ?? 0;
    const end = this.starts[i + 1] ?? 0;
    if (end - start > fewUnits) return this.#bytes.toString('utf16le', start * 2, end * 2);
    let text = '';
    for (let at = start; at < end; at++) text += String.fromCharCode(this.units[at] ?? 0);
    return text;
  }

  /** Length in UTF-16 units. */
  lengthAt(i: number): number {
    return (this.starts[i + 1] ?? 0) - (this.starts[i] ?? 0);
  }

  /** Copies the units of string `i` to a place of `units`. */
  copyTo(units: Uint16Array, place: number, i: number): void {
    const start = this.starts[i] ?? 0;
    const end = this.starts[i + 1] ?? 0;
    for (let from = start, to = place; from < end; from++, to++) units[to] = this.units[from] ?? 0;
  }

  /** Place of a string in an ascending table, or from `from` up to `to`, -1 where it is not held; O(log n), nothing decoded. */
  indexOf(text: string, from = 0, to = this.size): number {
    const place = this.lowerBound(text, from, to);
    return place < this.size && this.compareAt(place, text) === 0 ? place : -1;
  }

  /** The first place in an ascending table, or from `from` up to `to`, whose string is not less than `text`. */
  lowerBound(text: string, from = 0, to = this.size): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compareAt(middle, text) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether each string is greater than the one before. */
  isAscending(): boolean {
    for (let i = 1; i < this.size; i++) if (this.compareAt(i, this.at(i - 1)) <= 0) return false;
    return true;
  }

  startsWith(i: number, prefix: string): boolean {
    const start = this.starts[i] ?? 0;
    if (prefix.length > this.lengthAt(i)) return false;
    for (let at = 0; at < prefix.length; at++) if (this.units[start + at] !== prefix.charCodeAt(at)) return false;
    return true;
  }

  /** By UTF-16 units, as strings compare: below 0 where string `i` comes first. */
  compareAt(i: number, text: string): number {
    const start = this.starts[i] ?? 0;
    const length = this.lengthAt(i);
    const shared = Math.min(length, text.length);
    for (let at = 0; at < shared; at++) {
      const difference = (this.units[start + at] ?? 0) - text.charCodeAt(at);
      if (difference !== 0) return difference;
    }
    return length - text.length;
  }
}

/** @throws {RangeError} past 2³² units (8 GiB) */
export function stringTable(strings: readonly string[]): StringTable {
  const units = new Uint16Array(totalUnits(strings));
  return filled(strings, units, new Uint32Array(strings.length + 1));
}

/** The same in memory that threads share. */
export function sharedStringTable(strings: readonly string[]): StringTable {
  return filled(strings, sharedUint16(totalUnits(strings)), sharedUint32(strings.length + 1));
}

function totalUnits(strings: readonly string[]): number {
  const total = strings.reduce((sum, { length }) => sum + length, 0);
  checkUint32(total, 'units in a table of strings');
  return total;
}

function filled(strings: readonly string[], units: Uint16Array, starts: Uint32Array): StringTable {
  const bytes = Buffer.from(units.buffer);
  let at = 0;
  strings.forEach((text, i) => {
    bytes.write(text, at * 2, 'utf16le');
    at += text.length;
    starts[i + 1] = at;
  });
  return new StringTable(units, starts);
}

/** @throws {RangeError} for a count that does not fit in 32 bits */
export function checkUint32(count: number, what: string): void {
  if (count > 0xffff_ffff) throw new RangeError(`index: expected at most 4294967295 ${what}, got ${count}`);
}
