import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleText } from '../../src/article/article.js';
import { readArticle } from '../../src/article/read-article.js';
import { createControl } from '../../src/playground/control/control-client.js';
import { you } from '../../src/playground/you.js';
import { quoted, serving, startTelegram, stop } from '../serve/telegram.js';
import { post, type RunningChuchu, runChuchu, SEEDS, startChuchu, temporaryFolder, writeFiles } from './run-chuchu.js';

const QUESTION = '天科合达做什么？';

interface Started {
  readonly chuchu: RunningChuchu;
  readonly address: string;
}

async function startPlayground(cwd: string, env: Readonly<Record<string, string>> = {}): Promise<Started> {
  const chuchu = startChuchu(['serve'], { cwd, env: { PORT: '0', CORPUS_DIR: SEEDS, ...env } });
  let output = '';
  chuchu.stdout.on('data', (text: string) => {
    output += text;
  });
  await chuchu.wrote('stdout', '\n');
  expect(output).toMatch(
    /^出处 playground \(this is not Telegram; nothing leaves this machine\): http:\/\/127\.0\.0\.1:\d+\n$/u,
  );
  return { chuchu, address: /http:\S+/u.exec(output)?.[0] ?? '' };
}

/** What the bot answers somebody who asks it by way of the playground. */
async function ask(address: string, text: string) {
  const control = createControl(address);
  await control.say({ user: you, text });
  return control.nextOutgoing({ kind: 'send', chat: you });
}

/** Whether a process lives; one that has ended and that nobody has asked after yet (`Z`) does not. */
const isRunning = (pid: number): boolean =>
  existsSync(`/proc/${pid}`) && !/\) Z/u.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

/** The processes that a process has started. */
function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

describe('serve without a token', () => {
  it('is the bot itself in a process of its own, on a copy of the articles', async () => {
    const cwd = temporaryFolder();
    const before = readdirSync(SEEDS).map((name) => [name, statSync(join(SEEDS, name)).mtimeMs]);
    const { chuchu, address } = await startPlayground(cwd);
    const [bot = 0] = childrenOf(chuchu.pid);
    const command = readFileSync(`/proc/${bot}/cmdline`, 'utf8').split('\0');
    expect(command.slice(-4, -1)).toEqual([expect.stringMatching(/main\.js$/u), 'serve', '--new-data']);

    const { message } = await ask(address, QUESTION);
    if (message === null) throw new Error('expected an answer');
    expect(quoted(message)).toContain('天科合达');
    const page = await fetch(address);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toContain('/main.js');

    chuchu.kill('SIGTERM');
    expect(await chuchu.ended).toMatchObject({ exitCode: 0, signal: null });
    expect(isRunning(bot)).toBe(false);
    expect(readdirSync(join(cwd, 'data', 'playground', 'corpus')).toSorted()).toEqual(readdirSync(SEEDS).toSorted());
    expect(readdirSync(SEEDS).map((name) => [name, statSync(join(SEEDS, name)).mtimeMs])).toEqual(before);
    expect(readdirSync(join(cwd, 'data'))).toEqual(['playground']);
  });

  it('begins anew each time, with what changed in the folder meanwhile', async () => {
    const cwd = temporaryFolder();
    const corpus = writeFiles(temporaryFolder(), {
      'a.html': post(['title: 甲'], ['梅子黄时日日晴，小溪泛尽却山行。']),
      'deep/b.html': post(['title: 乙'], ['黄梅时节家家雨，青草池塘处处蛙。']),
    });
    const first = await startPlayground(cwd, { CORPUS_DIR: corpus });
    await ask(first.address, '小溪泛尽却山行');
    await stop(first.chuchu);

    const copy = join(cwd, 'data', 'playground', 'corpus');
    const untouched = statSync(join(copy, 'deep', 'b.html'));
    writeFiles(corpus, { 'a.html': post(['title: 甲'], ['接天莲叶无穷碧，映日荷花别样红。']) });
    writeFiles(copy, { 'left-behind.html': post(['title: 丙'], ['不该还在这里的文章。']) });
    const second = await startPlayground(cwd, { CORPUS_DIR: corpus });
    expect(readdirSync(copy).toSorted()).toEqual(['a.html', 'deep']);
    expect(statSync(join(copy, 'deep', 'b.html')).ino).toBe(untouched.ino);
    const control = createControl(second.address);
    expect((await control.messages({ chat: you })).length).toBe(0);
    // Its first update is none that the bot remembers.
    const { message } = await ask(second.address, '接天莲叶无穷碧');
    expect(message?.text).toContain('映日荷花别样红');
    await stop(second.chuchu);
  });

  it('publishes articles into its copy, by names of its own, and nobody else can', async () => {
    const cwd = temporaryFolder();
    const { chuchu, address } = await startPlayground(cwd);
    const control = createControl(address);
    const article = {
      title: '../../<灯塔>: "甲"',
      publisher: '',
      body: '望海礁的航标每到夜里都会亮起来。\n---\n<p>渔船靠它认路。',
    };
    expect(await control.publishArticle(article)).toEqual({ known: false });
    expect(await control.publishArticle(article)).toEqual({ known: true });
    const added = join(cwd, 'data', 'playground', 'corpus', 'added');
    const [name = ''] = readdirSync(added);
    expect(name).toMatch(/^\d{4}-\d{2}-\d{2}-[0-9a-f]{24}\.html$/u);
    const result = readArticle({ path: name, bytes: readFileSync(join(added, name)) });
    if (result.kind !== 'article') throw new Error(`expected an article, got ${result.kind}`);
    expect(result.article).toMatchObject({ title: article.title, publisher: null, sourceUrl: null });
    expect(articleText(result.article)).toBe(article.body);

    const draft = { title: '题', publisher: '报', body: '正文' };
    const refused = [
      [{ ...draft, title: ' ' }, 'title: expected 1 to 200 UTF-16 units, got 0'],
      [{ ...draft, publisher: '报'.repeat(41) }, 'publisher: expected 0 to 40 UTF-16 units, got 41'],
      [{ ...draft, body: '字'.repeat(100_001) }, 'body: expected 1 to 100000 UTF-16 units, got 100001'],
    ] as const;
    for (const [bad, why] of refused) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expect(control.publishArticle(bad)).rejects.toThrow(why);
    }
    // A page of the web that reaches for it.
    const foreign = await fetch(`${address}/control/publishArticle`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://evil.example' },
      body: JSON.stringify(draft),
    });
    expect(foreign.status).toBe(403);
    expect(readdirSync(added)).toEqual([name]);
    await stop(chuchu);
  });

  it('a bot that is killed is started again, and knows what it knew', async () => {
    const { chuchu, address } = await startPlayground(temporaryFolder());
    const control = createControl(address);
    const { message } = await ask(address, '小微企业用电量');
    await control.stopBot({ atOnce: true });
    expect(await control.botProcess()).toEqual({ running: false });
    await control.startBot();
    await control.polling();
    const tapped = await control.tap({ user: you, messageId: message?.message_id ?? 0, button: '全文' });
    if (tapped.kind !== 'callback') throw new Error('expected a button that asks the bot');
    expect(await control.callbackAnswer({ queryId: tapped.queryId })).toMatchObject({ text: '', alert: false });
    await stop(chuchu);
  });

  it('a bot that ends by itself is told of, and the page stays', async () => {
    const { chuchu, address } = await startPlayground(temporaryFolder());
    const [bot = 0] = childrenOf(chuchu.pid);
    process.kill(bot, 'SIGKILL');
    await chuchu.wrote('stderr', 'the bot has ended (SIGKILL); the page can start it again');
    expect(await createControl(address).botProcess()).toEqual({ running: false });
    expect(await stop(chuchu)).toMatchObject({ exitCode: 0 });
  });

  it('leaves no bot behind, not even after a kill -9', async () => {
    const { chuchu } = await startPlayground(temporaryFolder());
    const [bot = 0] = childrenOf(chuchu.pid);
    chuchu.kill('SIGKILL');
    // Its standard error is ours: it is closed when the last process that has it is gone.
    expect(await chuchu.ended).toMatchObject({ signal: 'SIGKILL' });
    expect(isRunning(bot)).toBe(false);
  });

  it('a copy of what holds the data folder leaves the data folder out', async () => {
    const cwd = writeFiles(temporaryFolder(), { 'a.html': post(['title: 甲'], ['梅子黄时日日晴，小溪泛尽却山行。']) });
    const first = await startPlayground(cwd, { CORPUS_DIR: cwd });
    await stop(first.chuchu);
    const second = await startPlayground(cwd, { CORPUS_DIR: cwd });
    await stop(second.chuchu);
    expect(readdirSync(join(cwd, 'data', 'playground', 'corpus'))).toEqual(['a.html']);
  });

  it('a file that changes its time alone is copied with it', async () => {
    const cwd = temporaryFolder();
    const corpus = writeFiles(temporaryFolder(), { 'a.html': post(['title: 甲'], ['梅子黄时日日晴。']) });
    await stop((await startPlayground(cwd, { CORPUS_DIR: corpus })).chuchu);
    utimesSync(join(corpus, 'a.html'), 1_600_000_000, 1_600_000_000);
    await stop((await startPlayground(cwd, { CORPUS_DIR: corpus })).chuchu);
    expect(statSync(join(cwd, 'data', 'playground', 'corpus', 'a.html')).mtimeMs).toBe(1_600_000_000_000);
  });
});

describe.concurrent('serve without a token, refused', () => {
  it('says in one line that the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
    const { port } = other.address() as AddressInfo;
    const ended = await runChuchu(['serve'], {
      cwd: temporaryFolder(),
      env: { PORT: String(port), CORPUS_DIR: SEEDS },
    });
    expect(ended).toEqual({
      exitCode: 1,
      signal: null,
      stdout: '',
      stderr: `port ${port}: expected it to be free, got another program that listens there; PORT=${port + 1} chooses another\n`,
    });
    await new Promise((resolve) => other.close(resolve));
  });

  it('says in one line which folder is missing', async () => {
    const ended = await runChuchu(['serve', '--corpus', 'nowhere'], { cwd: temporaryFolder(), env: { PORT: '0' } });
    expect(ended).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr:
        '--corpus: expected CORPUS_DIR to be a folder that can be listed, got "nowhere": nothing there (ENOENT)\n',
    });
  });

  it('ends with the bot that can not start', async () => {
    const env = { PORT: '0', CORPUS_DIR: SEEDS, DICTIONARY: 'words.txt' };
    const cwd = writeFiles(temporaryFolder(), { 'words.txt': Uint8Array.of(0xff, 0xfe) });
    const ended = await runChuchu(['serve'], { cwd, env });
    expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
    expect(ended.stderr).toContain('words.txt');
  });

  it.each(['80a', '65536', '-1'])('PORT=%s is no port', async (port) => {
    const ended = await runChuchu(['serve'], { cwd: temporaryFolder(), env: { PORT: port, CORPUS_DIR: SEEDS } });
    expect(ended).toMatchObject({
      exitCode: 2,
      stderr: `environment: expected PORT to be a whole number from 0 to 65535, got "${port}"\n`,
    });
  });
});

describe('what is loaded', () => {
  /** The program's own files that a process has run, as V8 tells them when it ends. */
  const filesOf = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/"url":"file:[^"]*\/dist\/([^"]+)"/gu)].map(
        ([, file = '']) => file,
      ),
    );
  const playgroundFiles = (folder: string) => filesOf(folder).filter((file) => file.startsWith('playground/'));

  it('with a token, nothing of the playground', async () => {
    const folder = temporaryFolder();
    const chuchu = await serving({ api: await startTelegram(), corpus: SEEDS, env: { NODE_V8_COVERAGE: folder } });
    await stop(chuchu);
    expect(filesOf(folder)).toContain('main.js');
    expect(playgroundFiles(folder)).toEqual([]);
  });

  it('without one, the playground in the one process, and none of it in the bot', async () => {
    const folder = temporaryFolder();
    const { chuchu } = await startPlayground(temporaryFolder(), { NODE_V8_COVERAGE: folder });
    await stop(chuchu);
    const [ours, others] = readdirSync(folder)
      .map((name) => {
        const alone = temporaryFolder();
        writeFileSync(join(alone, name), readFileSync(join(folder, name)));
        return playgroundFiles(alone).length;
      })
      .toSorted((a, b) => b - a);
    expect(ours).toBeGreaterThan(10);
    expect(others).toBe(0);
  });
});
