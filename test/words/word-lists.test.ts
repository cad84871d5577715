import { describe, expect, it } from 'vitest';
import { createNormalizeText } from '../../src/words/normalize-text.js';
import { questionWordGroups, questionWords } from '../../src/words/question-words.js';
import { stopWordGroups, stopWords } from '../../src/words/stop-words.js';

const groups = [...stopWordGroups, ...questionWordGroups];
const all = groups.flatMap(({ words }) => words.split(' '));

describe('the lists of dropped words', () => {
  it.each(groups)('"$why" is a reason for $words', ({ why, words }) => {
    expect(why).toMatch(/\p{L}{2,} \p{L}+/u);
    expect(words).toMatch(/^\S+(?: \S+)*$/u);
  });

  it('give no reason twice', () => {
    const reasons = groups.map(({ why }) => why);
    expect(new Set(reasons).size).toBe(reasons.length);
  });

  it('name no word twice', () => {
    expect(all.filter((word, i) => all.indexOf(word) !== i)).toEqual([]);
  });

  it('have every word in the form it is compared in', () => {
    const normalize = createNormalizeText();
    expect(all.filter((word) => normalize(word).text !== word)).toEqual([]);
  });

  it('are what the sets hold', () => {
    expect([...stopWords, ...questionWords]).toEqual(all);
  });

  it.each(['不', '没', '没有', '未', '尚未', '非', '并非', '无', '勿', '莫', '别', '不得', '不能', '不会', '禁止'])(
    'keep the negation %s: it turns the sense around',
    (word) => {
      expect(all).not.toContain(word);
    },
  );

  it.each(['一', '两', '三', '十', '百', '万', '亿', '半', '双'])('keep the numeral %s', (word) => {
    expect(all).not.toContain(word);
  });
});
