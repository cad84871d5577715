const HAN_RUN = /\p{Script=Han}{2,}/gu;
const UNIT = 0x10000;

/** Two adjacent UTF-16 units of a run of Han characters as one unsigned 32-bit key, the first unit in the high half. */
export type BigramKey = number;

export function bigramKey(bigram: string): BigramKey {
  return bigram.charCodeAt(0) * UNIT + bigram.charCodeAt(1);
}

/** How often each bigram stands in the runs of Han characters of a normalised text. */
export function countBigrams(normalizedText: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { 0: run } of normalizedText.matchAll(HAN_RUN)) {
    for (let i = 0; i + 1 < run.length; i++) {
      const bigram = run.slice(i, i + 2);
      counts.set(bigram, (counts.get(bigram) ?? 0) + 1);
    }
  }
  return counts;
}
