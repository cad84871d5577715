import { mixHash } from './mix-hash.js';

/** Places of a signature. */
export const slotCount = 192;

const empty = 0x1_0000_0000;

/**
 * One-permutation MinHash of a set: its members fall into {@link slotCount} bins by their hash, and each bin keeps its
 * least. A bin that stays empty takes what another one has, chosen by a hash of the bin and the try alone, so that equal
 * sets give equal signatures and two places are equal with the chance that is the resemblance of the sets. One hash a
 * member, where MinHash takes one a member and place.
 *
 * Of each place the lowest eight bits are kept: of two that differ one in 256 is equal by chance, see
 * {@link estimateResemblance}.
 *
 * P. Li, A. Owen, C.-H. Zhang, One permutation hashing, NIPS 2012; A. Shrivastava, Optimal densification for fast and
 * accurate minwise hashing, ICML 2017; P. Li, A. C. König, b-bit minwise hashing, WWW 2010.
 *
 * @param hashes of 32 bits, evenly spread
 * @returns {@link slotCount} bytes; empty for an empty set, which resembles nothing
 */
export function minHash(hashes: ReadonlySet<number>): Uint8Array {
  if (hashes.size === 0) return new Uint8Array();
  const least = new Float64Array(slotCount).fill(empty);
  for (const hash of hashes) {
    // The bin comes from the hash, its order in the bin from another mixing of it: the two must not depend on each other.
    const bin = Math.floor((hash / empty) * slotCount);
    const order = mixHash(hash ^ orderSeed);
    if (order < (least[bin] ?? 0)) least[bin] = order;
  }
  return Uint8Array.from(least, (own, bin) => lowByte(own === empty ? borrowed(least, bin) : own));
}

const orderSeed = 0x5bd1e995;
const trySeed = 0x9e3779b1;

function borrowed(least: Float64Array, bin: number): number {
  for (let attempt = 1; ; attempt += 1) {
    const other = mixHash(Math.imul(bin + 1, trySeed) + attempt) % slotCount;
    const value = least[other] ?? empty;
    if (value !== empty) return value;
  }
}

function lowByte(order: number): number {
  return order & 0xff;
}

const chanceOfEqualBytes = 1 / 256;

/**
 * The resemblance (members shared, as part of all members of both) of the sets that two signatures were made of: 0–1.
 * Its standard error is `sqrt(r · (1 - r) / slotCount)`, at most 0.036.
 */
export function estimateResemblance(left: Uint8Array, right: Uint8Array): number {
  if (left.length === 0 || right.length === 0) return 0;
  let equal = 0;
  for (let slot = 0; slot < slotCount; slot += 1) if (left[slot] === right[slot]) equal += 1;
  return Math.max(0, (equal / slotCount - chanceOfEqualBytes) / (1 - chanceOfEqualBytes));
}
