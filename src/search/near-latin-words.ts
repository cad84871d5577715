import { NameSearch } from '../index/names/name-search.js';
import type { PassageIndex } from '../index/passage-index.js';
import { countEdits } from './nearest-part.js';

/** How many of the proposed words are compared. */
const maxCompared = 50;
const minLengthForSwap = 3;
/** A shorter word has too many neighbours that mean something else. */
const minLengthForSlip = 5;
/** From this length on two slips are taken for one word. */
const minLengthForTwo = 8;
/** A beginning must be this long, where the word goes on with a letter; where it goes on with a digit, as a model does, shorter. */
const minPrefixLength = 5;
const minModelPrefixLength = 3;

type Words = Pick<PassageIndex, 'latinWords' | 'wordDocumentFrequency'>;

/** The nearest words to one that no passage holds. */
export interface NearLatinWords {
  /** @returns `null` where no word is near; in lower case, as words are matched */
  nearest(written: string): string | null;
  /** Takes in what the index holds now, in slices; without it the first question that needs it waits for all. */
  prepare(takeTurn: () => Promise<void>): Promise<void>;
}

/**
 * Words of letters and digits by what was written: one edit away (`chatgtp` → `chatgpt`), or begun by it (`mate` →
 * `mate60`). The digits of a model are never taken for a slip: Mate50 is not Mate60.
 */
export function createNearLatinWords(index: Words): NearLatinWords {
  const search = new NameSearch((word) => [word]);
  const rankOf = (written: string, word: string): number | null => {
    if (index.wordDocumentFrequency(word) === 0) return null;
    if (isBegun(written, word)) return 1.5;
    if (isSwapped(written, word)) return 1;
    const edits = countEdits(written, word);
    return edits <= mostEdits(written) && word[0] === written[0] && digitsOf(word) === digitsOf(written) ? edits : null;
  };
  return {
    nearest(written) {
      // Words come and go with articles; what is known is compared, and only what is new is added.
      search.keep(index.latinWords());
      const ranked = [...search.near(written, maxCompared), ...swapsOf(written)].flatMap((word) => {
        const rank = rankOf(written, word);
        return rank === null ? [] : [{ word, rank, passages: index.wordDocumentFrequency(word) }];
      });
      const [best] = ranked.toSorted(
        (a, b) => a.rank - b.rank || b.passages - a.passages || (a.word < b.word ? -1 : 1),
      );
      return best?.word ?? null;
    },
    prepare: (takeTurn) => search.keepInTurns(index.latinWords(), takeTurn),
  };
}

function mostEdits(written: string): number {
  if (written.length < minLengthForSlip) return 0;
  // Models differ in less than words do: HFO-1234ze is no slip for HFO-1234yf.
  return written.length < minLengthForTwo || digitsOf(written) !== '' ? 1 : 2;
}

/** The word with two neighbouring letters the other way round, in all places: the one slip of short words (gpd, gdp). */
function swapsOf(written: string): string[] {
  if (written.length < minLengthForSwap) return [];
  return Array.from(
    { length: written.length - 1 },
    (_, at) => written.slice(0, at) + written.charAt(at + 1) + written.charAt(at) + written.slice(at + 2),
  );
}

function isSwapped(written: string, word: string): boolean {
  return digitsOf(word) === digitsOf(written) && swapsOf(written).includes(word);
}

function isBegun(written: string, word: string): boolean {
  if (!word.startsWith(written)) return false;
  const isModel = !/\p{L}/u.test(word.charAt(written.length));
  return written.length >= (isModel ? minModelPrefixLength : minPrefixLength);
}

function digitsOf(word: string): string {
  return word.replaceAll(/\D/gu, '');
}
