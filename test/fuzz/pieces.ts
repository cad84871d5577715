import * as fc from 'fast-check';

/** A text told by its pieces, so that a long one is short to print: each as often as it says. */
export type Pieces = readonly (readonly [piece: string, times: number])[];

export function textOf(pieces: Pieces): string {
  return pieces.map(([piece, times]) => piece.repeat(times)).join('');
}

/** Pieces in any order, each of them once or twice. */
export function mixtureOf(piece: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<Pieces> {
  return fc.array(fc.tuple(piece, fc.constantFrom(1, 1, 1, 2)), { maxLength });
}

/** Few pieces, one of them so often that the text has up to `maxUtf16Units`: what takes time quadratic in it shows. */
export function longRunOf(piece: fc.Arbitrary<string>, maxUtf16Units: number): fc.Arbitrary<Pieces> {
  const few = mixtureOf(piece, 3);
  const run = fc
    .tuple(
      fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join('')),
      fc.integer({ min: 1, max: maxUtf16Units }),
    )
    .map(([unit, length]): Pieces => [[unit, Math.floor(length / Math.max(1, unit.length))]]);
  return fc.tuple(few, run, few).map((parts) => parts.flat());
}

/** A change to a text: what stands from `at` (a share of its length) on for `drop` units gives way to `put`. */
export interface Edit {
  readonly at: number;
  readonly drop: number;
  readonly put: string;
}

export function anyEdits(piece: fc.Arbitrary<string>): fc.Arbitrary<readonly Edit[]> {
  const drop = fc.oneof(fc.constantFrom(0, 1), fc.nat(40), fc.nat(4000));
  const at = fc.double({ min: 0, max: 1, noNaN: true });
  return fc.array(fc.record({ at, drop, put: fc.oneof(fc.constant(''), piece) }), { minLength: 1, maxLength: 6 });
}

export function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((left, { at, drop, put }) => {
    const place = Math.floor(at * left.length);
    return left.slice(0, place) + put + left.slice(place + drop);
  }, text);
}
