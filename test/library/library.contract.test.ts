import { describe, expect, it, test } from 'vitest';
import type { Article } from '../../src/article/article.js';
import { headOf } from '../../src/article/article-head.js';
import { encodeArticle } from '../../src/article/article-record.js';
import { splitPassages } from '../../src/article/split-passages.js';
import { createLibrary, type EditableLibrary } from '../../src/library/create-library.js';
import { articleKey, type ShelfKind, shelfId } from '../../src/library/shelf.js';
import { createStoredLibrary } from '../../src/library/stored-library.js';

interface Sample {
  readonly id: string;
  readonly day: number | null;
  readonly publisher: string | null;
  readonly passages: number;
}

function article({ id, day, publisher, passages }: Sample): Article {
  const publishedAt = day === null ? null : { iso: `2023-01-0${day}T00:00:00Z`, epochMs: day };
  return {
    id,
    path: `${id}.md`,
    title: id,
    publishedAt,
    category: publisher === null ? null : '港口',
    tags: [],
    publisher,
    sourceUrl: null,
    siteUrl: null,
    blocks: Array.from({ length: passages }, (_, n) => ({
      kind: 'paragraph',
      text: `${id}的第${n}段，长得可以单独引用，说的是海港的事。`,
      paragraph: n,
    })),
  };
}

const samples: readonly Sample[] = [
  { id: 'b', day: 1, publisher: '海港报', passages: 2 },
  { id: 'a', day: 1, publisher: '海港报', passages: 1 },
  { id: 'c#1', day: 3, publisher: null, passages: 3 },
  { id: 'd', day: null, publisher: '灯塔报', passages: 1 },
];

function put(library: EditableLibrary, sample: Sample): void {
  const made = article(sample);
  library.put(made, splitPassages(made));
}

function inMemory(): EditableLibrary {
  const library = createLibrary();
  for (const sample of samples) put(library, sample);
  return library;
}

/** @param recorded how many of the samples are records; the others are put on top */
function stored(recorded: number, cachedUtf16Units?: number): EditableLibrary {
  const records = new Map(
    samples.slice(0, recorded).map((sample) => [`${sample.id}.md`, encodeArticle(article(sample))]),
  );
  const library = createStoredLibrary({
    summaries: samples.slice(0, recorded).map((sample) => ({
      id: sample.id,
      path: `${sample.id}.md`,
      head: headOf(article(sample)),
      passages: sample.passages,
    })),
    readRecord: (path) => records.get(path),
    ...(cachedUtf16Units !== undefined && { cachedUtf16Units }),
  });
  for (const sample of samples.slice(recorded)) put(library, sample);
  return library;
}

/** None are known at first. */
function noted(): EditableLibrary {
  const records = new Map(samples.map((sample) => [`${sample.id}.md`, encodeArticle(article(sample))]));
  const library = createStoredLibrary({ summaries: [], readRecord: (path) => records.get(path) });
  for (const sample of [...samples, ...samples.slice(0, 1)]) {
    const { id, passages } = sample;
    library.note({ id, path: `${id}.md`, head: headOf(article(sample)), passages });
  }
  return library;
}

describe.each([
  ['in memory', inMemory],
  ['of records', () => stored(samples.length)],
  ['of records that are never kept', () => stored(samples.length, 0)],
  ['of records and what was put on top', () => stored(2)],
  ['of records that it was told of one by one, one of them twice', () => noted()],
] as const)('a library %s', (_, filled) => {
  it('articles and passages are found by id', () => {
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

  it('the newest come first, those without a date last, ties by id', () => {
    const library = filled();
    const ids = (options?: Parameters<typeof library.newest>[0]): string[] =>
      library.newest(options).map(({ id }) => id);
    expect(ids()).toEqual(['c#1', 'a', 'b', 'd']);
    expect(ids({ offset: 1, limit: 2 })).toEqual(['a', 'b']);
    const shelf = { kind: 'publisher', id: shelfId('海港报') } as const;
    expect(ids({ shelf })).toEqual(['a', 'b']);
    expect(ids({ shelf, offset: 1 })).toEqual(['b']);
    expect(ids({ shelf: { ...shelf, id: shelfId('没有的报') } })).toEqual([]);
    expect(ids({ offset: 9 })).toEqual([]);
  });

  it('publishers and categories come by articles, then by name; days the newest first', () => {
    const library = filled();
    const of = (kind: ShelfKind) => library.shelves(kind).map(({ name, articles }) => [name, articles]);
    expect(of('publisher')).toEqual([
      ['海港报', 2],
      ['灯塔报', 1],
      [null, 1],
    ]);
    expect(of('category')).toEqual([
      ['港口', 3],
      [null, 1],
    ]);
    expect(of('day')).toEqual([
      ['2023-01-03', 1],
      ['2023-01-01', 2],
      [null, 1],
    ]);
    for (const kind of ['publisher', 'category', 'day'] as const)
      for (const shelf of library.shelves(kind)) expect(library.shelf(kind, shelf.id)).toEqual(shelf);
    expect(library.shelf('publisher', shelfId('港口'))).toBeUndefined();
  });

  it('an article is found by its key', () => {
    const library = filled();
    for (const { id } of samples) expect(library.articleIdOf(articleKey(id))).toBe(id);
    expect(library.articleIdOf(articleKey('x'))).toBeUndefined();
    expect(articleKey('很长的名字'.repeat(99))).toMatch(/^[\w-]{12}$/u);
  });

  it('an article put again replaces, one removed is gone', () => {
    const library = filled();
    expect(library.newest()[0]?.id).toBe('c#1');
    expect(library.shelves('day')).toHaveLength(3);
    put(library, { id: 'b', day: 9, publisher: '灯塔报', passages: 1 });
    expect([library.articleCount, library.passageCount, library.newest()[0]?.id]).toEqual([4, 6, 'b']);
    expect([library.remove('b'), library.remove('b')]).toEqual([true, false]);
    expect([library.articleCount, library.passageCount, library.newest()[0]?.id]).toEqual([3, 5, 'c#1']);
    expect([...library.articles()].map(({ id }) => id).toSorted()).toEqual(['a', 'c#1', 'd']);
    expect(library.shelves('publisher').map(({ name, articles }) => [name, articles])).toEqual([
      ['海港报', 1],
      ['灯塔报', 1],
      [null, 1],
    ]);
    expect(library.shelf('day', shelfId('2023-01-09'))).toBeUndefined();
    expect(library.articleIdOf(articleKey('b'))).toBeUndefined();
  });

  it('gives every article as it was put in', () => {
    const library = filled();
    for (const sample of samples) {
      expect(library.article(sample.id)).toEqual(article(sample));
      expect(library.head(sample.id)).toEqual(headOf(article(sample)));
      expect(library.passagesOf(sample.id)).toEqual(splitPassages(article(sample)));
    }
  });
});

test('decoded articles are kept up to so much text, the one unused longest goes first', () => {
  const text = article({ id: 'x', day: 1, publisher: null, passages: 1 }).blocks[0]?.text.length ?? 0;
  const reads: string[] = [];
  const library = createStoredLibrary({
    summaries: ['x', 'y', 'z'].map((id) => ({
      id,
      path: id,
      head: headOf(article({ id, day: 1, publisher: null, passages: 1 })),
      passages: 1,
    })),
    readRecord: (id) => {
      reads.push(id);
      return encodeArticle(article({ id, day: 1, publisher: null, passages: 1 }));
    },
    cachedUtf16Units: 2 * text,
  });
  for (const id of ['x', 'y', 'x', 'z', 'x', 'y']) library.article(id);
  expect(reads).toEqual(['x', 'y', 'z', 'y']);
});
