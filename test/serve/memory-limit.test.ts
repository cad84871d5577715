import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { post, temporaryFolder, writeFiles } from '../cli/run-chuchu.js';
import { countyParagraphs, cropQuestion, makeCorpus } from './corpus.js';
import { alertCounts, errorsIn } from './kept.js';
import { harbour, lighthouse } from './lighthouses.js';
import { createMemoryGroup, whyNoMemoryGroup } from './memory-group.js';
import { preload } from './preload.js';
import { newPerson, quoted, requestTo, sent, serving, startTelegram, stop } from './telegram.js';

/** With these articles it starts with 32 MB, and not with 24. */
const heapMegabytes = 48;

/** Takes more and more memory as soon as the file is there. */
const leak = (now: string): string => `
  import { existsSync, watchFile } from 'node:fs';
  const taken = [];
  watchFile(${JSON.stringify(now)}, { interval: 20, persistent: false }, () => {
    if (existsSync(${JSON.stringify(now)})) for (;;) taken.push(new Array(1000).fill(taken.length));
  });
`;

/** The same outside of V8's heap. */
const bufferLeak = (now: string): string => `
  import { existsSync, watchFile } from 'node:fs';
  const taken = [];
  watchFile(${JSON.stringify(now)}, { interval: 20, persistent: false }, () => {
    if (existsSync(${JSON.stringify(now)})) for (;;) taken.push(Buffer.alloc(1024 * 1024, 1));
  });
`;

/** With these articles it starts with 320, and takes in what comes then with 400; the dictionary alone takes 250. */
const groupMegabytes = 400;

/** Articles that come at once. */
function burst(): Record<string, string> {
  const paragraph = (file: number, n: number) =>
    `第${file}号仓库第${n}天运出货物${file * n + 7}吨，工人们连夜装车，直到天亮才歇下来。`;
  return Object.fromEntries(
    Array.from({ length: 40 }, (_, file): [string, string] => [
      `burst-${file}.html`,
      post(
        [`title: 第${file}号仓库`],
        Array.from({ length: 20 }, (__, n) => paragraph(file, n)),
      ),
    ]),
  );
}

/** Articles that a log tells of as new. */
function newIn(log: string): number {
  return Array.from(log.matchAll(/articles: (\d+) new/gu), ([, count]) => Number(count)).reduce(
    (sum, count) => sum + count,
    0,
  );
}

it('a heap limit near what it needs: it works; at the limit it ends, and the next start goes on', async () => {
  const [api, corpus, cwd] = [await startTelegram(), makeCorpus(), temporaryFolder()];
  const now = join(cwd, 'leak-now');
  const { NODE_OPTIONS: leaking } = preload(leak(now));
  const env = { NODE_OPTIONS: `--max-old-space-size=${heapMegabytes} ${leaking}` };
  const chuchu = await serving({ api, corpus, cwd, env });
  let log = '';
  chuchu.stderr.on('data', (text) => {
    log += String(text);
  });
  await chuchu.wrote('stderr', 'no news');
  const [reader, other] = [await newPerson(api), await newPerson(api)];
  for (const person of [reader, other]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await person.ask('/subscribe 航标');
  }
  writeFiles(corpus, burst());
  // A busy machine may find them in several looks.
  await expect.poll(() => newIn(log), { timeout: 100_000 }).toBe(40);
  expect(quoted(await reader.answerTo('第31号仓库第17天运出货物多少吨？'))).toContain('第31号仓库第17天运出货物534吨');
  expect(quoted(await reader.answerTo(cropQuestion('金湖')))).toBe(countyParagraphs('金湖')[2]);

  // What was sent until now; the next is the alert.
  for (let answers = 0; answers < 3; answers += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await requestTo(api.control, 'sendMessage', reader.id);
  }
  const hold = await api.control.fault({ method: 'sendMessage', chat: reader.id, hold: true });
  writeFileSync(join(corpus, 'one.html'), lighthouse(1));
  expect(quoted(sent(await other.hears()))).toBe(harbour(1));
  await requestTo(api.control, 'sendMessage', reader.id);
  writeFileSync(join(corpus, 'two.html'), lighthouse(2));
  expect(quoted(sent(await other.hears()))).toBe(harbour(2));
  writeFileSync(now, '');
  const { signal, stderr } = await chuchu.ended;
  expect(signal).toBe('SIGABRT');
  expect(stderr).toContain('JavaScript heap out of memory');
  expect(errorsIn(stderr)).toEqual([]);
  writeFileSync(join(corpus, 'three.html'), lighthouse(3));
  await api.control.release({ fault: hold });

  const again = await serving({ api, corpus, cwd });
  // Telegram took the first one after the bot had gone: whether it had, nobody could know.
  for (const n of [1, 2, 3]) {
    // oxlint-disable-next-line no-await-in-loop -- in their order
    expect(quoted(sent(await reader.hears()))).toBe(harbour(n));
  }
  expect(quoted(sent(await other.hears()))).toBe(harbour(3));
  const ended = await stop(again);
  expect(ended.exitCode).toBe(0);
  expect(errorsIn(ended.stderr)).toEqual([
    '1 alerts were being sent when the process ended: they may or may not have arrived, and are not sent again',
  ]);
  expect(alertCounts(join(cwd, 'data'))).toMatchObject({ owed: 0, sending: 0, sent: 5, uncertain: 1 });
}, 180_000);

it('a limit of the kernel near what it needs: it works; beyond it is killed, and the next start goes on', async (context) => {
  if (whyNoMemoryGroup !== null) context.skip(whyNoMemoryGroup);
  const [api, corpus, cwd] = [await startTelegram(), makeCorpus(), temporaryFolder()];
  const now = join(cwd, 'leak-now');
  const group = createMemoryGroup(groupMegabytes);
  const chuchu = await serving({ api, corpus, cwd, env: preload(group.join, bufferLeak(now)) });
  await chuchu.wrote('stderr', 'no news');
  const reader = await newPerson(api);
  await reader.ask('/subscribe 航标');
  writeFiles(corpus, burst());
  expect(quoted(await reader.answerTo(cropQuestion('金湖')))).toBe(countyParagraphs('金湖')[2]);
  writeFileSync(join(corpus, 'one.html'), lighthouse(1));
  expect(quoted(sent(await reader.hears()))).toBe(harbour(1));
  writeFileSync(now, '');
  expect(await chuchu.ended).toMatchObject({ exitCode: null, signal: 'SIGKILL' });
  writeFileSync(join(corpus, 'two.html'), lighthouse(2));

  const again = await serving({ api, corpus, cwd });
  expect(quoted(sent(await reader.hears()))).toBe(harbour(2));
  const ended = await stop(again);
  expect(ended.exitCode).toBe(0);
  expect(errorsIn(ended.stderr)).toEqual([]);
  expect(alertCounts(join(cwd, 'data'))).toMatchObject({ owed: 0, sending: 0, sent: 2, uncertain: 0 });
});
