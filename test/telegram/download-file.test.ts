import { Api } from 'grammy';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Download, downloadFile } from '../../src/telegram/connection/download-file.js';
import { type Stage, startStage, token } from '../playground/stage.js';

const secret = token.slice(token.indexOf(':') + 1);
const never = new AbortController().signal;
let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

/** Sends a file to the bot; its id. */
async function sendFile(bytes: Uint8Array): Promise<string> {
  const { id: user } = await stage.control.addUser({});
  const file = { name: '文章.md', base64: Buffer.from(bytes).toString('base64') };
  const { message } = await stage.control.post({ user, kind: 'document', file });
  return message.document?.file_id ?? '';
}

const download = (fileId: string, maxBytes = 10, signal = never, apiRoot = stage.apiRoot): Promise<Download> =>
  downloadFile(new Api(token, { apiRoot }), fileId, { maxBytes, signal });

it('gets a file as it was sent, of the largest size allowed', async () => {
  const bytes = Uint8Array.from([0, 255, 10, 13, 228, 184, 173, 1, 2, 3]);
  const got = await download(await sendFile(bytes));
  expect(got).toEqual({ kind: 'bytes', bytes: Buffer.from(bytes) });
});

it('gives up what is larger, and whatever fails, without a word of the token', async () => {
  const fileId = await sendFile(new Uint8Array(11));
  expect(await download(fileId)).toEqual({ kind: 'too-large' });
  const failed = [
    await download('nobody'),
    await download(fileId, 10, AbortSignal.abort()),
    await download(fileId, 10, never, 'http://127.0.0.1:1'),
  ];
  expect(failed).toEqual([
    { kind: 'failed', why: 'getFile: 400 Bad Request: invalid file_id' },
    { kind: 'failed', why: expect.any(String) },
    { kind: 'failed', why: expect.any(String) },
  ]);
  expect(JSON.stringify(failed)).not.toContain(secret);
});
