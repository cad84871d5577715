import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestPhrases } from '../../src/search/nearest-phrases.js';
import { commonCharacters } from '../../src/words/common-characters.js';
import { createSounds } from '../../src/words/sounds.js';

const sounds = createSounds(commonCharacters('all'));

/** What is near where passages hold just these phrases. */
function near(written: string, phrases: readonly string[], suspects = Array.from(written, (_, i) => i)) {
  const characters = Array.from(new Set(phrases.join('')));
  const pairFrequency = (pair: string) => phrases.filter((phrase) => phrase.includes(pair)).length;
  const isPair = (pair: string) => pair.length < 2 || pairFrequency(pair) > 0;
  const between = (before: string, after: string) =>
    characters.filter((each) => isPair(before + each) && isPair(each + after));
  return nearestPhrases(written, { suspects }, { pairFrequency, sounds, between });
}

describe('the nearest phrases', () => {
  it('that sound alike come first, the more frequent of them before the others', () => {
    expect(near('工信步', ['工信部', '工信部', '工信簿']).map(({ text, how }) => [text, how])).toEqual([
      ['工信部', 'sounds-alike'],
      ['工信簿', 'sounds-alike'],
    ]);
  });

  it('one edit away are found from four characters on', () => {
    expect(near('纾困帮抉', ['纾困帮扶'])[0]).toMatchObject({ text: '纾困帮扶', how: 'one-other' });
    expect(near('纾困扶', ['纾困帮扶'])).toEqual([]);
    expect(near('纾困扶政', ['纾困帮扶政策'])).toMatchObject([{ text: '纾困帮扶政', how: 'one-more' }]);
    expect(near('纾困困帮', ['纾困帮扶'])).toMatchObject([{ text: '纾困帮', how: 'one-less' }]);
    expect(near('困纾帮', ['纾困帮扶'])).toMatchObject([{ text: '纾困帮', how: 'swapped' }]);
  });

  it('are changed only where something seems wrong', () => {
    expect(near('工信步', ['公信部', '工信部'], [2]).map(({ text }) => text)).toEqual(['工信部']);
  });

  it('are never what was written, and each of their pairs stands somewhere', () => {
    const han = fc.constantFrom('专', '转', '精', '特', '新', '心', '工', '信', '步', '部');
    const phrase = fc.array(han, { minLength: 2, maxLength: 6 }).map((characters) => characters.join(''));
    fc.assert(
      fc.property(phrase, fc.array(phrase, { maxLength: 5 }), (written, phrases) => {
        for (const { text, rarestPair } of near(written, phrases)) {
          expect(text).not.toBe(written);
          expect(rarestPair).toBeGreaterThan(0);
          for (let at = 0; at + 1 < text.length; at++) {
            expect(phrases.some((each) => each.includes(text.slice(at, at + 2)))).toBe(true);
          }
        }
      }),
    );
  });
});
