import * as fc from 'fast-check';
import type { Span } from '../../src/answer/answer.js';
import type { Article, Block } from '../../src/article/article.js';

const awkward = fc.constantFrom(
  '𠮷',
  '👨‍👩‍👧',
  'e\u0301\u0302',
  '\u200b',
  '\u202e',
  '\n',
  '\r',
  '\t',
  '\u0000',
  '\u3000',
  '。',
  '”',
  '<b>',
  '&',
  '*',
  '…',
  '\ufe0f',
  '\u034f',
  '\ud83d',
  '\udc68',
  '\ufffc',
  '中小企业',
  '28.2%',
);

/** 0–10,000 UTF-16 units of what breaks bots. */
export const anyText = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(fc.oneof(awkward, fc.string({ unit: 'binary' })), { maxLength: 60 })
      .map((parts) => parts.join('')),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(awkward, fc.integer({ min: 1, max: 10_000 }))
      .map(([unit, times]) => unit.repeat(times).slice(0, 10_000)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(awkward, fc.nat(3000), awkward, fc.nat(3000)).map(([a, m, b, n]) => a.repeat(m) + b.repeat(n)),
  },
);

export const anyUrl = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.string(),
  fc.integer({ min: 1, max: 4000 }).map((length) => `https://example.com/${'路'.repeat(length)}`),
  fc.integer({ min: 850, max: 950 }).map((length) => `https://example.com/${'a'.repeat(length)}`),
  fc.integer({ min: 1900, max: 2060 }).map((length) => `https://example.com/${'a'.repeat(length)}`),
);

const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

/** As the reader of files makes them: no block is empty, none holds a line break. */
const anyBlock: fc.Arbitrary<Block> = fc.record({
  kind: fc.constantFrom('heading', 'paragraph', 'table-row'),
  text: anyText.map((text) => text.replaceAll('\n', '')).filter((text) => text !== ''),
  paragraph: fc.constant(null),
});

export function anyArticle(id: string): fc.Arbitrary<Article> {
  return fc.record({
    id: fc.constant(id),
    path: fc.constant(`${id}.md`),
    title: nullable(anyText),
    publishedAt: nullable(
      fc.record({
        iso: fc.oneof(fc.string(), fc.constant('2022-01-25T11:26:09+08:00')),
        epochMs: fc.integer(),
      }),
    ),
    category: fc.constant(null),
    tags: fc.constant([]),
    publisher: nullable(anyText),
    sourceUrl: nullable(anyUrl),
    siteUrl: nullable(anyUrl),
    blocks: fc.array(anyBlock, { minLength: 1, maxLength: 8 }),
  });
}

export function spanIn(text: string, [a, b]: readonly [number, number]): Span {
  const [first, second] = [Math.floor(a * text.length), Math.floor(b * text.length)];
  return { start: Math.min(first, second), end: Math.max(first, second) };
}
