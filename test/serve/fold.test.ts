import { rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { post, runChuchu, temporaryFolder, writeFiles } from '../cli/run-chuchu.js';
import { startServe, startTelegram, stop } from './telegram.js';

it('the index is saved while the bot runs, where so much has changed, and the next start has nothing to do', async () => {
  const api = await startTelegram();
  const cwd = temporaryFolder();
  const names = Array.from({ length: 100 }, (_, n) => `posts/${n}.html`);
  const contentOf = (n: number) =>
    post(
      [`title: 第${n}份报告`],
      Array.from({ length: 30 }, (_, i) => `第${n}份报告第${i}条说，第${n * i}个码头开通了航线。`),
    );
  writeFiles(cwd, Object.fromEntries(names.map((name, n) => [name, contentOf(n)])));
  for (const name of names) utimesSync(join(cwd, name), 1_600_000_000, 1_600_000_000);
  const env = { CORPUS_DIR: 'posts' };
  const index = await runChuchu(['index', '--json'], { cwd, env });
  expect(JSON.parse(index.stdout)).toMatchObject({ articles: 100, passages: 3_000 });
  const whole = statSync(join(cwd, 'data', 'index.bin')).size;
  for (const name of names.slice(0, 80)) rmSync(join(cwd, name));

  const serve = startServe({ api, corpus: join(cwd, 'posts'), cwd });
  await serve.wrote('stderr', 'index saved: 600 passages');
  expect((await stop(serve)).exitCode).toBe(0);
  expect(statSync(join(cwd, 'data', 'index.bin')).size).toBeLessThan(whole / 2);

  const again = await runChuchu(['index', '--json'], { cwd, env });
  expect(JSON.parse(again.stdout)).toMatchObject({ filesRead: 0, articles: 20, passages: 600, reusedPassages: 600 });
});
