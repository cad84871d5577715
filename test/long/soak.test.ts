import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../cli/run-chuchu.js';
import { runSoak } from './soak-run.js';

it('a short life among people, news and faults, through a kill and a restart, ends with everything in order', async () => {
  const report = await runSoak({
    top: join(import.meta.dirname, '..', '..'),
    cwd: temporaryFolder(),
    seed: 3,
    seconds: 9,
    killEverySeconds: 4,
    restartEverySeconds: 6,
    perSecond: 15,
    mix: 'all',
    corpusFrom: null,
    startArticles: 20,
    burst: 4,
    mostArticles: 30,
    backUpEverySeconds: 5,
  });
  const judged = report.checks.filter(({ isOfThisMachine }) => !isOfThisMachine);
  expect(judged.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`))).toEqual([]);
  expect(report).toMatchObject({ kills: 1, restarts: 1 });
  const least = { question: 50, tap: 15, quote: 30, story: 20, backup: 1, index: 25 };
  for (const [word, count] of Object.entries(least)) {
    expect(report.checks.find(({ name }) => name.includes(word))?.count).toBeGreaterThanOrEqual(count);
  }
}, 180_000);
