import { expect, test } from 'vitest';
import type { Passage } from '../../src/article/article.js';
import { referToPassage, resolveReference } from '../../src/article/passage-reference.js';

const passage: Passage = {
  id: 'a#0',
  articleId: 'a',
  ordinal: 0,
  text: '灯塔港，试航。',
  start: 0,
  heading: null,
  paragraphs: [0],
};

test('a reference finds its passage, sees that it changed, or that it is gone', () => {
  const reference = referToPassage(passage);
  expect(reference).toEqual({ passageId: 'a#0', textHash: expect.stringMatching(/^[\da-f]{64}$/u) });
  expect(resolveReference(reference, passage)).toEqual({ kind: 'same', passage });
  const reset = { ...passage, text: '灯塔港, 试航。' };
  expect(resolveReference(reference, reset)).toEqual({ kind: 'same', passage: reset });
  const edited = { ...passage, text: '灯塔港，停航。' };
  expect(resolveReference(reference, edited)).toEqual({ kind: 'changed', passage: edited });
  expect(resolveReference(reference, undefined)).toEqual({ kind: 'gone' });
});
