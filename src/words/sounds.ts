import { pinyin } from 'pinyin-pro';

/** Which characters sound alike, whatever their tones. */
export interface Sounds {
  /** Common characters that share a syllable with one, itself left out; empty for what is not common Chinese. */
  alike(character: string): readonly string[];
  /** Reads all characters in slices of some milliseconds; without it the first call of `alike` does it in one go. */
  prepare(takeTurn: () => Promise<void>): Promise<void>;
}

/** Characters that are read between two turns. */
const charactersPerTurn = 100;

/**
 * Sounds of characters in toneless pinyin, all readings of each.
 *
 * @param characters those to be found
 */
export function createSounds(characters: readonly string[]): Sounds {
  const syllables = new Map<string, readonly string[]>();
  const bySyllable = new Map<string, string[]>();
  const known = new Map<string, readonly string[]>();
  const read = (character: string): void => {
    const readings = new Set(pinyin(character, { toneType: 'none', type: 'array', multiple: true }));
    syllables.set(character, [...readings]);
    for (const syllable of readings) {
      const alike = bySyllable.get(syllable);
      if (alike === undefined) bySyllable.set(syllable, [character]);
      else alike.push(character);
    }
  };
  let readCount = 0;
  const readUpTo = (end: number): void => {
    for (const character of characters.slice(readCount, end)) read(character);
    readCount = Math.max(readCount, end);
  };
  const alike = (character: string): readonly string[] => {
    const found = new Set((syllables.get(character) ?? []).flatMap((syllable) => bySyllable.get(syllable) ?? []));
    found.delete(character);
    return [...found];
  };
  return {
    alike: (character) => {
      readUpTo(characters.length);
      if (!syllables.has(character)) return [];
      const found = known.get(character) ?? alike(character);
      known.set(character, found);
      return found;
    },
    prepare: async (takeTurn) => {
      while (readCount < characters.length) {
        readUpTo(Math.min(readCount + charactersPerTurn, characters.length));
        // oxlint-disable-next-line no-await-in-loop -- others have their turn between two slices
        await takeTurn();
      }
    },
  };
}
