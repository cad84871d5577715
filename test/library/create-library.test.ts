import { expect, test } from 'vitest';
import type { Article, Passage } from '../../src/article/article.js';
import { createLibrary, type EditableLibrary } from '../../src/library/create-library.js';

function article(id: string, day: number | null, publisher: string | null): Article {
  const publishedAt = day === null ? null : { iso: `2023-01-0${day}T00:00:00Z`, epochMs: day };
  return {
    id,
    path: `${id}.md`,
    title: id,
    publishedAt,
    category: null,
    tags: [],
    publisher,
    sourceUrl: null,
    siteUrl: null,
    blocks: [],
  };
}

function passages(articleId: string, count: number): Passage[] {
  return Array.from({ length: count }, (_, ordinal) => ({
    id: `${articleId}#${ordinal}`,
    articleId,
    ordinal,
    text: '文',
    start: 0,
    heading: null,
    paragraphs: [],
  }));
}

function filled(): EditableLibrary {
  const library = createLibrary();
  library.put(article('b', 1, '海港报'), passages('b', 2));
  library.put(article('a', 1, '海港报'), passages('a', 1));
  library.put(article('c#1', 3, null), passages('c#1', 3));
  library.put(article('d', null, '灯塔报'), passages('d', 1));
  return library;
}

test('articles and passages are found by id', () => {
  const library = filled();
  expect([library.articleCount, library.passageCount]).toEqual([4, 7]);
  expect(library.article('a')?.title).toBe('a');
  expect(library.passage('c#1#2')?.ordinal).toBe(2);
  expect(library.passagesOf('b').map(({ id }) => id)).toEqual(['b#0', 'b#1']);
  for (const id of ['b#2', 'b#-1', 'b#00', 'b#', 'b', '#0', '', 'x#0', 'b#length'])
    expect(library.passage(id)).toBeUndefined();
  expect(library.article('x')).toBeUndefined();
  expect(library.passagesOf('x')).toEqual([]);
});

test('the newest come first, those without a date last, ties by id', () => {
  const library = filled();
  const ids = (options?: Parameters<typeof library.newest>[0]): string[] => library.newest(options).map(({ id }) => id);
  expect(ids()).toEqual(['c#1', 'a', 'b', 'd']);
  expect(ids({ offset: 1, limit: 2 })).toEqual(['a', 'b']);
  expect(ids({ publisher: '海港报' })).toEqual(['a', 'b']);
  expect(ids({ offset: 9 })).toEqual([]);
});

test('publishers come by articles, then by name', () => {
  expect(filled().publishers()).toEqual([
    { publisher: '海港报', articles: 2 },
    { publisher: '灯塔报', articles: 1 },
    { publisher: null, articles: 1 },
  ]);
});

test('an article put again replaces, one removed is gone', () => {
  const library = filled();
  expect(library.newest()[0]?.id).toBe('c#1');
  library.put(article('b', 9, '灯塔报'), passages('b', 1));
  expect([library.articleCount, library.passageCount, library.newest()[0]?.id]).toEqual([4, 6, 'b']);
  expect([library.remove('b'), library.remove('b')]).toEqual([true, false]);
  expect([library.articleCount, library.passageCount, library.newest()[0]?.id]).toEqual([3, 5, 'c#1']);
  expect([...library.articles()].map(({ id }) => id)).toEqual(['a', 'c#1', 'd']);
});
