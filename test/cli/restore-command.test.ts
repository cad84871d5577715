import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../src/storage/migrations.js';
import { dataFolder, filesIn, subscriptionsIn } from './data-folder.js';
import { linesOf, runChuchu, writeFiles } from './run-chuchu.js';

describe('restore', () => {
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
    expect(linesOf(ended.stderr)).toHaveLength(1);
    expect(ended.stderr).toMatch(message);
    expect(subscriptionsIn(join(cwd, 'data', 'chuchu.sqlite'))).toBe(5);
    expect(existsSync(join(cwd, 'data', 'chuchu.sqlite.restored'))).toBe(false);
  });
});
