import { compareFigures, figureHashes } from './figures.js';
import { shingleHashes } from './shingle-hashes.js';

/** What tells whether one paragraph says what another says. */
export interface ParagraphShape {
  readonly shingles: ReadonlySet<number>;
  readonly figures: Uint32Array;
}

/** Part of a paragraph's shingles that another must have to hold it. */
const minHeld = 0.8;
/** Part of the shingles of both that they share at least: what holds a sentence among many others is another paragraph. */
const minResemblance = 0.6;

/** @param text normalised: NFKC, lower case, Simplified */
export function paragraphShape(text: string): ParagraphShape {
  return { shingles: shingleHashes(text), figures: figureHashes(text) };
}

/**
 * Whether `other` holds nearly all that `quoted` says, all of its figures among it. Exact: no signature is involved. Not
 * symmetric: who is told that a paragraph stands elsewhere too must find all of it there.
 */
export function holdsParagraph(other: ParagraphShape, quoted: ParagraphShape): boolean {
  let shared = 0;
  for (const hash of quoted.shingles) if (other.shingles.has(hash)) shared += 1;
  const all = quoted.shingles.size + other.shingles.size - shared;
  if (shared === 0 || shared < minHeld * quoted.shingles.size || shared < minResemblance * all) return false;
  if (quoted.figures.length > other.figures.length) return false;
  return compareFigures(quoted.figures, other.figures).shared === quoted.figures.length;
}
