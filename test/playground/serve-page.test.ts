import { afterAll, beforeAll, expect, it } from 'vitest';
import { servePage } from '../../src/playground/http/serve-page.js';
import { type BotApi, startBotApi } from '../../src/playground/start-bot-api.js';
import { createHandClock } from './hand-clock.js';
import { token } from './stage.js';

const index = { contentType: 'text/html; charset=utf-8', bytes: new TextEncoder().encode('<p>页</p>') };

let api: BotApi;
beforeAll(async () => {
  const otherwise = servePage(new Map([['/', index]]));
  api = await startBotApi({ bots: [{ token }], clock: createHandClock(), otherwise });
});
afterAll(() => api.close());

const get = (path: string, method = 'GET') => fetch(`${api.apiRoot}${path}`, { method });

it('serves the files it has, by their names, and nothing else', async () => {
  const page = await get('/?from=somewhere');
  expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
    200,
    'text/html; charset=utf-8',
    '<p>页</p>',
  ]);
  const head = await get('/', 'HEAD');
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', '']);
  expect((await get('/', 'POST')).status).toBe(405);
  const others = await Promise.all(
    ['/main.js', '/../package.json', '/%2e%2e/package.json', '//'].map((path) => get(path)),
  );
  expect(others.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
});

it('lets a browser run, load and ask nothing but its own files, and make no text into markup', async () => {
  const { headers } = await get('/');
  const policy = new Map(
    (headers.get('content-security-policy') ?? '').split('; ').map((directive): [string, string] => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );
  expect(Object.fromEntries(policy)).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self'",
    'connect-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  });
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});
