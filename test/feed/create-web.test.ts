import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { createWeb, type WebSettings } from '../../src/feed/create-web.js';
import { readRetryAfter, type Web, type WebRequest, type WebResponse } from '../../src/feed/web-response.js';
import { type FeedServer, startFeedServer } from './feed-server.js';

const NOW_MS = Date.UTC(2022, 0, 25, 3, 0, 0);
const MAX_BYTES = 100_000;

const webs: Web[] = [];
afterAll(async () => {
  await Promise.all(webs.map((web) => web.close()));
});

function webOf(settings: Partial<WebSettings> = {}): Web {
  const web = createWeb({
    allowPrivate: true,
    userAgent: 'Chuchu (+me@example.org)',
    timeoutMs: 20_000,
    now: () => NOW_MS,
    ...settings,
  });
  webs.push(web);
  return web;
}

function get(web: Web, address: string, more: Partial<WebRequest> = {}): Promise<WebResponse> {
  return web.get({ address, accept: '*/*', maxBytes: MAX_BYTES, signal: new AbortController().signal, ...more });
}

const textOf = (response: WebResponse): string =>
  response.kind === 'document' ? new TextDecoder().decode(response.bytes) : JSON.stringify(response);

describe('a document', () => {
  it('comes with what is needed to ask for it again, and is asked for as agreed', async () => {
    const server = await startFeedServer();
    const headers = { etag: '"1"', 'last-modified': 'Tue, 25 Jan 2022 03:00:00 GMT', 'content-type': 'text/xml' };
    server.serve('/a', { headers, body: '甲' });
    const response = await get(webOf(), `${server.origin}/a`, {
      accept: 'text/xml',
      etag: '"0"',
      lastModified: 'yesterday',
    });
    expect(response).toEqual({
      kind: 'document',
      address: `${server.origin}/a`,
      movedTo: null,
      bytes: expect.any(Uint8Array),
      contentType: 'text/xml',
      etag: '"1"',
      lastModified: 'Tue, 25 Jan 2022 03:00:00 GMT',
    });
    expect(textOf(response)).toBe('甲');
    expect(server.requests[0]?.headers).toMatchObject({
      'user-agent': 'Chuchu (+me@example.org)',
      accept: 'text/xml',
      'accept-encoding': 'gzip, deflate, br',
      'if-none-match': '"0"',
      'if-modified-since': 'yesterday',
    });
  });

  it('is asked for without a validator that cannot be sent', async () => {
    const server = await startFeedServer();
    server.serve('/a', { body: 'a' });
    expect(await get(webOf(), `${server.origin}/a`, { etag: '"甲"', lastModified: 'a\r\nb: c' })).toMatchObject({
      kind: 'document',
    });
    expect(server.requests[0]?.headers).not.toHaveProperty('if-none-match');
  });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['identity', (text: string) => Buffer.from(text)],
  ])('is unpacked: %s', async (coding, pack) => {
    const server = await startFeedServer();
    server.serve('/a', { headers: { 'content-encoding': coding }, body: pack('新闻') });
    expect(textOf(await get(webOf(), `${server.origin}/a`))).toBe('新闻');
  });

  it('that has not changed is not sent again', async () => {
    const server = await startFeedServer();
    server.serve('/a', { status: 304 });
    expect(await get(webOf(), `${server.origin}/a`, { etag: '"1"' })).toEqual({ kind: 'not-modified', movedTo: null });
  });
});

describe('redirects', () => {
  const redirect = (status: number, location: string) => ({ status, headers: { location } });

  it('that are permanent are told, up to the first that is not', async () => {
    const server = await startFeedServer();
    const { origin } = server;
    server.serve('/1', redirect(301, '/2'));
    server.serve('/2', redirect(308, `${origin}/3`));
    server.serve('/3', redirect(302, '/4'));
    server.serve('/4', redirect(301, '/5'));
    server.serve('/5', { body: '到' });
    const response = await get(webOf(), `${origin}/1`);
    expect(response).toMatchObject({ address: `${origin}/5`, movedTo: `${origin}/3` });
    expect(await get(webOf(), `${origin}/3`)).toMatchObject({ address: `${origin}/5`, movedTo: null });
  });

  it.each([
    ['in a circle', '/a', 'over 5 redirects'],
    ['to a file', 'file:///etc/passwd', 'a redirect (HTTP 302) to no address of the web'],
    ['to a name with a password', 'http://a:b@example.org/', 'a redirect (HTTP 302) to no address of the web'],
    ['to nowhere', '', 'a redirect (HTTP 302) to no address of the web'],
  ])('%s are given up', async (_, location, got) => {
    const server = await startFeedServer();
    server.serve('/a', redirect(302, location));
    expect(await get(webOf(), `${server.origin}/a`)).toMatchObject({ kind: 'failed', got, isPassing: false });
  });
});

describe('the network this runs in', () => {
  const closed = (got: string) => ({ kind: 'failed', got, status: null, retryAfterMs: null, isPassing: false });

  it('is not reached by an address that is written as one', async () => {
    const server = await startFeedServer();
    const web = webOf({ allowPrivate: false });
    expect(await get(web, `${server.origin}/a`)).toEqual(closed('127.0.0.1, which is no public address'));
    expect(await get(web, `${server.origin.replace('127.0.0.1', '[::ffff:127.0.0.1]')}/a`)).toMatchObject({
      kind: 'failed',
      isPassing: false,
    });
    expect(server.requests).toEqual([]);
  });

  it('is not reached by a name that leads into it', async () => {
    const server = await startFeedServer();
    const port = new URL(server.origin).port;
    const asked: string[] = [];
    const web = webOf({
      allowPrivate: false,
      lookup: (host, _, callback) => {
        asked.push(host);
        callback(null, [{ address: '127.0.0.1', family: 4 }]);
      },
    });
    expect(await get(web, `http://rebind.example.org:${port}/a`)).toEqual(
      closed('127.0.0.1, which is no public address'),
    );
    expect(asked).toEqual(['rebind.example.org']);
    expect(await get(webOf({ allowPrivate: false }), `http://localhost:${port}/a`)).toMatchObject({
      kind: 'failed',
      isPassing: false,
    });
    expect(server.requests).toEqual([]);
  });
});

describe('what is no good', () => {
  async function failing(
    serve: (server: FeedServer) => void,
    settings: Partial<WebSettings> = {},
  ): Promise<WebResponse> {
    const server = await startFeedServer();
    serve(server);
    return get(webOf(settings), `${server.origin}/a`);
  }

  it('10 MB where less is allowed: given up on the way', async () => {
    const body = Buffer.alloc(10 * 1024 * 1024, 'a');
    expect(await failing((server) => server.serve('/a', { body }))).toMatchObject({
      got: 'over 100000 bytes',
      isPassing: false,
    });
  });

  it('a gzip bomb: 200 kB that would be 200 MB', async () => {
    const body = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    expect(body.length).toBeLessThan(250_000);
    expect(
      await failing((server) => server.serve('/a', { headers: { 'content-encoding': 'gzip' }, body })),
    ).toMatchObject({
      got: 'over 100000 bytes',
    });
  });

  const packed = (coding: string, body: string | Uint8Array): Promise<WebResponse> =>
    failing((server) => server.serve('/a', { headers: { 'content-encoding': coding }, body }));

  it.each(['zstd-of-mine', 'gzip, gzip'])('a body packed in a way that is not known: %s', async (coding) => {
    expect(await packed(coding, 'a')).toMatchObject({ got: `a body packed as "${coding}"`, isPassing: false });
  });

  it.each([
    ['is broken', Buffer.from('no gzip at all')],
    ['ends in the middle', gzipSync('新闻'.repeat(999)).subarray(0, -9)],
  ])('gzip that %s', async (_, body) => {
    expect(await packed('gzip', body)).toMatchObject({ kind: 'failed', status: null, isPassing: true });
  });

  it('a body that ends before its length', async () => {
    const response = await failing((server) =>
      server.serve('/a', (_, answer) => {
        answer.writeHead(200, { 'content-length': '1000' });
        answer.write('a', () => answer.destroy());
        return undefined;
      }),
    );
    expect(response).toMatchObject({ kind: 'failed', status: null, isPassing: true });
  });

  it('a server that takes the request and says nothing', async () => {
    expect(await failing((server) => server.serve('/a', () => undefined), { timeoutMs: 50 })).toMatchObject({
      got: 'no whole response within 0.05 s',
      isPassing: true,
    });
  });

  it('a server that begins and does not end', async () => {
    const response = await failing(
      (server) =>
        server.serve('/a', (_, answer) => {
          answer.writeHead(200).write('a');
          return undefined;
        }),
      { timeoutMs: 50 },
    );
    expect(response).toMatchObject({ got: 'no whole response within 0.05 s', isPassing: true });
  });

  it('nobody there', async () => {
    const server = await startFeedServer();
    await server.close();
    expect(await get(webOf(), `${server.origin}/a`)).toMatchObject({
      kind: 'failed',
      got: expect.stringContaining('ECONNREFUSED'),
      isPassing: true,
    });
  });

  it.each([
    [404, {}, { got: 'HTTP 404', status: 404, retryAfterMs: null, isPassing: false }],
    [410, {}, { got: 'HTTP 410', status: 410, retryAfterMs: null, isPassing: false }],
    [429, { 'retry-after': '120' }, { got: 'HTTP 429', status: 429, retryAfterMs: 120_000, isPassing: true }],
    [500, {}, { got: 'HTTP 500', status: 500, retryAfterMs: null, isPassing: true }],
    [
      503,
      { 'retry-after': 'Tue, 25 Jan 2022 04:00:00 GMT' },
      { status: 503, retryAfterMs: 3_600_000, isPassing: true },
    ],
  ])('HTTP %i', async (status, headers, expected) => {
    expect(await failing((server) => server.serve('/a', { status, headers, body: 'why' }))).toMatchObject(expected);
  });

  it('rejects when it is told to stop', async () => {
    const server = await startFeedServer();
    const stop = new AbortController();
    server.serve('/a', () => {
      stop.abort();
      return undefined;
    });
    await expect(get(webOf(), `${server.origin}/a`, { signal: stop.signal })).rejects.toThrow('aborted');
    await expect(get(webOf(), `${server.origin}/a`, { signal: stop.signal })).rejects.toThrow('aborted');
  });
});

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    ['30', 30_000],
    ['Tue, 25 Jan 2022 03:00:10 GMT', 10_000],
    ['Tue, 25 Jan 2022 02:00:00 GMT', 0],
    ['99999999999', 7 * 24 * 3_600_000],
    ['soon', null],
    ['', null],
    ['-5', null],
    [null, null],
  ])('%s', (header, expected) => {
    expect(readRetryAfter(header, NOW_MS)).toBe(expected);
  });
});
