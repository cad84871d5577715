import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answerText, textStyle } from '../../src/cli/answer-text.js';
import { withProgress } from '../../src/cli/progress.js';
import { quoteOf, quotes } from './quotes.js';
import { MAIN, post, SEEDS, startProcess, temporaryFolder, writeFiles } from './run-chuchu.js';

const bold = (text: string) => `\u001b[1m${text}\u001b[22m`;
const dim = (text: string) => `\u001b[2m${text}\u001b[22m`;

describe('answerText', () => {
  const alsoIn = {
    articleId: 'b',
    passageId: 'b#0',
    text: '一。',
    title: null,
    publisher: null,
    publishedAt: null,
    sourceUrl: 'https://example.org/b',
  };

  it('has the matched words bold on a terminal, and the source dim', () => {
    const answer = quotes(quoteOf({ alsoIn: [alsoIn] }), quoteOf({ matches: [], title: null, sourceUrl: null }));
    expect(answerText(answer, textStyle(true))).toBe(
      [
        `1. 会议在北京召开。2021年规上${bold('中小企业')}利润总额同比增长28.2%。与会者认为形势稳定。`,
        `   ${dim('工信部：加码扶持元宇宙等新兴领域主力军 · 科技日报 · 2022-01-25')}`,
        `   ${dim('https://www.stdaily.com/index/kejixinwen/202201/a.shtml')}`,
        `   ${dim('另见：b https://example.org/b')}`,
        '',
        '2. 会议在北京召开。2021年规上中小企业利润总额同比增长28.2%。与会者认为形势稳定。',
        `   ${dim('2022-01-25-NW1 · 科技日报 · 2022-01-25')}`,
        `   ${dim('无原文链接')}`,
        '',
      ].join('\n'),
    );
  });

  it('lets no article steer the terminal', () => {
    const text = '红\u001b[31m字\u0007。\n第二行';
    const answer = quotes(quoteOf({ text, title: '题\u009b2J', matches: [{ start: 0, end: 7 }] }));
    expect(answerText(answer, textStyle(false)).split('\n').slice(0, 3)).toEqual([
      '1. 红\\u001b[31m字\\u0007。',
      '   第二行',
      '   题\\u009b2J · 科技日报 · 2022-01-25',
    ]);
    expect(answerText(answer, textStyle(true))).toContain(bold('红\\u001b[31m字'));
  });
});

describe('withProgress', () => {
  const terminal = () => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
    stream.setEncoding('utf8');
    return { stderr: stream, written: () => String(stream.read() ?? '') };
  };
  const clock = (...times: number[]) => {
    const now = vi.spyOn(performance, 'now');
    for (const time of times) now.mockReturnValueOnce(time);
  };

  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('shows a bar on a terminal once a phase takes over a second, and takes it away at the end', async () => {
    const { stderr, written } = terminal();
    clock(0, 1000, 1001);
    const result = await withProgress({ stderr }, 'indexing', (progress) => {
      progress(1, 4);
      expect(written()).toBe('');
      progress(2, 4);
      expect(written()).toContain('indexing [====================--------------------] 2/4');
      progress(4, 4);
      return 'done';
    });
    expect(result).toBe('done');
    // Shows the cursor, goes back to the first column and clears the line.
    expect(written().endsWith('\u001b[?25h\u001b[?7h\u001b8\u001b[1G\u001b[2K')).toBe(true);
  });

  it('takes it away as well where the phase fails', async () => {
    const { stderr, written } = terminal();
    clock(0, 2000);
    const failing = withProgress({ stderr }, 'indexing', (progress) => {
      progress(1, 4);
      throw new Error('stopped');
    });
    await expect(failing).rejects.toThrow('stopped');
    expect(written().endsWith('\u001b[?25h\u001b[?7h\u001b8\u001b[1G\u001b[2K')).toBe(true);
  });

  it('shows nothing for a phase that is over soon, and nothing in a pipe', async () => {
    const { stderr, written } = terminal();
    clock(0, 999);
    await withProgress({ stderr }, 'indexing', (progress) => progress(1, 4));
    expect(written()).toBe('');
    const pipe = new PassThrough();
    clock(0, 5000);
    await withProgress({ stderr: pipe }, 'indexing', (progress) => progress(1, 4));
    expect(pipe.read()).toBeNull();
  });
});

/** util-linux's `script` gives a process a terminal; that of other systems knows no `--version`. */
const hasScript = spawnSync('script', ['--version']).status === 0;

describe.runIf(hasScript).concurrent('a process at a terminal', () => {
  const cwd = temporaryFolder();
  const corpus = join(cwd, 'articles');
  // Some hundred passages, so that the bar has something to tell.
  const paragraphs = Array.from({ length: 450 }, (_, i) => `第${i}条：工信部支持中小企业数字化转型。`);
  writeFiles(cwd, {
    'articles/a.html': post(['title: 甲'], paragraphs),
    // A clock that runs ten thousand times as fast: each phase takes over a second.
    'clock.mjs': 'const now = performance.now.bind(performance); performance.now = () => now() * 10_000;',
  });
  const chuchu = `'${process.execPath}' '${MAIN}'`;
  const hastyChuchu = `'${process.execPath}' --import ./clock.mjs '${MAIN}'`;
  const atTerminal = (command: string, env: Record<string, string> = {}) => {
    const terminal = startProcess('script', ['-qec', command, '/dev/null'], { cwd, env });
    terminal.stdin.end();
    return terminal.ended;
  };

  it('sees the matched words bold, and no bar where standard error is a file', async () => {
    const question = '小微企业用电量同比增长多少';
    const { stdout, exitCode } = await atTerminal(
      `${hastyChuchu} ask ${question} --limit 1 --corpus '${SEEDS}' 2>errors`,
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain(bold('小微企业'));
    expect(stdout).toContain(dim('支持中小企业，今年将从这些方面发力！ · 沧州日报 · 2022-01-29'));
    expect(readFileSync(join(cwd, 'errors'), 'utf8')).toBe('');
  });

  it('sees no colour that NO_COLOR forbids', async () => {
    const command = `${chuchu} ask 小微企业用电量同比增长多少 --limit 1 --corpus '${SEEDS}'`;
    const { stdout, exitCode } = await atTerminal(command, { NO_COLOR: '1' });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^1\. 工信部/mu);
    expect(stdout).not.toContain('\u001b[1m');
  });

  it('sees a bar on standard error, and nothing of it gets into the results', async () => {
    const { stdout, exitCode } = await atTerminal(`${hastyChuchu} index --corpus '${corpus}' --data data >results`);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/segmenting \[[=-]+\] \d+\/450 · \d+\/s · /u);
    expect(stdout).toContain('450/450');
    expect(stdout.endsWith('\u001b[1G\u001b[2K')).toBe(true);
    expect(readFileSync(join(cwd, 'results'), 'utf8')).toMatch(/^files +1 \(1 read\)\narticles +1\npassages +450 /u);
  });
});
