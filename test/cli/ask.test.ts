import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AnswerLine, quotesIn, readAnswerLine } from './answer-line.js';
import { type Ended, linesOf, post, runChuchu, SEEDS, startChuchu, temporaryFolder, writeFiles } from './run-chuchu.js';

const ELECTRICITY = '工信部会同有关部门对小微企业用电大数据监测显示，2021年1至11月，小微企业用电量同比增长9.6%。';
const PROFITS =
  '数据显示，2021年1月至11月，规模以上中小工业企业营业收入、利润总额同比分别增长20.7%、28.2%；两年平均分别增长9.8%、17.1%，进一步体现了中小企业的韧性和活力。';
const ANTELOPES = '青藏高原的藏羚羊每年夏天迁徙到卓乃湖产崽。';

const operatorHelp = '问题里也可以加条件：来源:科技日报 日期:2022-01 "必须有的词" -不要的词';

const cwd = temporaryFolder();
const corpus = join(cwd, 'articles');
cpSync(SEEDS, corpus, { recursive: true });
writeFiles(corpus, {
  'broken.md': '只有正文',
  'quiet.md': post(['layout: post'], [ANTELOPES]),
  '2022-03-01-twin.md': post(
    ['title: 转载：小微企业用电', 'date: 2022-03-01'],
    ['以下内容转自其他媒体，供读者参考。', ELECTRICITY, '本报另据海关统计，江苏口岸去年出口的纺织机械数量有所回升。'],
  ),
});
const REJECTED = 'broken.md: expected front matter to be a block between two lines of ---, got "只有正文"\n';

const ask = (args: readonly string[], stdin?: string | Uint8Array): Promise<Ended> =>
  runChuchu(['ask', '--corpus', corpus, ...args], { cwd, ...(stdin !== undefined && { stdin }) });

const answersOf = ({ stdout }: Ended): AnswerLine[] => linesOf(stdout).map(readAnswerLine);

/** Of the newest articles; the title of the first is longer. */
const topics = ['小微企业用电', '支持中小企业，今年将从这些方面发力！', '加码扶持元宇宙等新兴领域主力军'];

/** What the ranker's weights decide, and `readAnswerLine` has looked at. */
const figures = { score: expect.any(Number), confidence: expect.any(Number) };

describe('ask --json -', () => {
  const asked = [
    '小微企业用电量增长多少', // an end of Windows behind each
    '',
    '  ',
    '２０２１年前１１個月規上中小工業企業營業收入、利潤總額增長多少',
    '藏羚羊迁徙到哪里',
    '明天北京会下雨吗',
    '吗？',
    '藏羚羊\u2028迁徙\r到哪里',
    '藏羚羊迁徙到哪里', // no end
  ];
  let ended: Ended;
  let answers: AnswerLine[] = [];

  beforeAll(async () => {
    ended = await ask(['--json', '--limit', '1', '-'], `\uFEFF${asked.join('\r\n')}`);
    answers = answersOf(ended);
  });

  it('answers each line, blank ones too, in order', () => {
    expect(ended).toMatchObject({ exitCode: 0, signal: null });
    expect(answers.map(({ question }) => question)).toEqual(asked);
    expect(answers.map(({ kind }) => kind)).toEqual([
      'quotes',
      'nothing-to-search',
      'nothing-to-search',
      'quotes',
      'quotes',
      'nothing-found',
      'nothing-to-search',
      'quotes',
      'quotes',
    ]);
  });

  it('names a rejected article on standard error alone', () => {
    expect(ended.stderr).toBe(REJECTED);
  });

  it('quotes word for word, with all that is known of the source', () => {
    expect(answers[0]).toEqual({
      question: '小微企业用电量增长多少',
      kind: 'quotes',
      quotes: [
        {
          articleId: '002_6fd1f1790e7d96a2',
          passageId: '002_6fd1f1790e7d96a2#3',
          ordinal: 3,
          text: ELECTRICITY,
          sentence: ELECTRICITY,
          ...figures,
          title: '支持中小企业，今年将从这些方面发力！',
          publisher: '沧州日报',
          publishedAt: '2022-01-29T09:53:54+08:00',
          sourceUrl: 'http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202201292266664414',
          alsoIn: [
            {
              articleId: '2022-03-01-twin',
              passageId: '2022-03-01-twin#1',
              title: '转载：小微企业用电',
              publisher: null,
              publishedAt: '2022-03-01T00:00:00+08:00',
              sourceUrl: null,
            },
          ],
        },
      ],
    });
  });

  it('understands Traditional and full-width characters, and tells the sentence that answers', () => {
    expect(answers[3]).toMatchObject({
      quotes: [
        {
          passageId: '000_f97f05e1fc978df9#3',
          text: PROFITS,
          sentence: PROFITS.slice(0, PROFITS.indexOf('；') + 1),
          publishedAt: '2022-01-25T11:26:09+08:00',
        },
      ],
    });
  });

  it('says null for what the article does not tell', () => {
    expect(answers[4]).toEqual({
      question: '藏羚羊迁徙到哪里',
      kind: 'quotes',
      quotes: [
        {
          articleId: 'quiet',
          passageId: 'quiet#0',
          ordinal: 0,
          text: ANTELOPES,
          sentence: ANTELOPES,
          ...figures,
          title: null,
          publisher: null,
          publishedAt: null,
          sourceUrl: null,
          alsoIn: [],
        },
      ],
    });
  });

  it('offers topics of the newest articles where there is nothing', () => {
    expect(answers.slice(5, 7)).toEqual([
      { question: '明天北京会下雨吗', kind: 'nothing-found', topics },
      { question: '吗？', kind: 'nothing-to-search', topics },
    ]);
    expect(answers[1]).toEqual({ question: '', kind: 'nothing-to-search' });
  });

  it('ends a line only where a line ends', () => {
    expect(answers[7]).toMatchObject({ quotes: [{ passageId: 'quiet#0' }] });
  });
});

describe.concurrent('ask', () => {
  it('quotes exact substrings of the articles, the answering sentence within, no more than asked for', async () => {
    const questions = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'seed-questions.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => z.object({ question: z.string() }).parse(JSON.parse(line)).question);
    const ended = await runChuchu(['ask', '--json', '--corpus', SEEDS, '-'], {
      cwd,
      stdin: questions.map((question) => `${question}\n`).join(''),
    });
    expect(ended).toMatchObject({ stderr: '', exitCode: 0 });
    const answers = answersOf(ended);
    expect(answers.map(({ question }) => question)).toEqual(questions);
    for (const quotes of answers.map(quotesIn)) {
      expect(quotes.length).toBeLessThanOrEqual(5);
      for (const quote of quotes) {
        const file = readFileSync(join(SEEDS, `${quote.articleId}.txt`), 'utf8');
        const text = file.replaceAll('</p>\n <p>', '\n').replaceAll(/<[^<>]*>/gu, '');
        expect(text).toContain(quote.text);
        expect(quote.text).toContain(quote.sentence);
        expect(quote.passageId).toBe(`${quote.articleId}#${quote.ordinal}`);
      }
    }
  });

  it('offers what can be asked instead, and what it offers is answered', async () => {
    const { stdout } = await ask(['--json', '-'], '来源:沧洲日报 用电量增长多少');
    const [narrowed] = linesOf(stdout).map(readAnswerLine);
    expect(narrowed).toMatchObject({
      kind: 'nothing-found',
      filters: { articles: 0, questionWithout: '用电量增长多少', mended: ['来源:沧州日报 用电量增长多少'] },
    });
    const again = await ask(['--json', '-'], `来源:沧州日报 用电量增长多少\n${topics.join('\n')}`);
    expect(answersOf(again).map(({ kind }) => kind)).toEqual(Array(4).fill('quotes'));
  });

  it('shows a person the quote and where it stands, without a colour in a pipe', async () => {
    const { stdout, stderr, exitCode } = await ask(
      ['-', '--limit', '1'],
      '小微企业用电量增长多少\n\n藏羚羊在哪产崽\n今晚吃红烧肉？',
    );
    expect(stdout).toBe(
      [
        `1. ${ELECTRICITY}`,
        '   支持中小企业，今年将从这些方面发力！ · 沧州日报 · 2022-01-29',
        '   http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202201292266664414',
        '   另见：转载：小微企业用电',
        '这句话里没有可以查找的词。请写出想查的人、事、机构或数字。',
        operatorHelp,
        `1. ${ANTELOPES}`,
        '   quiet',
        '   无原文链接',
        '没有找到能回答这个问题的段落。换几个词，或者只留下人名、机构名、数字再试试。',
        operatorHelp,
        ...topics.map((topic) => `最近的话题：${topic}`),
        '',
      ].join('\n'),
    );
    expect({ stderr, exitCode }).toEqual({ stderr: REJECTED, exitCode: 0 });
  });

  it('--explain tells the features and terms that make the score', async () => {
    const [plain, json] = await Promise.all([
      ask(['藏羚羊在哪产崽', '--explain', '--limit', '1']),
      ask(['藏羚羊在哪产崽', '--explain', '--limit', '1', '--json']),
    ]);
    const [quote] = quotesIn(answersOf(json)[0]);
    const { score = 0, confidence = 0, explanation: { features, terms } = { features: [], terms: [] } } = quote ?? {};
    expect(features.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 10);
    expect(terms).toContainEqual(
      expect.objectContaining({ term: '藏羚羊', kind: 'word', termFrequency: 1, documentFrequency: 1 }),
    );
    const lines = linesOf(plain.stdout);
    expect(lines.slice(0, 4)).toEqual([
      `1. ${ANTELOPES}`,
      '   quiet',
      '   无原文链接',
      `   score ${score.toFixed(4)}, confidence ${confidence.toFixed(4)}`,
    ]);
    expect(lines).toHaveLength(4 + features.length + terms.length);
    expect(plain.stdout).toMatch(/^ {5}word 藏羚羊: tf 1, df 1, idf \d\.\d{4}, BM25 \d\.\d{4}$/mu);
  });

  it('writes nothing, answers nothing where nothing is asked, and works beside a data folder it cannot read', async () => {
    const { stdout, stderr, exitCode } = await ask(['-', '--data', join(corpus, 'quiet.md')], '');
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 });
    expect(linesOf(stderr)).toEqual([
      `${join(corpus, 'quiet.md', 'index.bin')}: expected a readable file, got ENOTDIR: not a directory, open '${join(corpus, 'quiet.md', 'index.bin')}'; it is made anew`,
      REJECTED.trimEnd(),
    ]);
    expect(existsSync(join(cwd, 'data'))).toBe(false);
  });

  it('says in one line that there is no corpus', async () => {
    const ended = await runChuchu(['ask', '小微企业', '--corpus', 'no-such-folder'], { cwd });
    expect(ended).toEqual({
      exitCode: 1,
      signal: null,
      stdout: '',
      stderr:
        'no-such-folder: expected the corpus folder to be a folder that can be listed, got nothing there (ENOENT)\n',
    });
  });

  it('takes a reader that has seen enough for no failure', async () => {
    const chuchu = startChuchu(['ask', '--corpus', SEEDS, '--json', '-'], { cwd });
    chuchu.stdin.end('中小企业的发展\n'.repeat(500));
    await chuchu.wrote('stdout', '\n');
    chuchu.stdout.destroy();
    expect(await chuchu.ended).toMatchObject({ exitCode: 0, signal: null, stderr: '' });
  });

  it('answers each line as it comes, and is stopped by Ctrl-C while it waits for one', async () => {
    const chuchu = startChuchu(['ask', '--corpus', SEEDS, '--json', '-'], { cwd });
    chuchu.stdin.write('\n');
    await chuchu.wrote('stdout', '\n');
    chuchu.kill('SIGINT');
    expect(await chuchu.ended).toEqual({
      exitCode: 1,
      signal: null,
      stdout: '{"question":"","kind":"nothing-to-search"}\n',
      stderr: 'stopped before it was done\n',
    });
  });
});
