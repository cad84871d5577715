import { commonCharacters } from '../../src/words/common-characters.js';
import type { Segmenter } from '../../src/words/segmenter.js';
import type { SeededRandom } from '../long/seeded-random.js';

const endings = ['的颜色是什么？', '是哪一年的？', '有多少人？', '在哪里？', '是谁？'];
const minParts = 3;
const moreParts = 3;
/** How often a part is a word that no passage is likely to have. */
const unknown = 0.5;

/**
 * What is asked of other things than the passages speak of: words of passages that have nothing to do with each other, and
 * two characters side by side that are no word, as names seem to whoever does not know them. Most are refused; not all.
 */
export function makeForeignQuestions(
  texts: readonly string[],
  count: number,
  segmenter: Segmenter,
  random: SeededRandom,
): string[] {
  const characters = commonCharacters('common');
  const part = (): string => {
    if (random.next() < unknown) return random.pick(characters) + random.pick(characters);
    const words = segmenter.segment(random.pick(texts)).words.filter(({ text }) => /^\p{Script=Han}{2,4}$/u.test(text));
    return words.length === 0 ? random.pick(characters) : random.pick(words).text;
  };
  return Array.from({ length: count }, () => {
    const parts = Array.from({ length: minParts + Math.floor(random.next() * moreParts) }, part);
    return parts.join('') + random.pick(endings);
  });
}
