/**
 * The finalizer of MurmurHash3 (32 bits): each bit of the input changes each bit of the output with a chance near a half.
 * A bijection: different inputs never collide.
 *
 * @returns an unsigned 32-bit integer
 */
export function mixHash(value: number): number {
  let hash = value;
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
