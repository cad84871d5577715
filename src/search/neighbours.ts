import type { CollectionStatistics } from '../index/passage-index.js';

/** Which characters stand beside which, as passages have them: looked up once, until the collection is another. */
export interface Neighbours {
  /** Comes before the question below: forgets what was true of another collection. */
  begin(): void;
  /** Characters that stand behind the one and before the other in some passage each; an empty one is none. */
  between(before: string, after: string): readonly string[];
}

/** Of so many characters neighbours are known at a time: some 5 MB. */
const maxCharacters = 2_000;

type Statistics = Pick<
  CollectionStatistics,
  'passageCount' | 'averageWordCount' | 'averageBigramCount' | 'bigramDocumentFrequency'
>;

/** @param characters those that may stand between others, in the order in which they are given */
export function createNeighbours(characters: readonly string[], statistics: Statistics): Neighbours {
  const known = new Map<string, ReadonlySet<string>>();
  let collection = '';
  const standing = (pairWith: (other: string) => string): ReadonlySet<string> => {
    const name = pairWith('_');
    const before = known.get(name);
    if (before !== undefined) return before;
    if (known.size >= maxCharacters) known.clear();
    const found = new Set(characters.filter((each) => statistics.bigramDocumentFrequency(pairWith(each)) > 0));
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
    },
    between: (before, after) => {
      const behind = before === '' ? null : standing((each) => before + each);
      const ahead = after === '' ? null : standing((each) => each + after);
      if (behind === null) return ahead === null ? characters : [...ahead];
      return ahead === null ? [...behind] : Array.from(behind).filter((each) => ahead.has(each));
    },
  };
}
