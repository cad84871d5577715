import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import { applicationId } from '../../src/storage/served-mark.js';
import { linesOf, runChuchu, SEEDS, startChuchu, temporaryFolder, writeFiles } from '../cli/run-chuchu.js';
import { newPerson, quoted, serving, startServe, startTelegram, stop, token } from './telegram.js';

const question = '天科合达做什么？';

describe('a data folder that remembers nothing', () => {
  const cwd = temporaryFolder();
  let api: BotApi;

  it('is made at the first start, and refused where Telegram knows that the bot has run before', async () => {
    api = await startTelegram();
    const first = await serving({ api, corpus: SEEDS, cwd });
    // Its menu is set beside the first messages.
    const menus = async () => (await api.control.calls({ method: 'setMyCommands' })).map(({ payload }) => payload);
    await expect
      .poll(menus, { timeout: 30_000 })
      .toContainEqual({ scope: { type: 'all_private_chats' }, commands: expect.any(Array) });
    await api.control.idle();
    expect(await stop(first)).toMatchObject({ exitCode: 0 });
    renameSync(join(cwd, 'data'), join(cwd, 'unmounted'));
    // Twice: what the refused start has made in its place must not pass for the bot's own.
    for (let n = 0; n < 2; n += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one start after the other
      expect(await startServe({ api, corpus: SEEDS, cwd }).ended).toEqual({
        exitCode: 1,
        signal: null,
        stdout: '',
        stderr:
          'data: expected what @chuchu_test_bot kept when it ran before (Telegram has its menu), got a new data folder; mount its volume, or name its folder by DATA_DIR; `chuchu restore FILE` brings back a backup; `serve --new-data` begins without any subscription\n',
      });
    }
  });

  it('is not the one that is mounted again, which an earlier version may have left without a mark', async () => {
    const database = new Database(join(cwd, 'unmounted', 'chuchu.sqlite'));
    expect(database.pragma('application_id', { simple: true })).toBe(applicationId);
    database.pragma('application_id = 0');
    database.close();
    const mounted = await serving({ api, corpus: SEEDS, cwd, env: { DATA_DIR: 'unmounted' } });
    expect(await stop(mounted)).toMatchObject({ exitCode: 0 });
  });

  it('is made where somebody has said that the bot begins anew', async () => {
    const env = { BOT_TOKEN: token, CORPUS_DIR: SEEDS, BOT_API_ROOT: api.apiRoot, DATA_DIR: join(cwd, 'new', 'data') };
    const chuchu = startChuchu(['serve', '--new-data'], { cwd, env });
    await chuchu.wrote('stderr', 'is waiting for messages');
    expect(await stop(chuchu)).toMatchObject({ exitCode: 0 });
    expect(existsSync(join(cwd, 'new', 'data', 'chuchu.sqlite'))).toBe(true);
  });
});

describe('a data folder that somebody has named', () => {
  const env = { BOT_TOKEN: token, CORPUS_DIR: SEEDS };

  it('and that is not there stops the start, with what to do, beside all else that is wrong', async () => {
    const cwd = writeFiles(temporaryFolder(), {
      '.env': 'DATA_DIR=/nowhere/data\nCORPUS_DIR=gone\nDICTIONARY=words.txt',
    });
    const ended = await runChuchu(['serve'], { cwd, env: { BOT_TOKEN: token, TIMEZONE: 'Mars' } });
    expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
    expect(linesOf(ended.stderr)).toEqual([
      'environment: expected TIMEZONE to be an IANA time zone such as Asia/Shanghai, got "Mars"',
      '.env:2: expected CORPUS_DIR to be a folder that can be listed, got "gone": nothing there (ENOENT)',
      '.env:3: expected DICTIONARY to be a file that can be read, got "words.txt": nothing there (ENOENT)',
      '.env:1: expected DATA_DIR to be the folder that keeps the subscriptions, got "/nowhere/data": nothing there (ENOENT); mount the volume or make the folder; `serve --new-data` makes it and begins without any subscription',
    ]);
    expect(readdirSync(cwd)).toEqual(['.env']);
  });

  it('and that is a file stops the start', async () => {
    const cwd = writeFiles(temporaryFolder(), { kept: '' });
    expect(await runChuchu(['serve', '--data', 'kept'], { cwd, env })).toMatchObject({
      exitCode: 2,
      stderr:
        '--data: expected DATA_DIR to be a folder that this process can write to, got "kept": no folder (ENOTDIR); name a folder\n',
    });
  });
});

describe('a data folder that can not be written', () => {
  it('stops the start, and names who must own it', async () => {
    const cwd = temporaryFolder();
    const data = join(cwd, 'data');
    mkdirSync(data);
    chmodSync(cwd, 0o755);
    chmodSync(data, 0o555);
    // Root may write everywhere; `nobody` is 65534.
    const user = process.getuid?.() === 0 ? 65_534 : (process.getuid?.() ?? 0);
    const env = { BOT_TOKEN: token, CORPUS_DIR: SEEDS };
    const serve = await runChuchu(['serve'], { cwd, env, user });
    expect(serve).toEqual({
      exitCode: 2,
      signal: null,
      stdout: '',
      stderr: `default: expected DATA_DIR to be a folder that this process can write to, got "data": no permission (EACCES); give it to the user this process runs as (chown -R ${user}), or name another folder\n`,
    });
    const index = await runChuchu(['index'], { cwd, env, user });
    expect(index).toMatchObject({ exitCode: 1, stdout: '' });
    expect(index.stderr).toBe(
      'data: expected a folder that this process can write to, got unable to open database file; give it to the user of this process, mount what should be there, or name another folder\n',
    );
    expect(readdirSync(data)).toEqual([]);
  });
});

describe('a data folder that vanishes under a running bot', () => {
  it.each([
    ['nothing there (ENOENT)', (data: string) => renameSync(data, `${data}-unmounted`)],
    [
      'another file',
      (data: string) => {
        renameSync(data, `${data}-unmounted`);
        writeFiles(data, { 'chuchu.sqlite': '' });
      },
    ],
  ])('ends it, with what to do: %s', async (got, vanish) => {
    const api = await startTelegram();
    const cwd = temporaryFolder();
    const chuchu = await serving({ api, corpus: SEEDS, cwd });
    const reader = await newPerson(api);
    expect(quoted(await reader.answerTo(question))).toContain('天科合达');
    vanish(join(cwd, 'data'));
    const { exitCode, stderr } = await chuchu.ended;
    expect(exitCode).toBe(1);
    expect(linesOf(stderr).at(-1)).toMatch(
      new RegExp(
        `^data: expected the database that this process has open, got ${got.replaceAll(/[()]/gu, '\\$&')}.*: mount the volume, or bring back the folder or a backup \\(\`chuchu restore FILE\`\\), and start again$`,
        'u',
      ),
    );
    const kept = new Database(join(cwd, 'data-unmounted', 'chuchu.sqlite'));
    expect(kept.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(kept.prepare('SELECT question FROM page_state').pluck().all()).toEqual([question]);
    kept.close();
  });
});
