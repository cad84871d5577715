import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packArticles, unpackArticles } from '../../src/index/file/packed-articles.js';
import { stringTable } from '../../src/index/file/string-table.js';
import { CharacterCounter } from '../../src/index/frozen/character-scan.js';
import { passageIdAt, passageTail } from '../../src/index/frozen/frozen-data.js';
import { GrowingBytes, GrowingUint32 } from '../../src/index/frozen/growing-array.js';
import { forEachHanRun } from '../../src/index/frozen/han-units.js';
import { KeyNumbers } from '../../src/index/frozen/key-numbers.js';
import { PassageWordsWriter, readPassageWords } from '../../src/index/frozen/passage-words.js';
import { findTermFrequency, maxPassages, posting } from '../../src/index/frozen/posting.js';
import { keyIndexOf } from '../../src/index/frozen/sorted-keys.js';
import { TopPassages } from '../../src/index/frozen/top-passages.js';
import { markedPassage } from './marked-passage.js';

const runs = { seed: 20220125, numRuns: 500 } as const;
const unit = fc.constantFrom('中', '国', '𠮷', '\ud842', '\udfb7', '😀', 'a', '，', '々', '〇', '\uffff');
const anyText = fc.string({ unit, maxLength: 12 });
const uint32 = fc.integer({ min: 0, max: 0xffff_ffff });

describe('a table of strings', () => {
  it('gives each back as it was, and finds those of an ascending one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyText), anyText, (texts, sought) => {
        const ascending = texts.toSorted();
        const table = stringTable(ascending);
        expect(Array.from({ length: table.size }, (_, i) => table.at(i))).toEqual(ascending);
        expect(ascending.map((text) => table.indexOf(text))).toEqual(ascending.map((_, i) => i));
        expect(table.indexOf(sought)).toBe(ascending.indexOf(sought));
        expect(table.lowerBound(sought)).toBe(ascending.filter((text) => text < sought).length);
        expect(ascending.map((_, i) => table.startsWith(i, sought))).toEqual(
          ascending.map((text) => text.startsWith(sought)),
        );
      }),
      runs,
    );
  });
});

describe('runs of Han characters', () => {
  it('are those of the regular expression', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found: [string, string][] = [];
        forEachHanRun(text, (start, end, last) => found.push([text.slice(start, end), text.slice(last, end)]));
        expect(found).toEqual(Array.from(text.matchAll(/\p{Script=Han}+/gu), ([run]) => [run, Array.from(run).at(-1)]));
      }),
      runs,
    );
  });
});

describe('numbers of keys', () => {
  it('come in the order of the keys, once each, however many there are', () => {
    fc.assert(
      fc.property(fc.array(uint32, { maxLength: 3_000, size: 'max' }), fc.array(uint32), (keys, others) => {
        const numbers = new KeyNumbers();
        const model = new Map<number, number>();
        for (const key of keys) {
          if (!model.has(key)) model.set(key, model.size);
          expect(numbers.give(key)).toBe(model.get(key));
        }
        expect([...numbers.keys()]).toEqual([...model.keys()]);
        expect(others.map((key) => numbers.of(key))).toEqual(others.map((key) => model.get(key) ?? -1));
      }),
      { ...runs, numRuns: 30 },
    );
  });

  it('are found among ascending keys', () => {
    fc.assert(
      fc.property(fc.uniqueArray(uint32), uint32, (keys, sought) => {
        const ascending = Uint32Array.from(keys).toSorted();
        expect(Array.from(ascending, (key) => keyIndexOf(ascending, key))).toEqual(keys.map((_, i) => i));
        expect(keyIndexOf(ascending, sought)).toBe(ascending.indexOf(sought));
      }),
      runs,
    );
  });
});

describe('postings', () => {
  it('hold a passage and its term frequency, the greatest passage and 255 too', () => {
    const lists = {
      starts: Uint32Array.of(0, 0, 3, 4),
      entries: Uint32Array.of(posting(0, 1), posting(7, 300), posting(maxPassages - 1, 255), posting(7, 9)),
    };
    expect([0, 1, 7, 8, maxPassages - 1].map((passage) => findTermFrequency(lists, 1, passage))).toEqual([
      1, 0, 255, 0, 255,
    ]);
    expect([findTermFrequency(lists, 0, 0), findTermFrequency(lists, 2, 7), findTermFrequency(lists, 2, 8)]).toEqual([
      0, 9, 0,
    ]);
  });
});

describe('the words of a passage', () => {
  it('are read as they were written, whatever their numbers', () => {
    const anyNumber = fc.oneof(fc.nat(300), fc.nat(70_000), fc.nat(2 ** 31 - 1));
    const anyWords = fc
      .uniqueArray(fc.tuple(anyNumber, fc.integer({ min: 1, max: 255 })), { selector: ([word]) => word })
      .map((words) => words.toSorted(([a], [b]) => a - b));
    fc.assert(
      fc.property(fc.array(anyWords, { maxLength: 4 }), (passages) => {
        const writer = new PassageWordsWriter();
        const starts = passages.map((words) => {
          const start = writer.length;
          writer.beginPassage();
          for (const [word, termFrequency] of words) writer.write(word, termFrequency);
          return start;
        });
        const bytes = writer.bytes();
        const read = starts.map((start, i) => {
          const words: [number, number][] = [];
          readPassageWords(bytes, start, starts[i + 1] ?? bytes.length, (word, tf) => words.push([word, tf]));
          return words;
        });
        expect(read).toEqual(passages);
      }),
      runs,
    );
  });
});

describe('arrays that grow', () => {
  it('hold what was pushed', () => {
    const numbers = new GrowingUint32();
    const bytes = new GrowingBytes();
    const pushed = Array.from({ length: 1_000 }, (_, i) => (i * 0x9e37_79b1) % 2 ** 32);
    for (const number of pushed) {
      numbers.push(number);
      bytes.push(number);
    }
    expect([...numbers.values()]).toEqual(pushed);
    expect([...bytes.values()]).toEqual(pushed.map((number) => number & 0xff));
    numbers.clear();
    expect(numbers.length).toBe(0);
  });
});

describe('the best passages', () => {
  it('are those of a sorted list, ties by id', () => {
    const offered = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 60 });
    fc.assert(
      fc.property(offered, fc.nat(20), (scores, limit) => {
        // Ids go against the order of numbers.
        const idOf = (passage: number) => String(1_000 - passage);
        const top = new TopPassages(limit, idOf);
        scores.forEach((score, passage) => {
          top.offer({ passage, score, wordScore: score, bigramScore: 0 });
        });
        const expected = Array.from(scores.entries())
          .toSorted(([a, scoreA], [b, scoreB]) => scoreB - scoreA || (idOf(a) < idOf(b) ? -1 : 1))
          .slice(0, limit)
          .map(([passage]) => passage);
        expect(
          top
            .passages()
            .map(({ passage }) => passage)
            .toSorted((a, b) => a - b),
        ).toEqual(expected.toSorted((a, b) => a - b));
      }),
      runs,
    );
  });
});

describe('characters counted in a passage', () => {
  it('are as many as splitting the text at them tells', () => {
    const anyCharacters = fc.subarray(['中', '国', '𠮷', '𠮶', '々', '一']);
    fc.assert(
      fc.property(anyText, anyText, anyCharacters, (before, text, characters) => {
        const { units, starts } = stringTable([before, text, before]);
        const counts = new CharacterCounter(characters).count(units, starts[1] ?? 0, starts[2] ?? 0);
        expect([...counts]).toEqual(characters.map((character) => text.split(character).length - 1));
      }),
      runs,
    );
  });
});

describe('packed articles', () => {
  it.each([
    ['a', 'a#0'],
    ['a', 'b'],
    ['a', 'a'],
    ['a#1', 'a#0'],
    ['', 'x'],
    ['a', 'a\u0001x'],
    ['\u0001', '\u0001#1'],
  ])('of article %j have a passage %j', (article, id) => {
    const data = unpackArticles(packArticles([{ id: article, passages: [markedPassage(id, '[中]')] }]));
    expect(passageIdAt(data, 0)).toBe(id);
    expect(passageTail(article, id).length).toBeLessThanOrEqual(id.length + 1);
  });

  it('are read wherever their bytes begin', () => {
    const packed = packArticles([{ id: 'a', passages: [markedPassage('a#0', '[中国]')] }]);
    const shifted = new Uint8Array(packed.length + 3);
    shifted.set(packed, 3);
    expect(unpackArticles(shifted.subarray(3)).texts.at(0)).toBe('中国');
  });

  it('have one text an id', () => {
    const article = { id: 'a', passages: [markedPassage('a#0', '[中]')] };
    expect(() => packArticles([article, article])).toThrow('packed articles: expected ids to differ, got "a" twice');
  });

  it('without passages are none', () => {
    expect(unpackArticles(packArticles([{ id: 'a', passages: [] }])).articles.size).toBe(0);
  });
});
