import { expect, test } from 'vitest';
import { readFrontMatter } from '../../src/article/read-front-matter.js';

function read(...lines: string[]): unknown {
  const result = readFrontMatter(`---\n${lines.join('\n')}\n---\n正文`);
  return result.kind === 'front-matter' ? result.frontMatter : result;
}

test('values are read as the file writes them', () => {
  expect(
    read(
      'layout: post',
      'title: "“入港”两年：增长4%？！"',
      'date: 2021-12-08 10:18:31',
      'categories: a',
      'tags: 某报新闻',
    ),
  ).toEqual({
    title: '“入港”两年：增长4%？！',
    date: '2021-12-08 10:18:31',
    category: 'a',
    tags: ['某报新闻'],
    published: true,
    body: '\n正文',
  });
});

test.each([
  ['title: "船长："提速"才是关键"', '船长："提速"才是关键'],
  ['title: ""提速"才是关键"', '"提速"才是关键'],
  ['title: "A\\B航线恢复 \\d路径"', 'A\\B航线恢复 \\d路径'],
  ['title: [快讯]某船试航', '[快讯]某船试航'],
  ['title: 快讯: 某船试航', '快讯: 某船试航'],
  ["title: '船长''s船'", "船长's船"],
  ['title: 2022', '2022'],
  ['title: 2022-05-01', '2022-05-01'],
  ['title: true # 注', 'true'],
  ['title: [某船, 试航]', '[某船, 试航]'],
  ['title: >-\n  某船\n  试航', '某船 试航'],
  ['title: |\n  某船\n  试航', '某船 试航'],
  ['title: ""', null],
  ['title:', null],
  ['title: ~', null],
  ['other: 1', null],
])('the title of %s', (line, title) => {
  expect(read(line, 'date: 2022-01-01')).toMatchObject({ title, date: '2022-01-01' });
});

test('tags and categories with a colon, blanks or brackets are recovered', () => {
  expect(read('title: "a"', 'categories: mou: gang', 'tags: 某站: 海港新闻')).toMatchObject({
    category: 'mou: gang',
    tags: ['某站: 海港新闻'],
  });
  expect(read('categories: 21gang haiAPP(xin)', 'tags: 21海港 海港APP新闻')).toMatchObject({
    category: '21gang haiAPP(xin)',
    tags: ['21海港 海港APP新闻'],
  });
});

test('lists are read item by item', () => {
  expect(read('tags:', '  - 航运', '  - 2022', '  - [深, 处]', '  - ""')).toMatchObject({ tags: ['航运', '2022'] });
  expect(read('tags: [航运, 港口]', 'categories:', '  - a', '  - b')).toMatchObject({
    tags: ['航运', '港口'],
    category: 'a b',
  });
});

test.each(['false', 'False', 'no', '"false"'])('published: %s', (value) => {
  expect(read(`published: ${value}`)).toMatchObject({ published: false });
});

test.each(['js', ' javascript', 'coffee', 'json', 'toml'])(
  'front matter in %s is refused and never run',
  (language) => {
    const text = `---${language}\n{ title: (globalThis.frontMatterRan = true) }\n---\n正文`;
    expect(readFrontMatter(text)).toEqual({
      kind: 'bad',
      field: 'front matter',
      expected: 'YAML',
      got: JSON.stringify(`---${language}`),
    });
    expect(readFrontMatter(`\n\n${text}`).kind).toBe('bad');
    expect('frontMatterRan' in globalThis).toBe(false);
  },
);

test('front matter named as YAML is read', () => {
  expect(readFrontMatter('---yaml\ntitle: a\n---\n')).toMatchObject({ frontMatter: { title: 'a' } });
});

test('YAML that cannot be recovered is refused with its line, the second time as the first', () => {
  const bad = { kind: 'bad', field: 'front matter line 3', expected: 'YAML', got: '"不成行"' };
  expect(read('title: "a"b"', '不成行', 'x: y')).toEqual(bad);
  expect(read('title: "a"b"', '不成行', 'x: y')).toEqual(bad);
  expect(read('title: a', '- b', 'x: y')).toMatchObject({ field: 'front matter line 3', got: '"- b"' });
});

test('of a key that stands twice the last counts', () => {
  expect(read('title: a', 'title: b')).toMatchObject({ title: 'b' });
});

test('aliases that multiply and keys of objects do no harm', () => {
  const aliases = Array.from({ length: 40 }, (_, i) => `b${i + 1}: &b${i + 1} [*b${i}, *b${i}]`);
  expect(read('b0: &b0 [a, a]', ...aliases, 'tags: [*b40]')).toMatchObject({ tags: [] });
  expect(read('__proto__: 1', 'constructor: 2')).toMatchObject({ title: null });
});
