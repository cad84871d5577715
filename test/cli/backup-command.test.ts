import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../src/storage/migrations.js';
import { dataFolder, filesIn, subscriptionsIn } from './data-folder.js';
import { linesOf, runChuchu, startChuchu } from './run-chuchu.js';

describe('backup', () => {
  it('tells what it holds and what not, and replaces a file only where that is said', async () => {
    const cwd = dataFolder(2);
    const first = await runChuchu(['backup', 'b'], { cwd });
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    const bytes = readFileSync(join(cwd, 'b'));
    const megabytes = (bytes.length / 1e6).toFixed(1);
    expect(linesOf(first.stdout)).toEqual([
      `b: 2 subscriptions of 2 chats, 0 alerts owed, 0 articles known, schema ${migrations.length}, ${megabytes} MB`,
      'not in it: the articles (back up the corpus folder) and the index (made anew from them)',
    ]);
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
      /^gone\/b: expected a file in a folder that is there, got no folder \/.+\/gone$/mu,
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
    expect(linesOf(ended.stderr)).toHaveLength(1);
    expect(ended.stderr).toMatch(message);
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
