import { mixHash } from './mix-hash.js';

/**
 * Characters of a shingle. Five of Chinese are two or three words: enough that two articles on one subject share few,
 * and few enough that a changed word costs few.
 */
export const shingleLength = 5;

const factor = 0x01000193;

/**
 * The hashes (32 bits) of all runs of {@link shingleLength} UTF-16 units of a text, each once, in no order. What is no
 * letter and no digit is left out first: papers differ in blanks, quotation marks and dashes more than in words.
 *
 * A. Z. Broder, On the resemblance and containment of documents, SEQUENCES 1997.
 *
 * @param text normalised: NFKC, lower case, Simplified
 */
export function shingleHashes(text: string): ReadonlySet<number> {
  const letters = text.replaceAll(/[^\p{L}\p{N}]+/gu, '');
  const hashes = new Set<number>();
  for (let start = 0; start + shingleLength <= letters.length; start += 1) {
    let hash = 0;
    for (let i = start; i < start + shingleLength; i += 1)
      hash = mixHash(Math.imul(hash, factor) + letters.charCodeAt(i));
    hashes.add(hash);
  }
  return hashes;
}
