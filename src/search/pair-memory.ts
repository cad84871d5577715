import type { CollectionStatistics } from '../index/passage-index.js';

/** Two characters side by side, as passages have them: looked up once, until the collection is another. */
export interface PairMemory {
  /** Comes before the questions below: forgets what was true of another collection. */
  begin(): void;
  /** In how many passages two characters stand side by side. */
  frequency(pair: string): number;
  /** Characters that stand behind the one and before the other in some passage each; an empty one is none. */
  between(before: string, after: string): readonly string[];
}

/** Beyond, all is looked up anew: some 10 MB. */
const maxPairs = 100_000;
/** The same of characters whose neighbours are known: some 5 MB. */
const maxNeighbours = 2_000;

type Statistics = Pick<
  CollectionStatistics,
  'passageCount' | 'averageWordCount' | 'averageBigramCount' | 'bigramDocumentFrequency'
>;

/** @param characters those that may stand between others, in the order in which they are given */
export function createPairMemory(characters: readonly string[], statistics: Statistics): PairMemory {
  const frequencies = new Map<string, number>();
  const neighbours = new Map<string, ReadonlySet<string>>();
  let collection = '';
  const frequency = (pair: string): number => {
    const known = frequencies.get(pair);
    if (known !== undefined) return known;
    if (frequencies.size >= maxPairs) frequencies.clear();
    const found = statistics.bigramDocumentFrequency(pair);
    frequencies.set(pair, found);
    return found;
  };
  const neighboursOf = (pairWith: (other: string) => string): ReadonlySet<string> => {
    const name = pairWith('_');
    const known = neighbours.get(name);
    if (known !== undefined) return known;
    if (neighbours.size >= maxNeighbours) neighbours.clear();
    // Not through `frequency`: most of these thousands are never asked for again.
    const found = new Set(characters.filter((each) => statistics.bigramDocumentFrequency(pairWith(each)) > 0));
    neighbours.set(name, found);
    return found;
  };
  return {
    // What changes a collection changes these three numbers, but for a chance that costs no more than a suggestion.
    begin: () => {
      const now = `${statistics.passageCount} ${statistics.averageWordCount} ${statistics.averageBigramCount}`;
      if (now === collection) return;
      collection = now;
      frequencies.clear();
      neighbours.clear();
    },
    frequency,
    between: (before, after) => {
      const behind = before === '' ? null : neighboursOf((each) => before + each);
      const ahead = after === '' ? null : neighboursOf((each) => each + after);
      const first = behind ?? ahead ?? new Set(characters);
      return ahead === null || first === ahead ? [...first] : Array.from(first).filter((each) => ahead.has(each));
    },
  };
}
