/** Two UTF-16 units side by side, or one by itself, as a number. */
export type UnitPair = number;

/** @param text at least one unit; only its first two count */
export function unitPair(text: string, at = 0): UnitPair {
  const second = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
  // Signed, so that it stays a small integer of the engine.
  return (text.charCodeAt(at) << 16) | second;
}

/** All pairs and single units of a text, each once: whatever text it holds, it holds the pairs of. */
export function unitPairs(text: string): Set<UnitPair> {
  const pairs = new Set<UnitPair>();
  for (let at = 0; at < text.length; at++) {
    pairs.add(text.charCodeAt(at) << 16);
    pairs.add(unitPair(text, at));
  }
  return pairs;
}
