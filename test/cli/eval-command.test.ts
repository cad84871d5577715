import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Ended, linesOf, runChuchu, SEEDS, temporaryFolder, writeFiles } from './run-chuchu.js';

const jsonLines = (...records: readonly object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

const ANTELOPES = '藏羚羊每年夏天迁徙到卓乃湖产崽。';
const GIBBONS = '海南热带雨林国家公园的长臂猿数量恢复到四十二只。';

const cwd = writeFiles(temporaryFolder(), {
  'one.passages.jsonl': jsonLines(
    { id: 'a1', article_id: 'a', title: '甲', text: ANTELOPES },
    { id: 'a2', text: '卓乃湖是可可西里面积最大的湖泊之一。' },
  ),
  'two.passages.jsonl.gz': gzipSync(
    jsonLines(
      { id: 'b1', text: GIBBONS },
      { id: 'b2', text: ANTELOPES },
      { id: 'b3', text: '敦煌莫高窟第二百二十窟壁画修复完成。' },
    ),
  ),
  // Equal text under another id answers as well: found first. The other's gold comes second to the passage it repeats.
  'one.questions.jsonl': jsonLines(
    { id: 'q1', question: '藏羚羊迁徙到哪里产崽', answers: [], gold: ['b2'] },
    { question: '藏羚羊每年夏天迁徙到卓乃湖产崽吗', gold: ['a2'] },
  ),
  // Found first; no word of the gold is in the question, so that it isn't even a candidate.
  'two.questions.jsonl.gz': gzipSync(
    jsonLines(
      { question: '长臂猿有多少只', answers: ['四十二只'], gold: ['b1'] },
      { question: '敦煌的壁画', gold: ['a1'] },
    ),
  ),
});
const SETS = [
  '--passages',
  'one.passages.jsonl',
  'two.passages.jsonl.gz',
  '--questions',
  'one.questions.jsonl',
  'two.questions.jsonl.gz',
];

const metrics = z.strictObject({
  questions: z.int(),
  'recall@1': z.number(),
  'recall@3': z.number(),
  'recall@5': z.number(),
  'recall@10': z.number(),
  'mrr@10': z.number(),
  'ndcg@10': z.number(),
  'sentence@1': z.number().optional(),
  msP50: z.number().positive(),
  msP99: z.number().positive(),
});
const report = { all: metrics, files: z.record(z.string(), metrics) };
const comparison = z.strictObject({
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  wins: z.int(),
  losses: z.int(),
});
const baseline = z.strictObject({
  ...report,
  difference: z.strictObject({ all: comparison, files: z.record(z.string(), comparison) }),
});

/** Found at 1 and at 2; found at 1 and not at all. A gain of 1 at rank 2 is worth 1 / log2(3). */
const EXPECTED = {
  all: {
    questions: 4,
    'recall@1': 2 / 4,
    'recall@3': 3 / 4,
    'recall@5': 3 / 4,
    'recall@10': 3 / 4,
    'mrr@10': (1 + 1 / 2 + 1 + 0) / 4,
    'ndcg@10': (1 + 1 / Math.log2(3) + 1 + 0) / 4,
  },
  files: {
    'one.questions.jsonl': {
      questions: 2,
      'recall@1': 1 / 2,
      'recall@3': 1,
      'recall@5': 1,
      'recall@10': 1,
      'mrr@10': 3 / 4,
      'ndcg@10': (1 + 1 / Math.log2(3)) / 2,
    },
    'two.questions.jsonl.gz': {
      questions: 2,
      'recall@1': 1 / 2,
      'recall@3': 1 / 2,
      'recall@5': 1 / 2,
      'recall@10': 1 / 2,
      'mrr@10': 1 / 2,
      'ndcg@10': 1 / 2,
      // Of the one question that has its answer's wording and its gold first.
      'sentence@1': 1,
    },
  },
};

const evaluate = (...args: string[]): Promise<Ended> => runChuchu(['eval', ...args], { cwd });

describe.concurrent('eval', () => {
  it('--json tells the figures of all and of each file, and nothing else', async () => {
    const { stdout, stderr, exitCode } = await evaluate(...SETS, '--json');
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    const [line = '', ...more] = linesOf(stdout);
    expect(more).toEqual([]);
    const figures = z.strictObject(report).parse(JSON.parse(line));
    expect(figures).toMatchObject(EXPECTED);
    expect(Object.keys(figures.files)).toEqual(Object.keys(EXPECTED.files));
  });

  it('--json --baseline adds the baselines, and failures go to standard error', async () => {
    const { stdout, stderr, exitCode } = await evaluate(...SETS, '--json', '--baseline', '--failures', '1');
    expect(exitCode).toBe(0);
    const figures = z
      .strictObject({ ...report, baselines: z.record(z.enum(['MiniSearch', 'BM25']), baseline) })
      .parse(JSON.parse(stdout));
    expect(figures).toMatchObject(EXPECTED);
    for (const { all, files, difference } of Object.values(figures.baselines)) {
      expect(all.questions).toBe(4);
      expect(Object.keys(files)).toEqual(Object.keys(EXPECTED.files));
      expect(Object.keys(difference.files)).toEqual(Object.keys(EXPECTED.files));
      expect(difference.all.difference).toBeCloseTo(figures.all['mrr@10'] - all['mrr@10'], 10);
    }
    expect(stderr).toMatch(/^敦煌的壁画 {2}\(not found\)\n {2}first: b3 /u);
  });

  it('tells a person the same in tables, and the worst questions with their explanations', async () => {
    const { stdout, stderr, exitCode } = await evaluate(...SETS, '--baseline', '--failures', '5');
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    // Equal texts are one passage.
    expect(linesOf(stdout)[0]).toBe('4 passages');
    const cells = linesOf(stdout).map((line) => line.trim().split(/ +/u));
    const head = [
      'questions',
      'recall@1',
      'recall@3',
      'recall@5',
      'recall@10',
      'mrr@10',
      'ndcg@10',
      'sentence@1',
      'msP50',
      'msP99',
    ];
    const ms = expect.stringMatching(/^\d+\.\d\d$/u);
    expect(cells.slice(2, 6)).toEqual([
      ['chuchu', ...head],
      ['one.questions.jsonl', '2', '0.5000', '1.0000', '1.0000', '1.0000', '0.7500', '0.8155', '–', ms, ms],
      ['two.questions.jsonl.gz', '2', '0.5000', '0.5000', '0.5000', '0.5000', '0.5000', '0.5000', '1.0000', ms, ms],
      ['all', '4', '0.5000', '0.7500', '0.7500', '0.7500', '0.6250', '0.6577', '1.0000', ms, ms],
    ]);
    expect(cells.map(([first]) => first)).toEqual(expect.arrayContaining(['MiniSearch', 'BM25']));
    expect(stdout).toMatch(
      /^mrr@10, chuchu − BM25 \(paired bootstrap, 95%\)\n.+\n.+\nall +[+-]\d\.\d{4} \[.+\] {2}better on \d, worse on \d$/mu,
    );
    // The worst first; those that came first are no failures.
    expect(stdout.match(/^.+ {2}\((?:not found|found at \d+)\)$/gmu)).toEqual([
      '敦煌的壁画  (not found)',
      '藏羚羊每年夏天迁徙到卓乃湖产崽吗  (found at 2)',
    ]);
    expect(stdout).toContain(`  gold, not among the candidates: a1  ${ANTELOPES}\n`);
    expect(stdout).toMatch(/^ {2}gold: a2 {2}卓乃湖是.+\n {4}score \d\.\d{4}, confidence [01]\.\d{4}$/mu);
  });

  it('tells which questions are answered and which refused', async () => {
    writeFiles(cwd, {
      'foreign.questions.jsonl': jsonLines(
        { question: '今天股市收盘涨跌如何', gold: [] },
        { question: '红烧肉要炖多久', gold: [] },
      ),
    });
    const args = ['--passages', 'one.passages.jsonl', 'two.passages.jsonl.gz', '--answerable', 'one.questions.jsonl'];
    const { stdout, stderr, exitCode } = await evaluate(...args, '--unanswerable', 'foreign.questions.jsonl', '--json');
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    const figures = { answerable: 2, unanswerable: 2, answered: 1, refused: 1, auc: 1 };
    const pair = { answerableFile: 'one.questions.jsonl', unanswerableFile: 'foreign.questions.jsonl', ...figures };
    expect(JSON.parse(stdout)).toEqual({ pooled: figures, pairs: [pair], worst: pair });
  });

  it('takes gold of a corpus by passage and by paragraph', async () => {
    writeFiles(cwd, {
      'corpus.questions.jsonl': jsonLines(
        { question: '小微企业用电量同比增长多少', gold: ['002_6fd1f1790e7d96a2#p4'] },
        { question: '小微企业用电量同比增长多少', gold: ['002_6fd1f1790e7d96a2#3'] },
        // A heading, and an article that isn't there.
        { question: '小微企业用电量同比增长多少', gold: ['002_6fd1f1790e7d96a2#p1', 'gone#p4'] },
      ),
    });
    const { stdout, stderr, exitCode } = await evaluate(
      '--corpus',
      SEEDS,
      '--questions',
      'corpus.questions.jsonl',
      '--json',
    );
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(JSON.parse(stdout)).toMatchObject({ all: { questions: 3, 'recall@1': 2 / 3, 'recall@10': 2 / 3 } });
  });

  it.each([
    [
      'a line that is no JSON',
      { 'x.jsonl': `${jsonLines({ question: '甲', gold: [] })}{"question":\n` },
      ['--questions', 'x.jsonl'],
      'x.jsonl:2: expected a JSON object, got {"question":',
    ],
    [
      'a question without gold',
      { 'y.jsonl': '\n{"question":"甲"}\n' },
      ['--questions', 'y.jsonl'],
      'y.jsonl:2: expected an object with a string "question" and a list of strings "gold", got {"question":"甲"}',
    ],
    [
      'a passage without text, in a zipped file',
      { 'z.jsonl.gz': gzipSync('{"id":"a"}\n') },
      ['--questions', 'one.questions.jsonl', '--passages', 'z.jsonl.gz'],
      'z.jsonl.gz:1: expected an object with strings "id" and "text", got {"id":"a"}',
    ],
    [
      'two texts under one id',
      { 'w.jsonl': jsonLines({ id: 'a1', text: '别的' }) },
      ['--questions', 'one.questions.jsonl', '--passages', 'one.passages.jsonl', 'w.jsonl'],
      'w.jsonl: expected each id to name one text, got two texts under "a1"',
    ],
    [
      'a file that is not there',
      {},
      ['--questions', 'gone.jsonl'],
      "gone.jsonl: expected a readable file of JSON lines, got ENOENT: no such file or directory, open 'gone.jsonl'",
    ],
  ])('names file and line: %s', async (_, files, args, message) => {
    writeFiles(cwd, files);
    expect(await evaluate(...args)).toEqual({ exitCode: 1, signal: null, stdout: '', stderr: `${message}\n` });
  });
});

describe('all of this', () => {
  it('makes no data folder', () => {
    expect(readdirSync(cwd)).not.toContain('data');
  });
});
