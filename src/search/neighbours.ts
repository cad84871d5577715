import { bigramKey } from '../index/bigram.js';
import type { PassageIndex, Side } from '../index/passage-index.js';

/** Which characters stand beside which, as passages have them: looked up once, until the collection is another. */
export interface Neighbours {
  /** Comes before the question below: forgets what was true of another collection. */
  begin(): void;
  /** In how many passages two characters stand side by side. */
  pairFrequency(pair: string): number;
  /** Characters that stand behind the one and before the other in some passage each; an empty one is none. */
  between(before: string, after: string): readonly string[];
}

/** Of so many characters neighbours are known at a time: some 5 MB. */
const maxCharacters = 2_000;
/** So many pairs are known at a time: some 5 MB. */
const maxPairs = 100_000;

type Statistics = Pick<
  PassageIndex,
  'passageCount' | 'averageWordCount' | 'averageBigramCount' | 'bigramDocumentFrequency' | 'beside'
>;

/** @param characters those that may stand between others, in the order in which they are given */
export function createNeighbours(characters: readonly string[], statistics: Statistics): Neighbours {
  const known = new Map<string, readonly string[]>();
  const pairs = new Map<number, number>();
  let collection = '';
  const pairFrequency = (pair: string): number => {
    const key = bigramKey(pair);
    const before = pairs.get(key);
    if (before !== undefined) return before;
    if (pairs.size >= maxPairs) pairs.clear();
    const found = statistics.bigramDocumentFrequency(pair);
    pairs.set(key, found);
    return found;
  };
  const standing = (side: Side, character: string): readonly string[] => {
    const name = `${side} ${character}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    if (known.size >= maxCharacters) known.clear();
    const found = statistics.beside(character, side, characters);
    known.set(name, found);
    return found;
  };
  return {
    // What changes a collection changes these three numbers, but for a chance that costs no more than a suggestion.
    begin: () => {
      const now = `${statistics.passageCount} ${statistics.averageWordCount} ${statistics.averageBigramCount}`;
      if (now === collection) return;
      collection = now;
      known.clear();
      pairs.clear();
    },
    pairFrequency,
    between: (before, after) => {
      if (before === '' && after === '') return characters;
      if (before === '') return standing('before', after);
      const behind = standing('behind', before);
      // Those behind the one are few: looking for all that stand before the other would take longer.
      return after === '' ? behind : behind.filter((each) => pairFrequency(each + after) > 0);
    },
  };
}
