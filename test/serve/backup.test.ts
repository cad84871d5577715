import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../src/storage/migrations.js';
import { linesOf, runChuchu, SEEDS, temporaryFolder, writeFiles } from '../cli/run-chuchu.js';
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
