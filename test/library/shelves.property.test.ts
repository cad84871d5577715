import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareNewestFirst } from '../../src/library/article-order.js';
import { shelfId } from '../../src/library/shelf.js';
import { type ShelvedArticle, Shelves } from '../../src/library/shelves.js';

const name = fc.option(fc.constantFrom('海港报', '灯塔报', '甲'), { nil: null });

const anyArticle: fc.Arbitrary<ShelvedArticle> = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f#1'),
  head: fc.record({
    title: fc.constant(null),
    tags: fc.constant([]),
    publisher: name,
    category: name,
    publishedMs: fc.option(fc.nat(3), { nil: null }),
    publishedDay: fc.option(fc.constantFrom('2022-01-01', '2022-01-02'), { nil: null }),
  }),
});

it('whatever came and went, the shelves are as if the articles that are left had been put on them at once', () => {
  fc.assert(
    fc.property(fc.array(anyArticle, { maxLength: 30 }), fc.infiniteStream(fc.boolean()), (changes, puts) => {
      const left = new Map<string, ShelvedArticle>();
      const shelves = new Shelves([]);
      for (const article of changes) {
        const before = left.get(article.id);
        if (before !== undefined) shelves.remove(before);
        left.delete(article.id);
        if (puts.next().value !== true) continue;
        shelves.add(article);
        left.set(article.id, article);
      }
      const dated = ({ id, head }: ShelvedArticle) => ({ id, publishedMs: head.publishedMs });
      const sorted = [...left.values()].toSorted((a, b) => compareNewestFirst(dated(a), dated(b)));
      expect(shelves.newest(0, 100)).toEqual(sorted.map(({ id }) => id));
      for (const kind of ['publisher', 'category'] as const) {
        const names = new Set(sorted.map(({ head }) => head[kind]));
        expect(new Set(shelves.list(kind).map((shelf) => shelf.name))).toEqual(names);
        for (const each of names) {
          const ids = sorted.filter(({ head }) => head[kind] === each).map(({ id }) => id);
          expect(shelves.newest(0, 100, { kind, id: shelfId(each) })).toEqual(ids);
        }
      }
      expect(shelves.list('day')).toEqual(new Shelves(left.values()).list('day'));
    }),
    { numRuns: 500 },
  );
});

it('of thousands of articles, one that comes or goes looks at a few', () => {
  let looks = 0;
  const articleOf = (place: number): ShelvedArticle => ({
    id: `a${place}`,
    head: {
      title: null,
      tags: [],
      publisher: '海港报',
      category: null,
      publishedDay: '2022-01-01',
      get publishedMs() {
        looks += 1;
        return place * 10;
      },
    },
  });
  const shelves = new Shelves(Array.from({ length: 20_000 }, (_, place) => articleOf(place)));
  expect(shelves.list('publisher')).toMatchObject([{ articles: 20_000 }]);
  looks = 0;
  shelves.add(articleOf(20_500));
  shelves.remove(articleOf(7_000));
  expect(shelves.newest(19_998, 9)).toEqual(['a1', 'a0']);
  expect(shelves.list('publisher')).toMatchObject([{ articles: 20_000 }]);
  expect(looks).toBeLessThan(10);
});
