import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AlsoIn, Quote, Span } from '../../src/answer/answer.js';
import { formatAnswer } from '../../src/telegram/format-answer.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts.js';
import { messageFaults } from './message-faults.js';
import { quotes } from './quotes.js';

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
const anyText = fc.oneof(
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
const anyUrl = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.string(),
  fc.integer({ min: 1, max: 4000 }).map((length) => `https://example.com/${'路'.repeat(length)}`),
  fc.integer({ min: 1900, max: 2060 }).map((length) => `https://example.com/${'a'.repeat(length)}`),
);
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const anySource = {
  title: nullable(anyText),
  publisher: nullable(anyText),
  publishedAt: nullable(fc.oneof(fc.string(), fc.constant('2022-01-25T11:26:09+08:00'))),
  sourceUrl: nullable(anyUrl),
};
const anyAlsoIn: fc.Arbitrary<AlsoIn> = fc.record({ articleId: fc.string(), passageId: fc.string(), ...anySource });
const spanIn = (text: string): fc.Arbitrary<Span> =>
  fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

function quoteFrom(anyPassage: fc.Arbitrary<string>): fc.Arbitrary<Quote> {
  return anyPassage.chain((text) =>
    fc.record({
      articleId: fc.constant('a'),
      passageId: fc.constant('a#0'),
      ordinal: fc.nat(),
      text: fc.constant(text),
      heading: nullable(anyText),
      sentence: fc.oneof(spanIn(text), fc.constant({ start: 0, end: text.length })),
      matches: fc.array(spanIn(text), { maxLength: 3 }),
      score: fc.double(),
      confidence: fc.double({ min: 0, max: 1 }),
      alsoIn: fc.array(anyAlsoIn, { maxLength: 6 }),
      ...anySource,
    }),
  );
}

const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\ufffd');

it('whatever the articles hold, the message is one that Telegram takes as it is', () => {
  fc.assert(
    fc.property(fc.array(quoteFrom(anyText), { maxLength: 5 }), (list) => {
      expect(messageFaults(formatAnswer(quotes(...list), texts))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it('each block quote is one run of its passage, word for word, and the bold part lies in the sentence', () => {
  fc.assert(
    fc.property(quoteFrom(anyText), (quote) => {
      const { text, entities } = formatAnswer(quotes(quote), texts);
      const block = entities.find(({ type }) => type.endsWith('blockquote'));
      if (block === undefined) return;
      const shown = text.slice(block.offset, block.offset + block.length);
      const passage = wellFormed(quote.text);
      const runs = [shown, shown.slice(1), shown.slice(0, -1), shown.slice(1, -1)];
      expect(runs.some((run) => passage.includes(run))).toBe(true);
      expect(quote.text.length > 2000 || passage.includes(shown)).toBe(true);
      const bold = entities.find(({ type }) => type === 'bold');
      if (bold === undefined) return;
      const boldText = text.slice(bold.offset, bold.offset + bold.length);
      expect(passage.slice(quote.sentence.start, quote.sentence.end)).toContain(boldText);
    }),
    { numRuns: 500 },
  );
});

/** An address of that many characters. */
function url(length: number): string {
  return `https://example.com/${'a'.repeat(length - 20)}`;
}

it('the worst case of every share fits', () => {
  const source = { title: '题'.repeat(500), publisher: '社'.repeat(500), publishedAt: '2022-01-25' };
  const also = { articleId: 'b', passageId: 'b#0', ...source, sourceUrl: url(400) };
  const quote: Quote = {
    articleId: 'a',
    passageId: 'a#0',
    ordinal: 0,
    text: '文'.repeat(10_000),
    heading: null,
    sentence: { start: 0, end: 10_000 },
    matches: [],
    score: 1,
    confidence: 1,
    alsoIn: Array.from({ length: 9 }, () => also),
    ...source,
    sourceUrl: url(2048),
  };
  const message = formatAnswer(quotes(quote, quote, quote, quote), texts);
  expect(messageFaults(message)).toEqual([]);
  expect(message.entities).toHaveLength(3 + 3 + 3 + 5);
  const linkless = { ...quote, sourceUrl: null };
  expect(messageFaults(formatAnswer(quotes(linkless, linkless, linkless), texts))).toEqual([]);
});
