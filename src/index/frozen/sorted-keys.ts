/** The first place in ascending keys, or from `from` up to `to`, that is not less than `key`. */
export function keyLowerBound(keys: Uint16Array | Uint32Array, key: number, from = 0, to = keys.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Place of a key in ascending keys, -1 where it is not among them. */
export function keyIndexOf(keys: Uint16Array | Uint32Array, key: number): number {
  const place = keyLowerBound(keys, key);
  return keys[place] === key ? place : -1;
}
