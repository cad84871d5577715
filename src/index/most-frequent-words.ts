/** A word, and how many passages of a layer hold it: 1 or more. */
export interface WordCount {
  readonly word: string;
  readonly passages: number;
}

/** The words of most passages first, ties by word, each once however many layers hold it. */
export function mostFrequentWords(layers: readonly Iterable<WordCount>[], limit: number): readonly string[] {
  const totals = new Map<string, number>();
  for (const layer of layers) {
    for (const { word, passages } of layer) totals.set(word, (totals.get(word) ?? 0) + passages);
  }
  return Array.from(totals)
    .toSorted(([word, passages], [otherWord, ofOther]) => ofOther - passages || (word < otherWord ? -1 : 1))
    .slice(0, limit)
    .map(([word]) => word);
}
