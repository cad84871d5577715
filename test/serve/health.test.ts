import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../cli/run-chuchu.js';
import { cropQuestion, makeCorpus } from './corpus.js';
import { preload, shiftedClock } from './preload.js';
import { newPerson, serving, startServe, startTelegram, stop } from './telegram.js';

const corpus = makeCorpus();
const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');

/** A port that was free a moment ago: where nothing has been told yet, it must be known before. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => void server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('expected a port');
  return address.port;
}

async function page(root: string, path: string, method = 'GET') {
  const response = await fetch(`${root}${path}`, { method });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}

const readyOf = async (root: string): Promise<unknown> => {
  const { status, body } = await page(root, '/readyz');
  const report: unknown = JSON.parse(body);
  return { status, report };
};

/** Values by name and labels, of the text format of Prometheus. */
function samplesOf(text: string): Map<string, number> {
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );
}

describe('/healthz, /readyz and /metrics', () => {
  it('say what is there, from the start to a data folder that is gone', async () => {
    const api = await startTelegram();
    const cwd = temporaryFolder();
    const port = await freePort();
    const root = `http://127.0.0.1:${port}`;
    const reader = await newPerson(api);
    const starting = await api.control.fault({ method: 'getMe', hold: true });
    const chuchu = startServe({
      api,
      corpus,
      cwd,
      env: {
        METRICS_LISTEN: String(port),
        FEEDS: 'http://127.0.0.1:9/rss?key=a-feed-key',
        FEED_CONTACT: 'a@example.org',
        FEED_ALLOW_PRIVATE: 'yes',
      },
    });
    await api.control.nextCall({ method: 'getMe' });
    expect(await page(root, '/healthz')).toEqual({ status: 200, type: 'application/json', body: '{"live":true}\n' });
    expect(await readyOf(root)).toEqual({
      status: 503,
      report: { ready: false, checks: { index: false, telegram: false, database: true } },
    });
    expect(samplesOf((await page(root, '/metrics')).body).get('chuchu_articles')).toBe(0);

    await api.control.release({ fault: starting });
    await chuchu.wrote('stderr', 'is waiting for messages');
    await chuchu.wrote('stderr', `health and metrics at ${root}`);
    await chuchu.wrote('stderr', 'tried again at');
    await reader.answerTo(cropQuestion('金湖'));
    await reader.ask('今天天气怎么样？');
    await reader.ask('的');
    // What is looked up about a message, and what is typed in any chat, are questions too; a list of the newest is none.
    const { message } = await reader.say(cropQuestion('青田'));
    await reader.hears();
    await api.control.say({ user: reader.id, text: '/ask', replyTo: message.message_id });
    await reader.hears();
    for (const query of ['', '金湖县', '今天天气怎么样']) {
      // oxlint-disable-next-line no-await-in-loop -- as one person types
      const { queryId } = await api.control.typeInline({ user: reader.id, query });
      // oxlint-disable-next-line no-await-in-loop -- as one person types
      await api.control.inlineAnswer({ queryId });
    }
    // A question is counted once its answer has been read, which is after Telegram has made it.
    const counted = async () => samplesOf((await page(root, '/metrics')).body).get('chuchu_questions_total');
    await expect.poll(counted).toBe(7);
    expect(await readyOf(root)).toEqual({
      status: 200,
      report: { ready: true, checks: { index: true, telegram: true, database: true } },
    });
    const { type, body } = await page(root, '/metrics');
    expect(type).toBe('text/plain; version=0.0.4; charset=utf-8');
    const samples = samplesOf(body);
    const expected = {
      chuchu_questions_total: 7,
      'chuchu_answers_total{kind="quotes"}': 4,
      'chuchu_answers_total{kind="nothing-found"}': 2,
      'chuchu_answers_total{kind="nothing-to-search"}': 1,
      'chuchu_answers_total{kind="failed"}': 0,
      'chuchu_question_seconds_count{phase="queue"}': 7,
      'chuchu_question_seconds_count{phase="search"}': 7,
      'chuchu_question_seconds_count{phase="compose"}': 7,
      'chuchu_question_seconds_count{phase="send"}': 7,
      'chuchu_updates_total{type="inline_query"}': 3,
      'chuchu_alerts{state="owed"}': 0,
      'chuchu_alerts{state="uncertain"}': 0,
      'chuchu_alerts{state="given-up"}': 0,
      chuchu_alert_delay_seconds: 0,
      chuchu_subscriptions: 0,
      chuchu_rejected_files: 0,
      'chuchu_feed_failures{feed="1",host="127.0.0.1:9"}': 1,
      'chuchu_ready{check="database"}': 1,
      'chuchu_ready{check="index"}': 1,
      'chuchu_ready{check="telegram"}': 1,
    };
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, samples.get(name)]))).toEqual(expected);
    expect(samples.get('chuchu_articles')).toBeGreaterThan(0);
    expect(samples.get('chuchu_passages{layer="live"}')).toBeGreaterThan(0);
    expect(samples.get('chuchu_updates_total{type="message"}')).toBeGreaterThanOrEqual(3);
    expect(samples.get('chuchu_telegram_requests_total{method="sendMessage",code="200"}')).toBeGreaterThanOrEqual(3);
    expect(body).not.toMatch(/金湖|a-feed-key/u);
    // A number of seconds may hold the same digits.
    expect(body).not.toMatch(new RegExp(`\\b${reader.id}\\b`, 'u'));
    expectNamesOfReadme(body);

    // The file is gone, though who has it open can write it still.
    rmSync(join(cwd, 'data', 'chuchu.sqlite'));
    expect(await readyOf(root)).toEqual({
      status: 503,
      report: { ready: false, checks: { index: true, telegram: true, database: false } },
    });
    const ended = await stop(chuchu);
    expect(ended).toMatchObject({ exitCode: 0, signal: null });
    expect(ended.stderr).toContain('http://127.0.0.1:9/rss?key=***');
    expect(ended.stderr).not.toContain('a-feed-key');
  });

  it('tell when Telegram has gone silent, and when it talks again', async () => {
    const api = await startTelegram();
    const port = await freePort();
    const root = `http://127.0.0.1:${port}`;
    const clock = shiftedClock('elapsed');
    const env = { METRICS_LISTEN: String(port), ...preload(clock.code) };
    const chuchu = await serving({ api, corpus, env });
    const reader = await newPerson(api);
    const silence = await api.control.fault({ method: 'getUpdates', hold: true, times: null });
    // The poll that Telegram had taken before brings it; the next one hangs.
    await reader.answerTo(cropQuestion('金湖'));
    const ready = (telegram: boolean) => ({
      status: telegram ? 200 : 503,
      report: { ready: telegram, checks: { index: true, telegram, database: true } },
    });
    expect(await readyOf(root)).toEqual(ready(true));
    clock.shift(151);
    await chuchu.wrote('stderr', 'clock shifted by 151 s');
    expect(await readyOf(root)).toEqual(ready(false));
    await reader.say(cropQuestion('青田'));
    await api.control.clearFaults();
    await api.control.release({ fault: silence });
    await reader.hears();
    expect(await readyOf(root)).toEqual(ready(true));
    expect(await stop(chuchu)).toMatchObject({ exitCode: 0 });
  });

  it('answer nothing else, and their address must be free', async () => {
    const api = await startTelegram();
    const port = await freePort();
    const root = `http://127.0.0.1:${port}`;
    const chuchu = startServe({ api, corpus, env: { METRICS_LISTEN: String(port) } });
    await api.control.nextCall({ method: 'getMe' });
    expect(await page(root, '/')).toMatchObject({ status: 404 });
    expect(await page(root, '/metrics', 'POST')).toMatchObject({ status: 405 });
    expect(await page(root, '/healthz', 'HEAD')).toMatchObject({ status: 200, body: '' });
    const second = await startServe({ api, corpus, env: { METRICS_LISTEN: String(port) } }).ended;
    expect(second).toEqual({
      exitCode: 1,
      signal: null,
      stdout: '',
      stderr: `METRICS_LISTEN: expected an address that is free and this machine's own, got 127.0.0.1:${port} (another program listens there)\n`,
    });
    expect(await stop(chuchu)).toMatchObject({ exitCode: 0 });
  });
});

/** What the README's rules and its table speak of is there. */
function expectNamesOfReadme(body: string): void {
  const rules = /```yaml\ngroups:\n(?<rules>.*?)```/su.exec(readme)?.groups?.['rules'] ?? '';
  const named = new Set(rules.match(/\b(?:chuchu|nodejs|process)_[a-z0-9_]+/gu));
  expect(named.size).toBeGreaterThan(6);
  const table: readonly string[] = readme.match(/(?<=`)(?:chuchu|nodejs|process)_[a-z0-9_]+/gu) ?? [];
  expect(table.length).toBeGreaterThan(12);
  const there = new Set(Array.from(samplesOf(body).keys(), (sample) => sample.replace(/\{.*$/u, '')));
  const isThere = (name: string) => there.has(name) || there.has(`${name}_bucket`);
  expect([...named, ...table].filter((name) => !isThere(name))).toEqual([]);
  const shown = [...there]
    .filter((name) => name.startsWith('chuchu_'))
    .map((name) => name.replace(/_(?:bucket|sum|count)$/u, ''));
  expect(shown.filter((name) => !table.includes(name))).toEqual([]);
}
