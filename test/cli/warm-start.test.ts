import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { post, type RunningChuchu, runChuchu, startChuchu, temporaryFolder, writeFiles } from './run-chuchu.js';

/** Seconds since 1970: files of then are believed by size and time. */
const longAgo = 1_600_000_000;

const postsWritten = 120;
const paragraphsAPost = 25;

const nameOf = (n: number) => `2020-01-01-${n}.md`;
const contentOf = (n: number, year = 2020) =>
  post(
    [`title: 第${n}份报告`, 'date: 2020-01-01 08:00:00'],
    Array.from({ length: paragraphsAPost }, (_, i) => `第${n}份报告第${i}条：${year}年第${n * i}个码头开通了航线。`),
  );

/** Enough passages for helper processes and a frozen layer; one file that is refused, one that is a copy. */
function writeCorpus(folder: string): string {
  writeFiles(folder, {
    ...Object.fromEntries(Array.from({ length: postsWritten }, (_, n) => [nameOf(n), contentOf(n)])),
    'copies/2020-01-01-0.md': contentOf(0),
    'none.md': '没有头',
  });
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) age(join(folder, path));
  return folder;
}

function age(file: string, seconds = longAgo): void {
  utimesSync(file, seconds, seconds);
}

interface Table {
  readonly [field: string]: unknown;
  readonly filesRead: number;
  readonly reusedPassages: number;
}

async function index(cwd: string): Promise<Table> {
  const { stdout, exitCode, stderr } = await runChuchu(['index', '--json'], { cwd, env });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the form is checked in `index-command.test.ts`
  return JSON.parse(stdout) as Table;
}

/** What does not depend on how it was found out. */
function found({ seconds: _seconds, filesRead: _filesRead, reusedPassages: _reusedPassages, ...rest }: Table) {
  return rest;
}

async function firstQuote(cwd: string, question: string): Promise<unknown> {
  const { stdout } = await runChuchu(['ask', '--json', '--limit', '1', question], { cwd, env });
  return JSON.parse(stdout);
}

const env = { CORPUS_DIR: 'posts', INDEX_PROCESSES: '2' };

describe.concurrent('a warm start', () => {
  let cwd = '';
  let cold: Table;

  beforeAll(async () => {
    cwd = temporaryFolder();
    writeCorpus(join(cwd, 'posts'));
    cold = await index(cwd);
  });

  it('reads no file that has not changed, finds what changed, and forgets what is gone', async () => {
    const posts = join(cwd, 'posts');
    expect(cold).toMatchObject({
      files: postsWritten + 2,
      filesRead: postsWritten + 2,
      articles: postsWritten,
      passages: postsWritten * paragraphsAPost,
      reusedPassages: 0,
      duplicates: [{ file: 'copies/2020-01-01-0.md', of: '2020-01-01-0' }],
      rejected: [{ file: 'none.md' }],
    });
    // Other bytes, of the same size and time: whoever opened it would see them.
    writeFileSync(join(posts, nameOf(7)), contentOf(7, 1999));
    age(join(posts, nameOf(7)));
    const warm = await index(cwd);
    expect(warm).toMatchObject({ filesRead: 0, reusedPassages: cold.passages });
    expect(found(warm)).toEqual(found(cold));

    writeFileSync(join(posts, nameOf(8)), post(['title: 新题'], ['藏羚羊每年夏天到卓乃湖边产崽。']));
    rmSync(join(posts, nameOf(9)));
    const file = join(cwd, 'data', 'index.bin');
    const before = readFileSync(file);
    expect(await firstQuote(cwd, '藏羚羊在哪产崽')).toMatchObject({
      quotes: [{ passageId: '2020-01-01-8#0', title: '新题', text: '藏羚羊每年夏天到卓乃湖边产崽。' }],
    });
    // Who only asks writes nothing.
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(join(cwd, 'data', 'index.part'))).toBe(false);

    const passages = (postsWritten - 2) * paragraphsAPost + 1;
    expect(await index(cwd)).toMatchObject({
      filesRead: 1,
      articles: postsWritten - 1,
      passages,
      reusedPassages: passages - 1,
    });
    expect(await firstQuote(cwd, '第9份报告第3条')).not.toMatchObject({ quotes: [{ articleId: '2020-01-01-9' }] });
    expect(await index(cwd)).toMatchObject({ reusedPassages: passages });
  });
});

describe.concurrent('other settings', () => {
  it.each([
    ['another time zone', { TIMEZONE: 'Asia/Tokyo' }],
    ['an address of the site', { SITE_URL: 'https://example.org' }],
    ['more words', { DICTIONARY: 'words.txt' }],
  ])('%s: everything is read anew', async (_, more) => {
    const cwd = temporaryFolder();
    writeFiles(cwd, { [`posts/${nameOf(1)}`]: contentOf(1), 'words.txt': '航线图\n' });
    age(join(cwd, 'posts', nameOf(1)));
    await index(cwd);
    const { stdout, exitCode, stderr } = await runChuchu(['index', '--json'], { cwd, env: { ...env, ...more } });
    const file = join('data', 'index.bin');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: `${file}: expected one made by the rules and settings of now, got one made by others; it is made anew\n`,
    });
    expect(JSON.parse(stdout)).toMatchObject({ filesRead: 1, reusedPassages: 0 });
  });

  it('another corpus: each file is compared by its bytes', async () => {
    const cwd = temporaryFolder();
    for (const folder of ['posts', 'copy']) {
      writeFiles(cwd, { [`${folder}/${nameOf(1)}`]: contentOf(1), [`${folder}/${nameOf(2)}`]: contentOf(2) });
    }
    // As long as it was.
    writeFiles(cwd, { [`copy/${nameOf(2)}`]: contentOf(2, 1999) });
    for (const path of readdirSync(cwd, { recursive: true, encoding: 'utf8' })) age(join(cwd, path));
    await index(cwd);
    const copy = await runChuchu(['index', '--json'], { cwd, env: { CORPUS_DIR: 'copy' } });
    expect(JSON.parse(copy.stdout)).toMatchObject({ filesRead: 1, reusedPassages: paragraphsAPost });
  });
});

/** Calls back when a file has so many bytes. */
function onceLongerThan(folder: string, name: string, bytes: number, callback: () => void): void {
  const watcher = watch(folder);
  const look = () => {
    if (!existsSync(join(folder, name)) || statSync(join(folder, name)).size < bytes) return;
    watcher.close();
    callback();
  };
  watcher.on('change', look);
  onTestFinished(() => watcher.close());
  look();
}

describe('an index run', () => {
  let cold: Table;
  let corpus = '';
  let workBytes = 0;

  beforeAll(async () => {
    const cwd = temporaryFolder();
    corpus = writeCorpus(join(cwd, 'posts'));
    // What the work of a whole run comes to, about: the index holds it all.
    cold = await index(cwd);
    workBytes = statSync(join(cwd, 'data', 'index.bin')).size;
  });

  const start = (cwd: string): RunningChuchu => startChuchu(['index', '--json', '--corpus', corpus], { cwd, env });
  const finish = async (cwd: string): Promise<Table> => {
    const { stdout, exitCode, stderr } = await start(cwd).ended;
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- likewise
    return JSON.parse(stdout) as Table;
  };

  it.each([
    ['SIGTERM', 0.1],
    ['SIGINT', 0.8],
    ['SIGKILL', 0.1],
    ['SIGKILL', 0.4],
    ['SIGKILL', 0.8],
  ] as const)(
    'ended by %s when %d of the work is kept, and begun again, gives what one run gives',
    async (signal, part) => {
      const cwd = writeFiles(temporaryFolder(), { 'data/nothing': '' });
      const run = start(cwd);
      onceLongerThan(join(cwd, 'data'), 'index.part', part * workBytes, () => run.kill(signal));
      const told =
        signal === 'SIGKILL' ? { signal, stderr: '' } : { exitCode: 1, stderr: 'stopped before it was done\n' };
      expect(await run.ended).toMatchObject({ stdout: '', ...told });
      expect(existsSync(join(cwd, 'data', 'index.bin'))).toBe(false);
      const again = await finish(cwd);
      expect(found(again)).toEqual(found(cold));
      expect(again.filesRead).toBeLessThan(cold.filesRead);
      expect(existsSync(join(cwd, 'data', 'index.part'))).toBe(false);
    },
  );

  it('killed while it saves, and begun again, gives what one run gives', async () => {
    const cwd = writeFiles(temporaryFolder(), { 'data/nothing': '' });
    const run = start(cwd);
    onceLongerThan(join(cwd, 'data'), 'index.bin.tmp', 0, () => run.kill('SIGKILL'));
    await run.ended;
    // Unless it was quick enough to have saved everything.
    expect(existsSync(join(cwd, 'data', 'index.bin.tmp'))).not.toBe(existsSync(join(cwd, 'data', 'index.bin')));
    const again = await finish(cwd);
    expect(found(again)).toEqual(found(cold));
    expect(again.filesRead).toBe(0);
    expect(readdirSync(join(cwd, 'data')).filter((name) => name.startsWith('index'))).toEqual(['index.bin']);
  });

  it.runIf(existsSync('/proc/self/task'))('goes on when a helper process is killed, and tells of it', async () => {
    const cwd = writeFiles(temporaryFolder(), { 'data/nothing': '' });
    const run = startChuchu(['index', '--json', '--corpus', corpus], { cwd, env: { INDEX_PROCESSES: '1' } });
    onceLongerThan(join(cwd, 'data'), 'index.part', 1, () => {
      const [helper] = readFileSync(`/proc/${run.pid}/task/${run.pid}/children`, 'utf8').split(' ');
      process.kill(Number(helper), 'SIGKILL');
    });
    const { stdout, exitCode, stderr } = await run.ended;
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(
      /^helper process: expected .+ and \d+ more to be (?:read|cut into words), got its end \(SIGKILL\); another one tries\n$/u,
    );
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- likewise
    expect(found(JSON.parse(stdout) as Table)).toEqual(found(cold));
  });
});
