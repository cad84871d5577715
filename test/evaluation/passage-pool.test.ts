import { describe, expect, it } from 'vitest';
import type { Passage } from '../../src/article/article.js';
import { fingerprintText } from '../../src/article/fingerprint.js';
import { corpusPool } from '../../src/evaluation/corpus-pool.js';
import { EvaluationFileError } from '../../src/evaluation/evaluation-set.js';
import { type PassagePool, poolPassages } from '../../src/evaluation/passage-pool.js';

function goldOf(pool: PassagePool, ...gold: readonly string[]): string[] {
  return [...pool.goldOf({ id: 'q', question: '谁？', gold })].toSorted();
}

describe('a pool of files', () => {
  const pool = poolPassages([
    {
      path: 'a.jsonl',
      passages: [
        { id: 'p1', text: '同样。' },
        { id: 'p2', text: '别的。' },
      ],
    },
    {
      path: 'b.jsonl',
      passages: [
        { id: 'p3', text: '同样。' },
        { id: 'p2', text: '别的。' },
        { id: 'p4', text: '同样 。' },
      ],
    },
  ]);

  it('holds each text once, under the id it had first', () => {
    expect(pool.passages).toEqual([
      { id: 'p1', text: '同样。' },
      { id: 'p2', text: '别的。' },
      { id: 'p4', text: '同样 。' },
    ]);
  });

  it('takes an equal text for gold, whichever id was named', () => {
    expect(goldOf(pool, 'p3')).toEqual(['p1']);
    expect(goldOf(pool, 'p1', 'p3')).toEqual(['p1']);
    expect(goldOf(pool, 'p2', 'p4')).toEqual(['p2', 'p4']);
  });

  it('has no gold for ids that it does not hold', () => {
    expect(goldOf(pool, 'p9')).toEqual([]);
    expect(goldOf(pool)).toEqual([]);
  });

  it('refuses one id for two texts, and says in which file', () => {
    const clash = () =>
      poolPassages([
        { path: 'a.jsonl', passages: [{ id: 'p1', text: '一。' }] },
        { path: 'b.jsonl', passages: [{ id: 'p1', text: '二。' }] },
      ]);
    expect(clash).toThrow(EvaluationFileError);
    expect(clash).toThrow('b.jsonl: expected each id to name one text, got two texts under "p1"');
  });
});

describe('a corpus as a pool', () => {
  function passage(articleId: string, ordinal: number, text: string, paragraphs: readonly number[]): Passage {
    return { id: `${articleId}#${ordinal}`, articleId, ordinal, text, start: 0, heading: null, paragraphs };
  }
  const pool = corpusPool([
    passage('a', 0, '一。', [0]),
    passage('a', 1, '二。三。', [1, 2]),
    passage('a', 2, '三（续）。', [2]),
    passage('b#p1', 0, '一。', [0]),
  ]);

  it('takes every passage that holds something of the named paragraph', () => {
    expect(goldOf(pool, 'a#p1')).toEqual(['a#1']);
    expect(goldOf(pool, 'a#p2')).toEqual(['a#1', 'a#2']);
  });

  it('takes a passage by its own id, and those of equal text', () => {
    expect(goldOf(pool, 'a#2')).toEqual(['a#2']);
    expect(goldOf(pool, 'a#0')).toEqual(['a#0', 'b#p1#0']);
    expect(goldOf(pool, 'a#p0')).toEqual(['a#0', 'b#p1#0']);
  });

  it('reads the last #p of an article whose name has one', () => {
    expect(goldOf(pool, 'b#p1#p0')).toEqual(['a#0', 'b#p1#0']);
  });

  it('takes a passage that says something else by now for the one of its article that says what it said', () => {
    const known = (gold: string, said: string) => [
      ...pool.goldOf({ id: '1', question: '', gold: [gold], goldHashes: [fingerprintText(said)] }),
    ];
    expect(known('a#1', '二。三。')).toEqual(['a#1']);
    expect(known('a#1', '三（续）。')).toEqual(['a#2']);
    expect(known('a#1', '四。')).toEqual([]);
  });

  it('has no gold for what it does not hold', () => {
    expect(goldOf(pool, 'a#p9', 'a#9', 'c#p0', 'c#0', '')).toEqual([]);
  });
});
