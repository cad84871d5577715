import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SENTENCE_END, splitSentences } from '../../src/article/split-sentences.js';

const sentences = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['', []],
  ['没有句号', ['没有句号']],
  ['一句。二句！三句？四句；五句', ['一句。', '二句！', '三句？', '四句；', '五句']],
  ['真的！？是的……好吧。', ['真的！？', '是的……', '好吧。']],
  ['“船快了。”他说。“真的？”', ['“船快了。”', '他说。', '“真的？”']],
  ['“一句。二句。”他说。', ['“一句。', '二句。”', '他说。']],
  ['他喊“加油！”，又喊“快！”。完。', ['他喊“加油！”，又喊“快！”。', '完。']],
  ['《路在何方？》一书出版。', ['《路在何方？》一书出版。']],
  ['（他说的。）然后', ['（他说的。）', '然后']],
  ['一句。 二句。', ['一句。 ', '二句。']],
  ['标题\n一句。\n二句', ['标题\n', '一句。\n', '二句']],
  ['It rose 3.5 points. Mr. J. Smith said. it fell.', ['It rose 3.5 points. ', 'Mr. ', 'J. Smith said. it fell.']],
  ['。。。', ['。。。']],
  ['\n\n一', ['\n\n', '一']],
])('%j', (text, expected) => {
  expect(sentences(text)).toEqual(expected);
});

const anyText = fc.oneof(
  fc
    .array(
      fc.constantFrom('。', '！', '”', '“', '…', '\n', ' ', '中', 'a.', 'A', '》', '😀', '，', '?', '\u3000', '3', '.'),
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

test('sentences cover any text without gap, overlap or emptiness', () => {
  fc.assert(
    fc.property(anyText, (value) => {
      const spans = splitSentences(value);
      expect(spans.map(({ start }) => start)).toEqual([0, ...spans.map(({ end }) => end)].slice(0, spans.length));
      expect(spans.at(-1)?.end ?? 0).toBe(value.length);
      expect(spans.every(({ start, end }) => end > start)).toBe(true);
    }),
  );
});

test('sentences end where the pattern, tried everywhere, finds an end', () => {
  const everywhere = new RegExp(SENTENCE_END.source, 'gu');
  fc.assert(
    fc.property(anyText, (value) => {
      const ends: number[] = [];
      let start = 0;
      for (const { 0: marks, index } of value.matchAll(everywhere)) {
        const closed = index + marks.length;
        if (closed <= start || /^[，、：,:》〉。！？；…]/u.test(value.slice(closed))) continue;
        start = closed + (/^\s*/u.exec(value.slice(closed))?.[0].length ?? 0);
        ends.push(start);
      }
      if (start < value.length) ends.push(value.length);
      expect(splitSentences(value).map(({ end }) => end)).toEqual(ends);
    }),
    { numRuns: 1000 },
  );
});
