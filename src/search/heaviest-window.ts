import type { WeighedTerm } from './sentence-coverages.js';

/**
 * How many UTF-16 units are looked at together: of 40, 60, 80 and 120 what helped most, each set ranked by weights of the
 * other five. Sentences are of any length, and so are pairs of them.
 */
export const windowUtf16Units = 80;

/**
 * Reads the units of a question once and gives a function that tells what that window of a text tells which holds the most
 * of them, each counted once; 0 up to their sum. Goes through the text once, one unit in and one out (Kaszkiel & Zobel,
 * "Effective ranking with arbitrary passages", 2001, with a passage at every place).
 *
 * @param units one UTF-16 unit each, all different, at most 255
 */
export function heaviestWindow(units: readonly WeighedTerm[]): (text: string) => number {
  // Made for the first text: many standing questions are weighed and hold nothing of their own.
  let window: UnitWindow | null = null;
  return (text) => {
    window ??= new UnitWindow(units);
    window.clear();
    let heaviest = 0;
    for (let at = 0; at < text.length; at++) {
      if (at >= windowUtf16Units) window.leave(text.charCodeAt(at - windowUtf16Units));
      window.enter(text.charCodeAt(at));
      if (window.weight > heaviest) heaviest = window.weight;
    }
    return heaviest;
  };
}

class UnitWindow {
  weight = 0;
  readonly #weights: Float64Array;
  /** How often each unit stands in the window. */
  readonly #counts: Uint8Array;
  /** By unit, 1 + its place; 0 for those that the question lacks. */
  readonly #places = new Uint8Array(0x1_0000);

  constructor(units: readonly WeighedTerm[]) {
    this.#weights = Float64Array.from(units, ({ idf }) => idf);
    this.#counts = new Uint8Array(units.length);
    units.forEach(({ text }, place) => {
      this.#places[text.charCodeAt(0)] = place + 1;
    });
  }

  clear(): void {
    this.weight = 0;
    this.#counts.fill(0);
  }

  enter(unit: number): void {
    const place = (this.#places[unit] ?? 0) - 1;
    if (place < 0) return;
    const count = this.#counts[place] ?? 0;
    if (count === 0) this.weight += this.#weights[place] ?? 0;
    this.#counts[place] = count + 1;
  }

  leave(unit: number): void {
    const place = (this.#places[unit] ?? 0) - 1;
    if (place < 0) return;
    const count = this.#counts[place] ?? 0;
    if (count === 1) this.weight -= this.#weights[place] ?? 0;
    this.#counts[place] = count - 1;
  }
}
