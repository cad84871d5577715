import { pinyin } from 'pinyin-pro';

/** Which characters sound alike, whatever their tones. */
export interface Sounds {
  /** Common characters that share a syllable with one, itself left out; empty for what is not common Chinese. */
  alike(character: string): readonly string[];
}

/**
 * Sounds of characters in toneless pinyin, all readings of each. Takes a tenth of a second: make it once.
 *
 * @param characters those to be found
 */
export function createSounds(characters: readonly string[]): Sounds {
  const syllables = new Map<string, readonly string[]>();
  const bySyllable = new Map<string, string[]>();
  for (const character of characters) {
    const read = new Set(pinyin(character, { toneType: 'none', type: 'array', multiple: true }));
    syllables.set(character, [...read]);
    for (const syllable of read) bySyllable.set(syllable, [...(bySyllable.get(syllable) ?? []), character]);
  }
  const known = new Map<string, readonly string[]>();
  const alike = (character: string): readonly string[] => {
    const found = new Set((syllables.get(character) ?? []).flatMap((syllable) => bySyllable.get(syllable) ?? []));
    found.delete(character);
    return [...found];
  };
  return {
    alike: (character) => {
      if (!syllables.has(character)) return [];
      const found = known.get(character) ?? alike(character);
      known.set(character, found);
      return found;
    },
  };
}
