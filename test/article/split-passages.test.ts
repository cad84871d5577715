import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '../../src/article/article.js';
import { articleText } from '../../src/article/article.js';
import { splitPassages } from '../../src/article/split-passages.js';

const paragraph = (text: string, place: number | null = null): Block => ({ kind: 'paragraph', text, paragraph: place });
const heading = (text: string): Block => ({ kind: 'heading', text, paragraph: null });
const row = (text: string): Block => ({ kind: 'table-row', text, paragraph: null });
const texts = (blocks: readonly Block[]): string[] => splitPassages({ id: 'a', blocks }).map(({ text }) => text);

const LONG = '这一段话不长也不短，刚好可以独自成为一段引文。';

test('a short paragraph joins the one before it, else the one after', () => {
  expect(texts([paragraph('短。'), paragraph(LONG), paragraph('也短。'), paragraph(LONG)])).toEqual([
    `短。\n${LONG}\n也短。`,
    LONG,
  ]);
  expect(texts([paragraph('短。')])).toEqual(['短。']);
});

test('it does not join across a heading', () => {
  const passages = splitPassages({
    id: 'a',
    blocks: [paragraph(LONG, 0), heading('甲'), paragraph('短。', 2), paragraph(LONG, 3)],
  });
  expect(passages.map((passage) => [passage.heading, passage.text, passage.paragraphs])).toEqual([
    [null, LONG, [0]],
    ['甲', `短。\n${LONG}`, [2, 3]],
  ]);
});

test('a long paragraph is cut evenly at ends of sentences', () => {
  const sentence = `“${'一'.repeat(117)}。”`;
  const passages = texts([paragraph(sentence.repeat(5), 7)]);
  expect(passages.map(({ length }) => length)).toEqual([360, 240]);
  expect(passages.every((text) => text.endsWith('。”'))).toBe(true);
});

test('a long sentence is cut after a comma, else between characters, never inside one', () => {
  expect(texts([paragraph(`${'一'.repeat(400)}，${'二'.repeat(300)}`)]).map(({ length }) => length)).toEqual([
    401, 300,
  ]);
  const faces = texts([paragraph(`一${'😀'.repeat(400)}`)]);
  expect(faces.join('')).toBe(`一${'😀'.repeat(400)}`);
  expect(faces.join('\n')).not.toMatch(/[\uD800-\uDFFF]/u);
});

test('rows of a table join up to the limit', () => {
  const rows = Array.from({ length: 30 }, (_, place) => row(`第${place}行 ${'数'.repeat(30)}`));
  const passages = texts(rows);
  expect(passages.join('\n')).toBe(rows.map(({ text }) => text).join('\n'));
  expect(passages.length).toBe(3);
});

test('passages are exact substrings, in order, apart, within the limit, and lose nothing but headings', () => {
  const words = fc.array(fc.constantFrom('海', '港。', '。', '！”', '，', '😀', 'a b', '灯塔新闻', '一'.repeat(90)), {
    minLength: 1,
    maxLength: 40,
  });
  const block = fc.record({
    kind: fc.constantFrom<Block['kind']>('heading', 'paragraph', 'table-row'),
    text: words.map((parts) => parts.join('')),
    paragraph: fc.option(fc.nat(9)),
  });
  fc.assert(
    fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
      const text = articleText({ blocks });
      const passages = splitPassages({ id: 'a', blocks });
      let end = 0;
      for (const [ordinal, passage] of passages.entries()) {
        expect(passage).toMatchObject({
          id: `a#${ordinal}`,
          ordinal,
          text: text.slice(passage.start, passage.start + passage.text.length),
        });
        expect(passage.start).toBeGreaterThanOrEqual(end);
        expect(passage.text.length).toBeLessThanOrEqual(515);
        expect(passage.text).not.toBe('');
        end = passage.start + passage.text.length;
      }
      const kept = passages.map((passage) => passage.text).join('');
      const wanted = blocks.filter(
        ({ kind }, place) => kind !== 'heading' || (blocks[place + 1]?.kind ?? 'heading') === 'heading',
      );
      const bare = (value: string): string => value.replaceAll(/\s/gu, '');
      expect(bare(kept)).toBe(bare(wanted.map((item) => item.text).join('')));
    }),
  );
});
