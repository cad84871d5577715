import { expect, it } from 'vitest';
import { commonCharacters } from '../../src/words/common-characters.js';
import { createSounds } from '../../src/words/sounds.js';

it('knows the characters of GB/T 2312, level by level', () => {
  expect(commonCharacters('common')).toHaveLength(3755);
  expect(commonCharacters('all')).toHaveLength(6763);
  expect(commonCharacters('common').slice(0, 3)).toEqual(['啊', '阿', '埃']);
  expect(commonCharacters('all').at(-1)).toBe('齄');
});

it('characters sound alike in any of their readings, whatever the tone, and never like themselves', () => {
  const sounds = createSounds(commonCharacters('all'));
  expect(sounds.alike('专')).toEqual(expect.arrayContaining(['转', '砖', '传']));
  // chóng and zhòng.
  expect(sounds.alike('重')).toEqual(expect.arrayContaining(['虫', '中']));
  expect(sounds.alike('晖')).toContain('辉');
  expect(sounds.alike('专')).not.toContain('专');
  expect(sounds.alike('A')).toEqual([]);
});

it('are the same when they were made ready in slices, and when that was left half done', async () => {
  const characters = commonCharacters('all');
  const [whole, sliced, half] = [createSounds(characters), createSounds(characters), createSounds(characters)];
  await sliced.prepare(() => Promise.resolve());
  let turns = 0;
  await expect(
    half.prepare(() => {
      turns += 1;
      return turns < 30 ? Promise.resolve() : Promise.reject(new Error('stopped'));
    }),
  ).rejects.toThrow('stopped');
  for (const character of ['专', '重', '晖', '齄']) {
    expect(sliced.alike(character)).toEqual(whole.alike(character));
    expect(half.alike(character)).toEqual(whole.alike(character));
  }
});
