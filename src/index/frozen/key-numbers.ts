import { GrowingUint32 } from './growing-array.js';

const firstSlots = 1_024;
/** Fibonacci hashing: 2³² over the golden ratio, odd (Knuth, "The Art of Computer Programming" 3, 6.4). */
const multiplier = 0x9e3779b1;

/** Gives each 32-bit key a number from 0 on, in the order they come. Open addressing, linear probing, at most half full. */
export class KeyNumbers {
  readonly #keys = new GrowingUint32();
  /** 1 + the number of the key that stands in a slot; 0 where none does. */
  #slots = new Uint32Array(firstSlots);
  #shift = 32 - Math.log2(firstSlots);

  get size(): number {
    return this.#keys.length;
  }

  /** By number; a view, good until the next key comes. */
  keys(): Uint32Array {
    return this.#keys.values();
  }

  /** The number of a key, -1 where it has none. */
  of(key: number): number {
    return (this.#slots[this.#slotOf(key)] ?? 0) - 1;
  }

  give(key: number): number {
    const slot = this.#slotOf(key);
    const known = this.#slots[slot] ?? 0;
    if (known > 0) return known - 1;
    this.#keys.push(key);
    this.#slots[slot] = this.#keys.length;
    if (this.#keys.length * 2 > this.#slots.length) this.#rehash();
    return this.#keys.length - 1;
  }

  #slotOf(key: number): number {
    const mask = this.#slots.length - 1;
    let slot = Math.imul(key, multiplier) >>> this.#shift;
    for (;;) {
      const number = this.#slots[slot] ?? 0;
      if (number === 0 || this.#keys.at(number - 1) === key) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #rehash(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    this.#shift--;
    for (let number = 0; number < this.#keys.length; number++) {
      this.#slots[this.#slotOf(this.#keys.at(number))] = number + 1;
    }
  }
}
