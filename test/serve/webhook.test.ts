import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import { linesOf, type RunningChuchu, temporaryFolder } from '../cli/run-chuchu.js';
import { countyParagraphs, countyQuestion, cropQuestion, makeCorpus } from './corpus.js';
import {
  complaints,
  newPerson,
  quoted,
  type Serve,
  secret,
  sent,
  serving,
  startServe,
  startTelegram,
  stop,
} from './telegram.js';

const corpus = makeCorpus();
const question = cropQuestion('金湖');
const [, , quote] = countyParagraphs('金湖');
const [, otherQuote] = countyParagraphs('青田');

const host = 'bot.example';
const hook = `https://${host}/telegram/hook`;
const webhookSecret = 'a-webhook-secret_0123456789';
const env = { WEBHOOK_URL: hook, WEBHOOK_SECRET: webhookSecret, WEBHOOK_LISTEN: '0' };

interface Hooked {
  readonly chuchu: RunningChuchu;
  /** Where it really listens. */
  readonly root: string;
}

/** `serve` with a webhook, as soon as Telegram finds the way to it. */
async function hooked(serve: Serve & { readonly api: BotApi }): Promise<Hooked> {
  const chuchu = startServe({ ...serve, env: { ...env, ...serve.env } });
  let written = '';
  chuchu.stderr.on('data', (text: string) => {
    written += text;
  });
  await chuchu.wrote('stderr', 'is waiting for messages');
  const address = /by webhook at https:\/\/bot\.example, on (?<address>127\.0\.0\.1:\d+)"/u.exec(written)?.groups?.[
    'address'
  ];
  if (address === undefined) throw new Error(`expected to be told where it listens, got ${written}`);
  const root = `http://${address}`;
  await serve.api.control.routeWebhooks({ host, to: root });
  return { chuchu, root };
}

const info = async ({ apiRoot }: BotApi): Promise<unknown> => {
  const response = await fetch(`${apiRoot}/bot7000000001:${secret}/getWebhookInfo`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is in it is for the test to check
  return ((await response.json()) as { readonly result: unknown }).result;
};

describe('a bot with a webhook', () => {
  it('is registered, answers what is brought, and is taken back when it stops; what comes then waits', async () => {
    const api = await startTelegram();
    const early = await newPerson(api);
    await early.say(question);
    const { chuchu } = await hooked({ api, corpus });
    expect(quoted(sent(await early.hears()))).toBe(quote);
    expect(quoted(await early.answerTo(countyQuestion))).toBe(otherQuote);
    expect(await info(api)).toMatchObject({
      url: hook,
      max_connections: 40,
      allowed_updates: expect.arrayContaining(['message', 'edited_message', 'callback_query', 'my_chat_member']),
    });
    await api.control.idle();
    expect(await api.control.calls({ method: 'getUpdates' })).toEqual([]);
    expect(await complaints(api.control)).toEqual([]);

    const ended = await stop(chuchu);
    expect(ended).toMatchObject({ exitCode: 0, signal: null, stdout: '' });
    expect(ended.stderr).not.toMatch(/"level":(?:40|50)/u);
    expect(ended.stderr).not.toContain(webhookSecret);
    expect(ended.stderr).not.toContain(secret);
    expect(await info(api)).toMatchObject({ url: '' });
    await early.say(question);
    expect(await api.control.pendingUpdates()).toHaveLength(1);
  });

  it('finishes what it was brought when it is told to stop, and is brought nothing further', async () => {
    const api = await startTelegram();
    const cwd = temporaryFolder();
    const { chuchu } = await hooked({ api, corpus, cwd });
    const [reader, late] = [await newPerson(api), await newPerson(api)];
    const hold = await api.control.fault({ method: 'sendMessage', hold: true, times: null });
    await reader.say(question);
    await api.control.nextCall({ method: 'sendMessage' });
    chuchu.kill('SIGTERM');
    await api.control.nextCall({ method: 'deleteWebhook' });
    await late.say(question);
    await api.control.release({ fault: hold });
    expect(await chuchu.ended).toMatchObject({ exitCode: 0, signal: null });
    expect(quoted(sent(await reader.hears()))).toBe(quote);
    expect(await late.messages()).toHaveLength(1);

    // The next start has it, whichever way it asks; and what was answered is not answered again.
    const second = await serving({ api, corpus, cwd });
    expect(quoted(sent(await late.hears()))).toBe(quote);
    await api.control.idle();
    expect(await reader.messages()).toHaveLength(2);
    expect(await stop(second)).toMatchObject({ exitCode: 0 });
  });

  it('killed in mid-answer: the next start answers nothing twice, and all that had not begun', async () => {
    const api = await startTelegram();
    const { control } = api;
    const cwd = temporaryFolder();
    const first = await hooked({ api, corpus, cwd });
    const reader = await newPerson(api);
    const hold = await control.fault({ method: 'sendMessage', hold: true, times: null, dropBefore: true });
    await reader.say(question);
    await reader.say(countyQuestion);
    await control.nextCall({ method: 'sendMessage' });
    first.chuchu.kill('SIGKILL');
    await first.chuchu.ended;
    await control.release({ fault: hold });
    await control.clearFaults();
    expect(await control.pendingUpdates()).toHaveLength(2);

    const second = await hooked({ api, corpus, cwd });
    expect(quoted(sent(await reader.hears()))).toBe(otherQuote);
    await control.idle();
    expect(await reader.messages()).toHaveLength(3);
    expect(await stop(second.chuchu)).toMatchObject({ exitCode: 0 });
  });

  it('is brought no inline query again whose answer Telegram is slow to take', async () => {
    const api = await startTelegram();
    const { control } = api;
    const { chuchu } = await hooked({ api, corpus });
    const { id: user } = await newPerson(api);
    const hold = await control.fault({ method: 'answerInlineQuery', hold: true });
    const { queryId } = await control.typeInline({ user, query: '金湖县' });
    // Before the answer has gone through.
    expect(await control.nextDelivery()).toMatchObject({ answer: { kind: 'status', status: 200 } });
    await control.release({ fault: hold });
    expect((await control.inlineAnswer({ queryId })).choices.length).toBeGreaterThan(0);
    expect(await control.calls({ method: 'answerInlineQuery' })).toHaveLength(1);
    expect(await stop(chuchu)).toMatchObject({ exitCode: 0 });
  });

  it('takes the way from polling and back with no hand work', async () => {
    const api = await startTelegram();
    const cwd = temporaryFolder();
    const reader = await newPerson(api);
    const polling = await serving({ api, corpus, cwd });
    expect(quoted(await reader.answerTo(question))).toBe(quote);
    await stop(polling);
    const { chuchu } = await hooked({ api, corpus, cwd });
    expect(quoted(await reader.answerTo(countyQuestion))).toBe(otherQuote);
    // Not even in order: what was not taken back is removed by who polls.
    chuchu.kill('SIGKILL');
    await chuchu.ended;
    expect(await info(api)).toMatchObject({ url: hook });
    const again = await serving({ api, corpus, cwd });
    expect(await info(api)).toMatchObject({ url: '' });
    expect(quoted(await reader.answerTo(question))).toBe(quote);
    expect(await stop(again)).toMatchObject({ exitCode: 0 });
  });

  it('that Telegram refuses ends in one line', async () => {
    const api = await startTelegram();
    await api.control.fault({
      method: 'setWebhook',
      code: 400,
      description: 'Bad Request: bad webhook: IP address 10.0.0.1 is reserved',
    });
    const ended = await startServe({ api, corpus, env: { ...env, LOG_LEVEL: 'warn' } }).ended;
    expect(ended).toEqual({
      exitCode: 1,
      signal: null,
      stdout: '',
      stderr:
        'Telegram refused the webhook (setWebhook: 400 Bad Request: bad webhook: IP address 10.0.0.1 is reserved): check WEBHOOK_URL\n',
    });
  });

  it('that can listen nowhere ends in one line, and nothing is registered', async () => {
    const api = await startTelegram();
    const taken = new URL(api.apiRoot).host;
    const ended = await startServe({ api, corpus, env: { ...env, LOG_LEVEL: 'warn', WEBHOOK_LISTEN: taken } }).ended;
    expect(ended).toEqual({
      exitCode: 1,
      signal: null,
      stdout: '',
      stderr: `WEBHOOK_LISTEN: expected an address that is free and this machine's own, got ${taken} (another program listens there)\n`,
    });
    expect(await api.control.calls({ method: 'setWebhook' })).toEqual([]);
  });
});

describe('what comes to the webhook', () => {
  let api: BotApi;
  let root: string;
  let chuchu: RunningChuchu;
  beforeAll(async () => {
    api = await startTelegram();
    ({ root, chuchu } = await hooked({ api, corpus }));
  });
  afterAll(() => stop(chuchu));

  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': webhookSecret };
  const update = JSON.stringify({ update_id: 5 });

  it.each([
    ['another path', { path: '/telegram/hook/x' }, 404],
    ['no path', { path: '/' }, 404],
    ['another method', { method: 'GET', body: null }, 405],
    ['no secret', { headers: { 'content-type': 'application/json' } }, 401],
    ['another secret', { headers: { ...headers, 'x-telegram-bot-api-secret-token': `${webhookSecret}x` } }, 401],
    ['another type', { headers: { ...headers, 'content-type': 'text/plain' } }, 415],
    ['no JSON', { body: '{"update_id":' }, 400],
    ['no update', { body: '[1]' }, 400],
    ['an update without a number', { body: '{"update_id":"1"}' }, 400],
    ['too much', { body: `{"update_id":1,"x":"${'x'.repeat(1024 * 1024)}"}` }, 413],
    ['an update of no known kind', { body: update }, 200],
    ['the same again', { body: update }, 200],
    ['a query behind the path', { path: '/telegram/hook?x=1', body: update }, 200],
  ])(
    '%s',
    async (_what, given: {
      path?: string;
      method?: string;
      body?: string | null;
      headers?: Record<string, string>;
    }, status) => {
      const { path = '/telegram/hook', method = 'POST', body = update } = given;
      const response = await fetch(`${root}${path}`, { method, body, headers: given.headers ?? headers });
      expect(response.status).toBe(status);
      expect(response.headers.get('allow')).toBe(status === 405 ? 'POST' : null);
      expect(await response.text()).toBe('');
    },
  );

  it('too much, without saying how much', async () => {
    const status = await new Promise((resolve, reject) => {
      const posting = request(`${root}/telegram/hook`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      posting.on('error', reject);
      posting.write('x'.repeat(1024 * 1024));
      posting.write('x');
    });
    expect(status).toBe(413);
  });

  it('a body that never ends: 408', async () => {
    const status = await new Promise((resolve, reject) => {
      const posting = request(`${root}/telegram/hook`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      posting.on('error', reject);
      posting.write('{');
    });
    expect(status).toBe(408);
  });

  it('hinders nobody, and is told of', async () => {
    const reader = await newPerson(api);
    expect(quoted(await reader.answerTo(question))).toBe(quote);
    // Said once, however often.
    const { exitCode, stderr } = await stop(chuchu);
    expect(exitCode).toBe(0);
    expect(linesOf(stderr).filter((line) => line.includes('do not know its secret'))).toHaveLength(1);
    expect(stderr).not.toContain(webhookSecret);
  });
});
