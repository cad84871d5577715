import { expect, it } from 'vitest';
import { readArticle } from '../../src/article/read-article.js';
import { readDocument } from '../../src/feed/read-document.js';
import { countWork } from './count-work.js';

const length = 60_000;

/** Each again and again makes a file; most of Markdown's took work quadratic in it. */
const pieces = [
  '- a\n',
  '图片来源：视觉中国<select style="display:none">|a|b|\n|-|-|\n',
  '<b\n>&#0;\n某某\n',
  'a\n=\n',
  '- a\n\n',
  '- a\n  b\n\n c\n',
  'a|b\n-|-\n\n',
  '> a\n\n> ',
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

function workOf(piece: string, utf16Units: number): number {
  const text = `---\ntitle: a\n---\n${piece.repeat(Math.round(utf16Units / piece.length))}`;
  return countWork(() => readArticle({ path: 'a.md', bytes: new TextEncoder().encode(text) }));
}

it.each(pieces)('a file of twice as many %j takes about twice the work', (piece) => {
  expect(workOf(piece, 2 * length) / workOf(piece, length)).toBeLessThan(3);
});

/** So few that they do not yet overflow the stack. */
const nestedLength = 800;

it.each(['+ ', '> - ', '1. '])('so does one of twice as many %j in one another', (piece) => {
  expect(workOf(piece, 2 * nestedLength) / workOf(piece, nestedLength)).toBeLessThan(3);
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
