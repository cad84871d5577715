import { expect, test } from 'vitest';
import type { Article } from '../../src/article/article.js';
import { articleIdForPath } from '../../src/article/article-id.js';
import { type ArticleWithPassages, describeKnown } from '../../src/article/known-article.js';
import { resolveIdentities } from '../../src/article/resolve-identities.js';
import { splitPassages } from '../../src/article/split-passages.js';

const sentence = (topic: string, place: number): string =>
  `关于${topic}的第${place}段，讲的是海港与灯塔，以及海上往来不绝的船只和它们的船员。`;
const story = (topic: string, count = 10): string[] =>
  Array.from({ length: count }, (_, place) => sentence(topic, place));

function item(path: string, paragraphs: readonly string[], said: Partial<Article> = {}): ArticleWithPassages {
  const article: Article = {
    id: articleIdForPath(path),
    path,
    title: path,
    publishedAt: { iso: '2023-01-01T00:00:00+08:00', epochMs: 0 },
    category: null,
    tags: [],
    publisher: null,
    sourceUrl: `http://paper.example.com/${path}`,
    siteUrl: null,
    blocks: paragraphs.map((text, paragraph) => ({ kind: 'paragraph', text, paragraph })),
    ...said,
  };
  return { article, passages: splitPassages(article) };
}

const served = (
  items: readonly ArticleWithPassages[],
  known: readonly ArticleWithPassages[] = [],
): Record<string, string> =>
  Object.fromEntries(
    resolveIdentities(known.map(describeKnown), items).served.map(({ article }) => [article.path, article.id]),
  );

test('different articles have the ids of their paths', () => {
  expect(served([item('_posts/2023-01-01-a.md', story('甲')), item('港/b.html', story('乙'))])).toEqual({
    '_posts/2023-01-01-a.md': '2023-01-01-a',
    '港/b.html': '港/b',
  });
});

test('of two files that are one article, the one that says more is served', () => {
  const full = item('z.md', story('甲'), { title: '题' });
  const bare = item('a.md', story('甲'), { title: null, publishedAt: null, sourceUrl: null });
  const result = resolveIdentities([], [bare, full]);
  expect(result.served).toEqual([full]);
  expect(result.duplicates).toEqual([{ file: 'a.md', of: 'z', why: 'same-text' }]);
  const equal = resolveIdentities([], [item('b.md', story('甲')), item('a.md', story('甲'))]);
  expect(equal.duplicates).toEqual([{ file: 'b.md', of: 'a', why: 'same-text' }]);
});

test('blanks and width of characters make no other text', () => {
  const wide = story('甲').map((text) => text.replaceAll('，', ',　'));
  expect(Object.keys(served([item('a.md', story('甲')), item('b.md', wide)]))).toEqual(['a.md']);
});

test('short equal texts under different titles are different articles', () => {
  const short = ['正文第一段。'];
  expect(
    Object.keys(
      served([
        item('a.md', short, { title: '一' }),
        item('b.md', short, { title: '二' }),
        item('c.md', short, { title: '三' }),
      ]),
    ),
  ).toHaveLength(3);
  expect(
    Object.keys(served([item('a.md', short, { title: '一' }), item('b.md', short, { title: '一' })])),
  ).toHaveLength(1);
  expect(
    Object.keys(served([item('a.md', short, { title: '一' }), item('b.md', short, { title: null })])),
  ).toHaveLength(1);
});

test('the same source and title is the same article, whatever its text; either alone is not', () => {
  const said = { title: '题', sourceUrl: 'http://paper.example.com/1' };
  const result = resolveIdentities([], [item('a.md', story('甲'), said), item('b.md', story('乙'), said)]);
  expect(result.duplicates).toEqual([{ file: 'b.md', of: 'a', why: 'same-source-and-title' }]);
  expect(
    Object.keys(served([item('a.md', story('甲'), said), item('b.md', story('乙'), { ...said, title: '又' })])),
  ).toHaveLength(2);
  expect(
    Object.keys(
      served([
        item('a.md', story('甲'), { ...said, sourceUrl: null }),
        item('b.md', story('乙'), { ...said, sourceUrl: null }),
      ]),
    ),
  ).toHaveLength(2);
});

test('nine of ten equal passages make one article, eight do not; nor do nine of eleven', () => {
  const edited = (count: number): string[] => [...story('甲').slice(0, count), ...story('乙', 10 - count)];
  const copies = (paragraphs: string[]): number =>
    resolveIdentities([], [item('a.md', story('甲')), item('b.md', paragraphs)]).duplicates.length;
  expect(copies(edited(9))).toBe(1);
  expect(copies(edited(8))).toBe(0);
  expect(copies([...edited(9), sentence('丙', 1)])).toBe(0);
});

test('different files of one name take the folder-qualified form, also of one stem', () => {
  expect(served([item('_posts/2023-01-01-a.md', story('甲')), item('old/2023-01-01-a.md', story('乙'))])).toEqual({
    '_posts/2023-01-01-a.md': '_posts/2023-01-01-a',
    'old/2023-01-01-a.md': 'old/2023-01-01-a',
  });
  expect(served([item('a.md', story('甲')), item('a.html', story('乙'))])).toEqual({ 'a.html': 'a', 'a.md': 'a.md' });
});

test('a known article keeps its id when its file moves, is renamed or edited', () => {
  const known = [
    item('_posts/first.md', story('甲'), { id: '_posts/first', title: '题', sourceUrl: 'http://paper.example.com/1' }),
  ];
  expect(served([item('old/first.md', story('甲'))], known)).toEqual({ 'old/first.md': '_posts/first' });
  expect(served([item('x.md', [...story('甲', 9), sentence('乙', 1)])], known)).toEqual({ 'x.md': '_posts/first' });
  expect(served([item('x.md', story('丙'), { title: '题', sourceUrl: 'http://paper.example.com/1' })], known)).toEqual({
    'x.md': '_posts/first',
  });
  const [moved] = resolveIdentities(known.map(describeKnown), [item('old/first.md', story('甲'))]).served;
  expect(moved?.passages[3]).toMatchObject({ id: '_posts/first#3', articleId: '_posts/first' });
});

test('an id stays with the article that had it', () => {
  const known = [item('_posts/2023-01-01-a.md', story('甲'))];
  const newcomer = item('old/2023-01-01-a.md', story('乙'));
  // Beside the known one, and while that is gone.
  expect(served([...known, newcomer], known)).toEqual({
    '_posts/2023-01-01-a.md': '2023-01-01-a',
    'old/2023-01-01-a.md': 'old/2023-01-01-a',
  });
  expect(served([newcomer], known)).toEqual({ 'old/2023-01-01-a.md': 'old/2023-01-01-a' });
  // Its own file, written anew, takes it over: a stored reference then shows as changed.
  expect(served([item('_posts/2023-01-01-a.md', story('乙'))], known)).toEqual({
    '_posts/2023-01-01-a.md': '2023-01-01-a',
  });
});

test('ids differ however files are named', () => {
  const paths = [
    'a.md',
    'a.html',
    'a.txt',
    'a.html.md',
    'x/2023-01-01-a.md',
    'y/2023-01-01-a.md',
    '2023-01-01-a.md',
    'x/2023-01-01-a.html',
  ];
  const ids = Object.values(served(paths.map((path) => item(path, story(path)))));
  expect(new Set(ids).size).toBe(paths.length);
});

test('twenty thousand articles that share passages are told apart without comparing all pairs', () => {
  const shared = '会议还研究了其他事项，与会人员进行了充分讨论。';
  const items = Array.from({ length: 20_000 }, (_, place) =>
    item(`${place}.md`, [sentence('甲', place), shared, sentence('乙', place % 7)]),
  );
  expect(resolveIdentities([], items).served).toHaveLength(20_000);
  // It takes a second or two; all pairs would take minutes, and overrun the limit.
}, 20_000);
