import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { post, type RunningChuchu, runChuchu, temporaryFolder } from '../cli/run-chuchu.js';
import { countyParagraphs, cropQuestion, makeCorpus } from './corpus.js';
import { complaints, newPerson, quoted, serving, startTelegram, stop } from './telegram.js';

/** What the bot tells of its articles from now on, once it has told so much. */
async function news(
  chuchu: RunningChuchu,
  isEnough: number | ((told: readonly string[]) => boolean),
): Promise<readonly string[]> {
  const told: string[] = [];
  return new Promise((resolve, reject) => {
    let rest = '';
    const read = (text: string) => {
      const lines = `${rest}${text}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const found = /"msg":"articles: (?<what>[^"]*)"/u.exec(line)?.groups?.['what'];
        if (found !== undefined) told.push(found);
      }
      if (typeof isEnough === 'number' ? told.length >= isEnough : isEnough(told)) resolve(told);
    };
    chuchu.stderr.on('data', read);
    void chuchu.ended.then(({ stderr }) => reject(new Error(`expected more news than ${told.join('; ')}\n${stderr}`)));
  });
}

/** How many were new. */
function sum(lines: readonly string[]): number {
  return lines.reduce((total, line) => total + Number(/^(?<count>\d+) new$/u.exec(line)?.groups?.['count'] ?? 0), 0);
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const harbour = (n: number) => `第${n}号灯塔的守塔人说，望海礁的航标每到夜里都会亮起来，渔船靠它认路。`;
const lighthouse = (n: number, days = 0) =>
  post(
    [`title: 望海礁灯塔之${n}`, `date: ${daysAgo(days)}`],
    [harbour(n), `灯塔建于光绪年间，高${n + 20}米，用花岗岩砌成，至今完好。`],
  );

/** Of five passages: five hundred of them are more than the live layer takes. */
const tall = (n: number) =>
  `${lighthouse(n)}${Array.from({ length: 3 }, (_, i) => `<p>第${n}号灯塔的第${i + 1}层有${n + i}级石阶，每一级都是守塔人亲手凿出来的。</p>`).join('\n')}`;

it('an article that arrives can be asked for; its edits, moves and re-crawls are no news, nor is what is old', async () => {
  const api = await startTelegram();
  const corpus = makeCorpus();
  const cwd = temporaryFolder();
  const chuchu = await serving({ api, corpus, cwd });
  const reader = await newPerson(api);
  const file = (name: string) => join(corpus, name);

  let told = news(chuchu, (lines) => lines.includes('1 new'));
  writeFileSync(file('new.html'), lighthouse(1));
  await told;
  expect(quoted(await reader.answerTo('望海礁的航标什么时候亮？'))).toBe(harbour(1));

  told = news(chuchu, 1);
  const navigation = '[返回农民日报新闻](//example.com/category/nongmin.html)｜[返回首页](//example.com/)';
  writeFileSync(
    file('new.html'),
    `${lighthouse(1).replaceAll('，', '， ').replace('---', '---\ntags: 海事')}\n${navigation}\n`,
  );
  expect(await told).toEqual(['1 changed']);

  told = news(chuchu, 1);
  mkdirSync(file('moved'));
  renameSync(file('new.html'), file('moved/other-name.html'));
  expect(await told).toEqual(['1 changed']);

  told = news(chuchu, 1);
  rmSync(file('moved'), { recursive: true });
  expect(await told).toEqual(['1 gone']);
  expect((await reader.answerTo('望海礁的航标什么时候亮？')).text).not.toContain(harbour(1));

  told = news(chuchu, 1);
  writeFileSync(file('back.html'), lighthouse(1));
  expect(await told).toEqual(['1 changed']);
  expect(quoted(await reader.answerTo('望海礁的航标什么时候亮？'))).toBe(harbour(1));

  told = news(chuchu, 1);
  writeFileSync(file('old.html'), lighthouse(2, 30));
  expect(await told).toEqual(['1 added, no news']);

  // While it does not run: the next start tells the same as it would have.
  expect(await stop(chuchu)).toMatchObject({ exitCode: 0 });
  renameSync(file('back.html'), file('renamed.html'));
  writeFileSync(file('third.html'), lighthouse(3));
  rmSync(file('old.html'));
  const again = await serving({ api, corpus, cwd, env: { LOG_LEVEL: 'info' } });
  await again.wrote('stderr', '"msg":"articles: 1 new, 1 changed, 1 gone"');
  await stop(again);
  expect(await complaints(api.control)).toEqual([]);
}, 180_000);

it('a file is read when it is whole, and one that becomes a folder is gone while what is in it comes', async () => {
  const api = await startTelegram();
  const corpus = makeCorpus();
  const chuchu = await serving({ api, corpus });
  const reader = await newPerson(api);
  const file = (name: string) => join(corpus, name);
  const text = lighthouse(4);
  let told = news(chuchu, (lines) => lines.includes('1 new'));
  // In pieces that no reader should see; the last in the same turn as the first.
  for (const [i, piece] of (text.match(/.{1,40}/gsu) ?? []).entries()) {
    if (i === 0) writeFileSync(file('slow.html'), piece);
    else appendFileSync(file('slow.html'), piece);
  }
  await told;
  expect(quoted(await reader.answerTo('望海礁的航标什么时候亮？'))).toBe(harbour(4));

  // In one look or in two.
  told = news(chuchu, (lines) => /1 new/u.test(lines.join()) && /1 gone/u.test(lines.join()));
  rmSync(file('slow.html'));
  mkdirSync(file('slow.html'));
  writeFileSync(file('slow.html/inside.html'), lighthouse(5));
  await told;
  expect(quoted(await reader.answerTo('望海礁的航标什么时候亮？'))).toBe(harbour(5));
  expect(await complaints(api.control)).toEqual([]);
  await stop(chuchu);
}, 180_000);

it('a burst is taken in while questions are answered; killed in the middle of it, the next start finds the rest, and none twice', async () => {
  const api = await startTelegram();
  const corpus = makeCorpus();
  const cwd = temporaryFolder();
  const first = await serving({ api, corpus, cwd, env: { INDEX_PROCESSES: '1' } });
  const reader = await newPerson(api);
  const burst = 500;
  const isAllTold = (lines: readonly string[]) => sum(lines) >= burst;
  const told = news(first, isAllTold);
  for (let n = 0; n < burst; n++) writeFileSync(join(corpus, `burst-${n}.html`), tall(100 + n));
  const all = new AbortController();
  const telling = told.finally(() => all.abort());
  let answers = 0;
  for (; !all.signal.aborted; answers += 1) {
    // oxlint-disable-next-line no-await-in-loop -- a person asks one question after another
    expect(quoted(await reader.answerTo(cropQuestion('金湖')))).toBe(countyParagraphs('金湖')[2]);
  }
  expect(sum(await telling)).toBe(burst);
  expect(answers).toBeGreaterThan(1);

  for (let n = 0; n < burst; n++) writeFileSync(join(corpus, `second-${n}.html`), tall(5_000 + n));
  expect(quoted(await reader.answerTo(cropQuestion('金湖')))).toBe(countyParagraphs('金湖')[2]);
  first.kill('SIGKILL');
  await first.ended;
  const second = await serving({ api, corpus, cwd, env: { INDEX_PROCESSES: '1' } });
  expect(quoted(await reader.answerTo('第5007号灯塔的守塔人说什么？'))).toBe(harbour(5_007));
  await second.wrote('stderr', `articles: ${burst} new`);
  await stop(second);
  const database = new Database(join(cwd, 'data', 'chuchu.sqlite'), { readonly: true });
  const rows = database.prepare('SELECT kind, count(*) AS articles FROM article GROUP BY kind ORDER BY kind').all();
  database.close();
  expect(rows).toEqual([
    { kind: 0, articles: 11 },
    { kind: 1, articles: 2 * burst },
  ]);
  const index = await runChuchu(['index', '--json'], { cwd, env: { CORPUS_DIR: corpus } });
  expect(JSON.parse(index.stdout)).toMatchObject({ articles: 11 + 2 * burst, rejected: [] });
}, 180_000);

it('files that the system tells nothing of are looked at now and then', async () => {
  const api = await startTelegram();
  const corpus = makeCorpus();
  const chuchu = await serving({ api, corpus, env: { CORPUS_POLL_SECONDS: '1' } });
  const told = news(chuchu, (lines) => lines.includes('1 new'));
  writeFileSync(join(corpus, 'polled.html'), lighthouse(6));
  await told;
  const reader = await newPerson(api);
  expect(quoted(await reader.answerTo('望海礁的航标什么时候亮？'))).toBe(harbour(6));
  await stop(chuchu);
}, 180_000);
