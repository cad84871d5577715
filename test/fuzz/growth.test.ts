import { expect, it } from 'vitest';
import { readArticle } from '../../src/article/read-article.js';
import { readDocument } from '../../src/feed/read-document.js';
import { countWork } from './count-work.js';

/** Each again and again makes a file; the first five once took time quadratic in it. */
const pieces = [
  '- ',
  '> - ',
  '- a\n',
  '图片来源：视觉中国<select style="display:none">|a|b|\n|-|-|\n',
  '<b\n>&#0;\n某某\n',
  'a\n=\n',
  '- a\n\n',
  '- a\n  b\n\n c\n',
  'a|b\n-|-\n\n',
  '> a\n\n> ',
  '1. ',
  '**a',
  '[a](b\n',
  '[a]: /b\n',
  '`a\n',
  '```\n',
  '<div>\n\n',
  '<p>a\n\n',
  '<tr><td>',
  '<center><img>',
  '<br>试航。',
  '（',
  '来源：',
];

const small = 60_000;

it.each(pieces)('a file of twice as many %j takes about twice the work', (piece) => {
  const workOf = (length: number): number => {
    const text = `---\ntitle: a\n---\n${piece.repeat(Math.round(length / piece.length))}`;
    return countWork(() => readArticle({ path: 'a.md', bytes: new TextEncoder().encode(text) }));
  };
  expect(workOf(2 * small) / workOf(small)).toBeLessThan(3);
});

it('a page of elements in one another is refused by how many they are', () => {
  const nested = `${'<div>'.repeat(6000)}${'</div>'.repeat(6000)}`;
  const request = { as: 'page', address: 'https://a.example/', contentType: null } as const;
  expect(readDocument({ ...request, bytes: new TextEncoder().encode(nested) })).toEqual({
    kind: 'unreadable',
    expected: 'a page with an article',
    got: '6000 elements in one another',
  });
});
