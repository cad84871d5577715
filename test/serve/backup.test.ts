import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../src/storage/migrations.js';
import { linesOf, runChuchu, SEEDS, startChuchu, temporaryFolder, writeFiles } from '../cli/run-chuchu.js';
import { newPerson, sent, serving, startTelegram, stop } from './telegram.js';

describe('a backup of a bot that is running and writing', () => {
  it('is taken beside it, and brings every subscription into an empty folder', async () => {
    const api = await startTelegram();
    const cwd = temporaryFolder();
    const chuchu = await serving({ api, corpus: SEEDS, cwd });
    const reader = await newPerson(api);
    for (const words of ['专精特新', '元宇宙', '小巨人 -广告']) {
      // oxlint-disable-next-line no-await-in-loop -- a chat is answered in order
      sent(await reader.ask(`/subscribe ${words}`));
    }
    // It answers others all the time that the backup takes.
    const others = await Promise.all(Array.from({ length: 8 }, () => newPerson(api)));
    const chatting = new AbortController();
    const chats = others.map(async (other) => {
      let asked = 0;
      for (; !chatting.signal.aborted; asked += 1) {
        // oxlint-disable-next-line no-await-in-loop -- each when the last is answered
        await other.ask('天科合达做什么？');
      }
      return asked;
    });
    const backup = await runChuchu(['backup', 'kept/chuchu.backup', '--json'], {
      cwd: writeFiles(cwd, { 'kept/x': '' }),
    });
    chatting.abort();
    const asked = await Promise.all(chats);
    expect(Math.min(...asked)).toBeGreaterThan(0);
    expect(backup).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(backup.stdout)).toEqual({
      file: 'kept/chuchu.backup',
      schema: migrations.length,
      subscriptions: 3,
      subscribedChats: 1,
      owedAlerts: 0,
      knownArticles: 2,
      bytes: statSync(join(cwd, 'kept/chuchu.backup')).size,
    });
    expect(readdirSync(join(cwd, 'kept')).toSorted()).toEqual(['chuchu.backup', 'x']);
    expect(statSync(join(cwd, 'kept/chuchu.backup')).mode & 0o777).toBe(0o600);
    const list = async () => (await reader.ask('/subscriptions')).message?.text;
    const before = await list();
    expect(before).toContain('元宇宙');

    // A running bot's data is not replaced.
    const busy = await runChuchu(['restore', 'kept/chuchu.backup', '--force'], { cwd });
    expect(busy).toMatchObject({ exitCode: 1, stdout: '' });
    expect(busy.stderr).toMatch(
      /^data: expected no other process to write here, got `serve` \(process \d+, since .+\)\n$/u,
    );
    expect(await stop(chuchu)).toMatchObject({ exitCode: 0 });

    // Another machine: nothing but the backup and the articles.
    const restored = await runChuchu(['restore', 'kept/chuchu.backup', '--data', 'elsewhere'], { cwd });
    expect(restored).toMatchObject({ exitCode: 0, stderr: '' });
    expect(linesOf(restored.stdout)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^elsewhere: 3 subscriptions of 1 chats, 0 alerts owed, 2 articles known, schema ${migrations.length}, \\d+\\.\\d MB$`,
          'u',
        ),
      ),
      'the next start makes the index anew',
    ]);
    const again = await serving({ api, corpus: SEEDS, cwd, env: { DATA_DIR: 'elsewhere' } });
    expect(await list()).toBe(before);
    expect(await stop(again)).toMatchObject({ exitCode: 0 });
  });
});

/** A data folder with a database in it, as its own process would leave it. */
function dataFolder(rows: number): string {
  const cwd = writeFiles(temporaryFolder(), { 'data/keep': '' });
  const database = new Database(join(cwd, 'data', 'chuchu.sqlite'));
  for (const [place, step] of migrations.entries()) {
    database.exec(step);
    database.pragma(`user_version = ${place + 1}`);
  }
  const insert = database.prepare(
    "INSERT INTO subscription (chat_id, topic, text, delivery, created_at) VALUES (?, 'publisher', '科技日报', 'at-once', 0)",
  );
  database.transaction(() => {
    for (let chat = 1; chat <= rows; chat += 1) insert.run(chat);
  })();
  database.close();
  return cwd;
}

const filesIn = (folder: string): string[] => readdirSync(folder).toSorted();

function subscriptionsIn(file: string): unknown {
  const database = new Database(file, { readonly: true });
  const count = database.prepare('SELECT count(*) FROM subscription').pluck().get();
  database.close();
  return count;
}

describe.concurrent('backup', () => {
  it('tells what it holds and what not, and replaces a file only where that is said', async () => {
    const cwd = dataFolder(2);
    const first = await runChuchu(['backup', 'b'], { cwd });
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    expect(linesOf(first.stdout)).toEqual([
      `b: 2 subscriptions of 2 chats, 0 alerts owed, 0 articles known, schema ${migrations.length}, 0.1 MB`,
      'not in it: the articles (back up the corpus folder) and the index (made anew from them)',
    ]);
    const bytes = readFileSync(join(cwd, 'b'));
    expect(await runChuchu(['backup', 'b'], { cwd })).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: 'b: expected no file of that name, got one that is there; --force replaces it\n',
    });
    expect(readFileSync(join(cwd, 'b')).equals(bytes)).toBe(true);
    writeFileSync(join(cwd, 'b'), 'older');
    expect(await runChuchu(['backup', 'b', '--force'], { cwd })).toMatchObject({ exitCode: 0, stderr: '' });
    expect(subscriptionsIn(join(cwd, 'b'))).toBe(2);
    expect(filesIn(cwd)).toEqual(['b', 'data']);
    // Nobody's lock, and no log left.
    expect(filesIn(join(cwd, 'data'))).toEqual(['chuchu.sqlite', 'keep']);
  });

  it.each([
    ['there is no database', 'none', 'b', 'none/chuchu.sqlite: expected a database to back up, got nothing there'],
    [
      'there is no folder for it',
      'data',
      'gone/b',
      /^gone\/b: expected a file in a folder that is there, got no folder \/.+\/gone$/u,
    ],
    ['it is a folder', 'data', 'data', 'data: expected the name of a file, got something there that is none'],
    [
      'it is the database',
      'data',
      'data/chuchu.sqlite',
      'data/chuchu.sqlite: expected a name that the bot itself does not use, got one of its own files',
    ],
    [
      'it is the log of the database',
      'data',
      'data/chuchu.sqlite-wal',
      'data/chuchu.sqlite-wal: expected a name that the bot itself does not use, got one of its own files',
    ],
  ])('refuses where %s', async (_, data, file, message) => {
    const cwd = dataFolder(1);
    const ended = await runChuchu(['backup', file, '--force', '--data', data], { cwd });
    expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
    expect(linesOf(ended.stderr)).toEqual([typeof message === 'string' ? message : expect.stringMatching(message)]);
    expect(subscriptionsIn(join(cwd, 'data', 'chuchu.sqlite'))).toBe(1);
  });

  it('that is stopped leaves nothing', async () => {
    const cwd = dataFolder(200_000);
    const backup = startChuchu(['backup', 'b'], { cwd });
    await expect.poll(() => filesIn(cwd).length, { timeout: 30_000, interval: 1 }).toBeGreaterThan(1);
    backup.kill('SIGTERM');
    expect(await backup.ended).toMatchObject({ exitCode: 1, stdout: '', stderr: 'stopped before it was done\n' });
    expect(filesIn(cwd)).toEqual(['data']);
  });

  it('does not hand on damage', async () => {
    const cwd = dataFolder(5000);
    const file = join(cwd, 'data', 'chuchu.sqlite');
    const bytes = readFileSync(file);
    bytes.fill(0xff, bytes.length / 2, bytes.length - 4096);
    writeFileSync(file, bytes);
    const ended = await runChuchu(['backup', 'b'], { cwd });
    expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
    expect(ended.stderr).toMatch(/: expected an undamaged SQLite database, got /u);
    expect(filesIn(cwd)).toEqual(['data']);
  });
});

describe.concurrent('restore', () => {
  it('replaces a database only where that is said, its log with it, and keeps a copy of neither', async () => {
    const [old, other] = [dataFolder(7), dataFolder(2)];
    const file = join(other, 'b');
    expect(await runChuchu(['backup', 'b'], { cwd: other })).toMatchObject({ exitCode: 0 });
    const refused = await runChuchu(['restore', file], { cwd: old });
    expect(refused).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr:
        'data/chuchu.sqlite: expected no database there yet, got one with 7 subscriptions of 7 chats; --force replaces it\n',
    });
    // As a `kill -9` leaves it: what was committed last stands in the log.
    const killed = new Database(join(old, 'data', 'chuchu.sqlite'));
    killed.pragma('journal_mode = WAL');
    killed.pragma('wal_autocheckpoint = 0');
    killed.exec('DELETE FROM subscription WHERE chat_id > 3');
    const log = readFileSync(join(old, 'data', 'chuchu.sqlite-wal'));
    killed.close();
    writeFiles(old, { 'data/chuchu.sqlite-wal': log, 'data/index.bin': 'of other articles', 'data/index.part': '' });

    const done = await runChuchu(['restore', file, '--force', '--json'], { cwd: old });
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(done.stdout)).toMatchObject({ file, subscriptions: 2, schema: migrations.length });
    expect(filesIn(join(old, 'data'))).toEqual(['chuchu.sqlite', 'keep', 'lock-holder.sqlite', 'lock.sqlite']);
    expect(subscriptionsIn(join(old, 'data', 'chuchu.sqlite'))).toBe(2);
    expect(statSync(join(old, 'data', 'chuchu.sqlite')).mode & 0o777).toBe(0o600);
    expect(subscriptionsIn(file)).toBe(2);
  });

  it('takes a copy of a killed bot with the log beside it', async () => {
    const cwd = dataFolder(3);
    const database = new Database(join(cwd, 'data', 'chuchu.sqlite'));
    database.pragma('journal_mode = WAL');
    database.exec('DELETE FROM subscription WHERE chat_id = 1');
    writeFiles(cwd, {
      'copy/chuchu.sqlite': readFileSync(join(cwd, 'data', 'chuchu.sqlite')),
      'copy/chuchu.sqlite-wal': readFileSync(join(cwd, 'data', 'chuchu.sqlite-wal')),
    });
    database.close();
    const done = await runChuchu(['restore', 'copy/chuchu.sqlite', '--data', 'new'], { cwd });
    expect(done).toMatchObject({ exitCode: 0, stderr: '' });
    expect(subscriptionsIn(join(cwd, 'new', 'chuchu.sqlite'))).toBe(2);
    expect(filesIn(join(cwd, 'copy'))).toEqual(['chuchu.sqlite', 'chuchu.sqlite-wal']);
  });

  it.each([
    ['nothing', undefined, 'b: expected a backup, got nothing there'],
    ['a text', '这不是数据库。'.repeat(100), 'b: expected an undamaged SQLite database, got file is not a database'],
    [
      'an empty file',
      '',
      'b: expected a database that this program made, got that of another program, or an empty one',
    ],
    [
      "another program's",
      'other',
      'b: expected a database that this program made, got that of another program, or an empty one',
    ],
    [
      'a newer version',
      'newer',
      `b: expected a schema of version ${migrations.length} or older, got version ${migrations.length + 1}: a newer version of this program has written it`,
    ],
    ['half a backup', 'half', /^b: expected an undamaged SQLite database, got /u],
  ])('refuses %s, and changes nothing', async (_, content, message) => {
    const cwd = dataFolder(5);
    const file = join(cwd, 'b');
    if (content === 'newer' || content === 'half') {
      await runChuchu(['backup', 'b'], { cwd });
      if (content === 'half') {
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.subarray(0, bytes.length / 2));
      } else {
        const database = new Database(file);
        database.pragma(`user_version = ${migrations.length + 1}`);
        database.close();
      }
    } else if (content === 'other') {
      const database = new Database(file);
      database.exec('CREATE TABLE theirs (a); PRAGMA user_version = 1');
      database.close();
    } else if (content !== undefined) writeFileSync(file, content);
    const ended = await runChuchu(['restore', 'b', '--force'], { cwd });
    expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
    expect(linesOf(ended.stderr)).toEqual([typeof message === 'string' ? message : expect.stringMatching(message)]);
    expect(subscriptionsIn(join(cwd, 'data', 'chuchu.sqlite'))).toBe(5);
    expect(existsSync(join(cwd, 'data', 'chuchu.sqlite.restored'))).toBe(false);
  });
});
