import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, startStage, token } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

const at = (path: string) => `${stage.apiRoot}/bot${token}/${path}`;
const json = async (path: string, init?: RequestInit): Promise<unknown> => (await fetch(at(path), init)).json();

describe('who and what', () => {
  it('knows its tokens and its methods, in any case', async () => {
    expect(await stage.call('getMe')).toMatchObject({ ok: true, result: { id: 7_000_000_001, is_bot: true } });
    expect(await stage.call('GETME')).toMatchObject({ ok: true });
    expect(await stage.call('getMe', {}, '1:wrong')).toEqual({
      ok: false,
      error_code: 401,
      description: 'Unauthorized',
    });
    for (const method of ['sendEverything', 'constructor', '__proto__', 'getMe%20']) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await stage.call(method)).toEqual({ ok: false, error_code: 404, description: 'Not Found' });
    }
    expect(await (await fetch(`${stage.apiRoot}/elsewhere`)).json()).toMatchObject({ error_code: 404 });
    expect(await json('getMe', { method: 'PUT' })).toMatchObject({ error_code: 405 });
  });
});

describe('parameters', () => {
  const sent = { ok: true, result: { text: '你好 & 再见', chat: { id: 42 } } };

  it('come in the address', async () => {
    expect(await json(`sendMessage?chat_id=42&text=${encodeURIComponent('你好 & 再见')}`)).toMatchObject(sent);
  });

  it('come as a form, numbers as text and objects as JSON text', async () => {
    const body = new URLSearchParams({
      chat_id: '42',
      text: '你好 & 再见',
      entities: '[{"type":"bold","offset":"0","length":2}]',
    });
    const answer = await json('sendMessage', { method: 'POST', body });
    expect(answer).toMatchObject({ ...sent, result: { entities: [{ type: 'bold', offset: 0, length: 2 }] } });
  });

  it('come as multipart, and a file with them', async () => {
    const body = new FormData();
    body.set('chat_id', '42');
    body.set('caption', '全部收藏');
    body.set('document', new File(['一\n二'], '收藏 "1".txt', { type: 'text/plain' }));
    expect(await json('sendDocument', { method: 'POST', body })).toMatchObject({
      result: { caption: '全部收藏', document: { file_name: '收藏 "1".txt', mime_type: 'text/plain', file_size: 7 } },
    });
    const outgoing = await stage.control.nextOutgoing({ method: 'sendDocument' });
    expect(outgoing.payload).toMatchObject({ chat_id: '42', document: { file_name: '收藏 "1".txt', file_size: 7 } });
  });

  it('that nobody knows are ignored, malformed bodies are not', async () => {
    expect(await stage.verdict('getMe', { surprise: 1 })).toBe('ok');
    const headers = { 'content-type': 'application/json' };
    expect(await json('sendMessage', { method: 'POST', headers, body: '{' })).toMatchObject({
      error_code: 400,
      description: "Bad Request: can't parse JSON content",
    });
    expect(await json('sendMessage', { method: 'POST', headers, body: '[]' })).toMatchObject({ error_code: 400 });
    const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
    expect(await json('sendMessage', { method: 'POST', headers: multipart, body: 'no' })).toMatchObject({
      error_code: 400,
    });
    expect(await stage.verdict('sendMessage', { chat_id: 42, text: '一', reply_markup: '{' })).toBe(
      "400 Bad Request: can't parse reply keyboard markup JSON object",
    );
  });

  it('over 51 MB are 413', async () => {
    const body = Buffer.alloc(52 * 1024 * 1024, 0x20);
    const headers = { 'content-type': 'application/json' };
    expect(await json('sendMessage', { method: 'POST', headers, body })).toEqual({
      ok: false,
      error_code: 413,
      description: 'Request Entity Too Large',
    });
  });
});

describe('files', () => {
  it('are found by their id and downloaded with the token', async () => {
    const bytes = Buffer.from('[{"text":"一"}]');
    const file = { name: 'export.json', mimeType: 'application/json', base64: bytes.toString('base64') };
    const { message } = await stage.control.post({ user: 42, kind: 'document', caption: '导入', file });
    const { document } = message;
    expect(document).toMatchObject({ file_name: 'export.json', file_size: bytes.byteLength });
    const { result } = await stage.call<{ file_path: string }>('getFile', { file_id: document?.file_id });
    expect(result).toMatchObject({ file_path: expect.stringMatching(/^documents\/file_\d+\.json$/u) });
    const path = result?.file_path;
    const download = await fetch(`${stage.apiRoot}/file/bot${token}/${path}`);
    expect(Buffer.from(await download.arrayBuffer())).toEqual(bytes);
    expect((await fetch(`${stage.apiRoot}/file/bot1:wrong/${path}`)).status).toBe(401);
    expect((await fetch(`${stage.apiRoot}/file/bot${token}/no/such`)).status).toBe(404);
    expect(await stage.verdict('getFile', { file_id: 'x' })).toBe('400 Bad Request: invalid file_id');
    expect(await stage.verdict('getFile')).toBe('400 Bad Request: file_id not specified');
    expect(await stage.verdict('sendDocument', { chat_id: 42, document: document?.file_id })).toBe('ok');
    expect(await stage.verdict('sendDocument', { chat_id: 42 })).toBe(
      '400 Bad Request: there is no document in the request',
    );
  });
});

describe('the controls over HTTP', () => {
  /** `fetch` would not let a page, or a test, choose the Host. */
  const statusWith = (headers: Record<string, string>, path = '/control/state'): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const type = { 'content-type': 'application/json' };
      const sending = request(`${stage.apiRoot}${path}`, { method: 'POST', headers: { ...type, ...headers } });
      sending.on('response', (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sending.on('error', reject);
      sending.end('{}');
    });

  it('are for this machine', async () => {
    const port = new URL(stage.apiRoot).port;
    expect(await statusWith({})).toBe(200);
    expect(await statusWith({ host: `localhost:${port}` })).toBe(200);
    expect(await statusWith({ host: 'evil.example' })).toBe(403);
    expect(await statusWith({ host: `127.0.0.1.evil.example:${port}` })).toBe(403);
    expect(await statusWith({ origin: 'https://evil.example' })).toBe(403);
    expect(await statusWith({ origin: 'null' })).toBe(403);
    expect(await statusWith({ origin: stage.apiRoot })).toBe(200);
    expect(await statusWith({ 'content-type': 'text/plain' })).toBe(405);
  });

  it('are no exception: nothing here is for other machines, by whatever name', async () => {
    for (const path of [`/bot${token}/getMe`, `/file/bot${token}/x`, '/control/events', '/', '/elsewhere']) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await statusWith({ host: 'evil.example' }, path)).toBe(403);
      // oxlint-disable-next-line no-await-in-loop
      expect(await statusWith({ origin: 'https://evil.example' }, path)).toBe(403);
    }
    expect(await statusWith({}, `/bot${token}/getMe`)).toBe(200);
  });
});
