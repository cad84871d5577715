import { mixHash } from './mix-hash.js';

/** Most figures of one article that are kept. */
export const maxFigures = 64;

/** How far the figures of two texts agree. */
export interface FigureAgreement {
  /** Figures of the text that has fewer. */
  readonly compared: number;
  /** How many of them the other has too. */
  readonly shared: number;
}

/** A number with the sign or unit behind it: `27.3%`, `4762家`, `26日`. */
const figure = /\d+(?:[.,:]\d+)*\s*[^\s\d]?/gu;

/**
 * The figures of a text as hashes, ascending, each once. `31度` and `31日` are two figures; `4,762家` and `4762家` are one.
 * Programmes of every day share their frame and differ in their figures.
 *
 * Of a text with over {@link maxFigures} those with the least hashes are kept: the same choice in any text, so that what
 * is left can be compared (a bottom-k sketch: E. Cohen, H. Kaplan, Summarizing data using bottom-k sketches, PODC 2007).
 *
 * @param text normalised: NFKC, lower case
 */
export function figureHashes(text: string): Uint32Array {
  const hashes = new Set<number>();
  for (const [written] of text.matchAll(figure)) hashes.add(hashOf(written.replaceAll(/[\s,]/gu, '')));
  return Uint32Array.from(hashes).toSorted().slice(0, maxFigures);
}

export function compareFigures(left: Uint32Array, right: Uint32Array): FigureAgreement {
  const end = Math.min(endOf(left), endOf(right));
  const [fewer, more] = [left, right]
    .map((hashes) => hashes.filter((hash) => hash <= end))
    .toSorted((a, b) => a.length - b.length);
  const known = new Set(more);
  let shared = 0;
  for (const hash of fewer ?? []) if (known.has(hash)) shared += 1;
  return { compared: fewer?.length ?? 0, shared };
}

/** Up to where nothing was left out. */
function endOf(hashes: Uint32Array): number {
  return hashes.length < maxFigures ? 0xffff_ffff : (hashes.at(-1) ?? 0);
}

function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i += 1) hash = mixHash(hash * 31 + text.charCodeAt(i));
  return hash;
}
