import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleText } from '../../src/article/article.js';
import { readArticle } from '../../src/article/read-article.js';

const PIECES = [
  '---\n',
  'title: "a"b"\n',
  'date: 2022-01-01\n',
  'date: x\n',
  'tags: [',
  '<p>',
  '</p>',
  '<p style="display:none">',
  '<strong>',
  '</strong>',
  '<br>',
  '<center>',
  '<img>',
  '<table><tr><td>',
  '</td></tr></table>',
  '<!--',
  '-->',
  '<>',
  '<http://a.example>',
  '\n\n',
  '\n',
  ' ',
  '　',
  '> ',
  '# ',
  '- ',
  '**',
  '|a|b|\n|-|-|\n',
  '海港',
  '灯塔试航成功。',
  '据新华社',
  '（文章来源：海港报）',
  '[返回首页](/)',
  '&lt;',
  '&#0;',
  '&#xD800;',
  '😀',
  '\0',
  '\r\n',
  '```\n',
  '[a]: b\n',
] as const;

const LONE_SURROGATE = /[\uD800-\uDFFF]/u;

function check(bytes: Uint8Array): void {
  const result = readArticle({ path: '_posts/2022-01-01-a.md', bytes, siteUrl: 'https://example.com' });
  if (result.kind !== 'article') return;
  const { article, passages } = result;
  expect(passages.length).toBeGreaterThan(0);
  const text = articleText(article);
  for (const block of article.blocks) expect(block.text).toMatch(/^\S(?:[^\n]*\S)?$/u);
  for (const passage of passages) {
    expect(text.slice(passage.start, passage.start + passage.text.length)).toBe(passage.text);
    expect(passage.text).not.toMatch(LONE_SURROGATE);
  }
  const addresses = [article.sourceUrl, article.siteUrl].filter((url) => url !== null);
  for (const url of addresses) expect(new URL(url).protocol).toMatch(/^https?:$/u);
}

test('any bytes are read, or rejected, without a throw', () => {
  expect(() => fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), check))).not.toThrow();
});

test('so is any mixture of what posts are made of', () => {
  const body = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));
  const post = fc.property(body, fc.boolean(), (text, withHead) => {
    check(new TextEncoder().encode(withHead ? `---\ntitle: a\n---\n${text}` : text));
  });
  expect(() => fc.assert(post, { numRuns: 500 })).not.toThrow();
});

test.each([
  ['<div>'],
  ['<p><span>'],
  ['>'],
  ['- '],
  ['<table><tr><td>'],
  ['['],
  ['_a'],
  ['~~a'],
  ['<p '],
  ['（'],
  ['\n'],
  ['。”'],
])('a file of nothing but %j is done with', (piece) => {
  const bytes = new TextEncoder().encode(`---\ntitle: a\n---\n${piece.repeat(60_000 / piece.length)}`);
  expect(() => check(bytes)).not.toThrow();
});
