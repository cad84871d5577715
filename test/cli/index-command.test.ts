import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type Ended,
  largeCorpus,
  linesOf,
  MAIN,
  post,
  runChuchu,
  SEEDS,
  startChuchu,
  startProcess,
  temporaryFolder,
  writeFiles,
} from './run-chuchu.js';

const PASSAGES_OF_SEEDS = 61;
const LOCK_FILES = ['lock-holder.sqlite', 'lock.sqlite'];

const indexJson = z.strictObject({
  files: z.int(),
  filesRead: z.int(),
  articles: z.int(),
  passages: z.int(),
  distinctWords: z.int(),
  duplicates: z.array(z.strictObject({ file: z.string(), of: z.string(), why: z.string() })),
  unpublished: z.array(z.string()),
  reusedPassages: z.int(),
  seconds: z.record(z.enum(['read', 'dictionary', 'load', 'segment', 'save']), z.number()),
  rejected: z.array(z.strictObject({ file: z.string(), field: z.string(), expected: z.string(), got: z.string() })),
});

const readIndexJson = ({ stdout }: Ended) => indexJson.parse(JSON.parse(stdout));

describe.concurrent('index', () => {
  it('tells what it found, saves it, takes it again, and makes anew what is damaged', async () => {
    const cwd = temporaryFolder();
    const corpus = join(cwd, 'articles');
    const file = join('data', 'index.bin');
    cpSync(SEEDS, corpus, { recursive: true });
    cpSync(join(SEEDS, '002_6fd1f1790e7d96a2.txt'), join(corpus, 'copies', 'same.txt'));
    writeFiles(corpus, {
      'broken.md': '只有正文',
      'bytes.md': Uint8Array.from([...Buffer.from('---\n---\n'), 0xff]),
      'draft.md': post(['published: false'], ['未刊登的一段文字，还在修改。']),
      '坏\n名.txt': '也没有头',
    });
    const index = (...more: string[]) => runChuchu(['index', '--corpus', corpus, ...more], { cwd });

    const first = await index();
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    expect(linesOf(first.stdout).map((line) => line.replace(/\d+\.\d\d$/u, 'SECONDS'))).toEqual([
      'files                7 (7 read)',
      'articles             2',
      'passages             61 (0 unchanged)',
      expect.stringMatching(/^distinct words {7}\d{3,4}$/u),
      'duplicates           1',
      'unpublished          1',
      'rejected             3',
      'seconds: read        SECONDS',
      'seconds: dictionary  SECONDS',
      'seconds: load        SECONDS',
      'seconds: segment     SECONDS',
      'seconds: save        SECONDS',
      expect.stringMatching(/^duplicate: copies\/same\.txt is 002_6fd1f1790e7d96a2 \(/u),
      'rejected: broken.md: expected front matter to be a block between two lines of ---, got "只有正文"',
      expect.stringMatching(/^rejected: bytes\.md: expected .*UTF-8.*, got .*8/u),
      'rejected: 坏\\u000a名.txt: expected front matter to be a block between two lines of ---, got "也没有头"',
    ]);
    expect(readdirSync(join(cwd, 'data')).toSorted()).toEqual(['index.bin', ...LOCK_FILES]);

    const second = await index('--json');
    expect(second).toMatchObject({ exitCode: 0, stderr: '' });
    expect(readIndexJson(second)).toMatchObject({
      files: 7,
      articles: 2,
      passages: PASSAGES_OF_SEEDS,
      reusedPassages: PASSAGES_OF_SEEDS,
      unpublished: ['draft.md'],
      duplicates: [{ file: 'copies/same.txt', of: '002_6fd1f1790e7d96a2' }],
      rejected: [{ file: 'broken.md' }, { file: 'bytes.md' }, { file: '坏\n名.txt' }],
    });

    const whole = readFileSync(join(cwd, file));
    writeFileSync(join(cwd, file), whole.subarray(0, -10));
    const third = await index('--json');
    expect(third).toMatchObject({
      exitCode: 0,
      stderr: `${file}: expected ${whole.length} bytes, got ${whole.length - 10}; it is made anew\n`,
    });
    expect(readIndexJson(third)).toMatchObject({ passages: PASSAGES_OF_SEEDS, reusedPassages: 0 });
    expect(readFileSync(join(cwd, file)).length).toBe(whole.length);

    writeFileSync(join(cwd, file), 'not ours');
    const asked = await runChuchu(['ask', '小微企业用电量', '--limit', '1', '--corpus', SEEDS], { cwd });
    expect(asked).toMatchObject({
      exitCode: 0,
      stderr: `${file}: expected an index file, got another kind of file; it is made anew\n`,
    });
    expect(asked.stdout).toContain('小微企业用电量同比增长9.6%');
    // It is for those who hold the lock to write it.
    expect(readFileSync(join(cwd, file), 'utf8')).toBe('not ours');
  });

  it('names a live process that writes to the data folder, which hinders nobody who only asks', async () => {
    const cwd = temporaryFolder();
    const lock = pathToFileURL(join(MAIN, '..', 'storage', 'data-folder-lock.js')).href;
    const script = `const { acquireLock } = await import('${lock}'); console.log(acquireLock('data', { command: 'restore' }).kind); process.stdin.resume();`;
    const holder = startProcess(process.execPath, ['--input-type=module', '--eval', script], { cwd });
    await holder.wrote('stdout', 'held\n');
    const [index, asked] = await Promise.all([
      runChuchu(['index', '--corpus', SEEDS], { cwd }),
      runChuchu(['ask', '?', '--corpus', SEEDS], { cwd }),
    ]);
    expect(index).toMatchObject({ exitCode: 1, stdout: '' });
    expect(linesOf(index.stderr)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^data: expected no other process to write here, got \`restore\` \\(process ${holder.pid}, since \\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z\\)$`,
          'u',
        ),
      ),
    ]);
    expect(asked).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('says in one line what is wrong with a data folder that is a file', async () => {
    const cwd = writeFiles(temporaryFolder(), { data: '' });
    expect(await runChuchu(['index', '--corpus', SEEDS], { cwd })).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: "data: expected a folder that this process can write to, got EEXIST: file already exists, mkdir 'data'\n",
    });
  });
});

describe('index, stopped while it works', () => {
  const corpus = largeCorpus(temporaryFolder());

  it.concurrent.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s, leaves the index as it was, and no lock',
    async (signal) => {
      const cwd = writeFiles(temporaryFolder(), { 'data/index.bin': 'not ours' });
      const refused = `${join('data', 'index.bin')}: expected an index file, got another kind of file; it is made anew\n`;
      const index = startChuchu(['index', '--corpus', corpus], { cwd });
      // Comes right before the work that takes seconds.
      await index.wrote('stderr', refused);
      index.kill(signal);
      expect(await index.ended).toEqual({
        exitCode: 1,
        signal: null,
        stdout: '',
        stderr: `${refused}stopped before it was done\n`,
      });
      expect(readFileSync(join(cwd, 'data', 'index.bin'), 'utf8')).toBe('not ours');

      const next = await runChuchu(['index', '--corpus', SEEDS, '--json'], { cwd });
      expect(next).toMatchObject({ exitCode: 0, stderr: refused });
      expect(readIndexJson(next)).toMatchObject({ passages: PASSAGES_OF_SEEDS, reusedPassages: 0 });
      expect(existsSync(join(cwd, 'data', 'index.bin'))).toBe(true);
    },
  );
});
