import { describe, expect, it } from 'vitest';
import { compare, evaluate, type QuestionFile, report } from '../../src/evaluation/evaluate.js';
import type { KnownQuestion } from '../../src/evaluation/evaluation-set.js';

const files: readonly QuestionFile[] = [
  {
    path: 'one.jsonl',
    questions: [
      { id: '1', question: 'abc', gold: ['a'] },
      { id: '2', question: 'abc', gold: ['b'] },
    ],
  },
  { path: 'two.jsonl', questions: [{ id: '3', question: 'xyz', gold: ['z', 'a'] }] },
];
const goldOf = ({ gold }: KnownQuestion) => new Set(gold);
/** Ranks the letters of the question as they stand, or backwards. */
const forwards = { name: 'forwards', rank: (question: string) => Array.from(question) };
const backwards = { name: 'backwards', rank: (question: string) => Array.from(question).toReversed() };

describe('an evaluation', () => {
  it('judges each question of each file, and tells after each', async () => {
    let asked = 0;
    const { system, files: judged } = await evaluate(forwards, files, goldOf, () => {
      asked++;
    });
    expect(system).toBe('forwards');
    expect(asked).toBe(3);
    expect(judged.map(({ path, outcomes }) => [path, outcomes.map(({ rank }) => rank)])).toEqual([
      ['one.jsonl', [1, 2]],
      ['two.jsonl', [3]],
    ]);
  });

  it('is reported over all questions and for each file', async () => {
    const { all, files: byFile } = report(await evaluate(forwards, files, goldOf));
    expect(all.questions).toBe(3);
    expect(all['recall@1']).toBeCloseTo(1 / 3, 12);
    expect(all['mrr@10']).toBeCloseTo((1 + 1 / 2 + 1 / 3) / 3, 12);
    expect(Object.keys(byFile)).toEqual(['one.jsonl', 'two.jsonl']);
    expect(byFile['one.jsonl']?.['mrr@10']).toBe(0.75);
    expect(byFile['two.jsonl']?.['recall@3']).toBe(1);
  });

  it('is compared with another, question by question', async () => {
    const ours = await evaluate(forwards, files, goldOf);
    const theirs = await evaluate(backwards, files, goldOf);
    const { all, files: byFile } = compare(ours, theirs);
    // 1 against 1/3, 1/2 against 1/2, 1/3 against 1
    expect(all.difference).toBeCloseTo(0, 12);
    expect([all.wins, all.losses]).toEqual([1, 1]);
    expect(byFile['one.jsonl']?.difference).toBeCloseTo(1 / 3, 12);
    expect(byFile['two.jsonl']?.difference).toBeCloseTo(-2 / 3, 12);
  });
});
