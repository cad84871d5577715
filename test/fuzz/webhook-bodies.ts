import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Update } from 'grammy/types';
import { listen } from '../../src/cli/listen.js';
import { createInHand } from '../../src/telegram/connection/in-hand.js';
import { createTakeUpdates } from '../../src/telegram/webhook/take-updates.js';
import { maxBodyBytes, webhookHandler } from '../../src/telegram/webhook/webhook-handler.js';
import { type AnyWebhookRequest, anyWebhookRequest, bytesOfBody } from './any-webhook-request.js';
import type { FuzzTarget } from './fuzz-target.js';
import { statusOf } from './wire-request.js';

const secret = 'a-secret_of_nobody';

export const webhookBodies: FuzzTarget<AnyWebhookRequest> = {
  name: 'webhook',
  runsInTest: 600,
  open: async () => {
    const hook = await openHook();
    return { inputs: anyWebhookRequest, check: (request) => checkRequest(hook, request), close: hook.close };
  },
};

/** The handler on a port of its own, and what it has taken. */
interface Hook {
  readonly port: number;
  readonly taken: Update[];
  readonly close: () => Promise<void>;
}

async function openHook(): Promise<Hook> {
  const taken: Update[] = [];
  const stop = new AbortController();
  const take = createTakeUpdates({
    handle: async (update) => {
      taken.push(update);
    },
    begun: { await: () => () => undefined },
    inHand: createInHand(),
    wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
    stopping: stop.signal,
  });
  const handler = webhookHandler({ path: '/hook', secret, take, onStranger: () => undefined });
  const listening = await listen(handler, { setting: 'WEBHOOK_LISTEN', at: '127.0.0.1:0' });
  return { port: Number(listening.address.split(':').at(-1)), taken, close: () => listening.close() };
}

const healthy: AnyWebhookRequest = {
  method: 'POST',
  target: '/hook',
  secret: 'right',
  contentType: 'application/json',
  body: { kind: 'update', json: '{"update_id":7}' },
  length: 'told',
  writes: 1,
  junk: '',
};

/** The status of the table in `webhook-handler.ts`, an update taken where that is 200, and the next one, too. */
export async function checkRequest(hook: Hook, request: AnyWebhookRequest): Promise<void> {
  hook.taken.length = 0;
  const status = await ask(hook, request);
  const expected = expectedOf(request);
  assert.ok(expected.includes(status), `expected one of ${expected.join(', ')}, got ${status}`);
  const isTaken = status === 200;
  assert.deepEqual(hook.taken, isTaken && 'json' in request.body ? [JSON.parse(request.body.json)] : []);
  assert.equal(await ask(hook, healthy), 200);
}

function ask(hook: Hook, request: AnyWebhookRequest): Promise<number | null> {
  const { writes, length } = request;
  return statusOf(hook.port, bytesOnWire(request), { writes, endsEarly: length === 'too long' });
}

function bytesOnWire(request: AnyWebhookRequest): Buffer {
  const { method, target, contentType, length, junk } = request;
  const body = Buffer.from(bytesOfBody(request.body));
  const secretLine = `X-Telegram-Bot-Api-Secret-Token: ${request.secret === 'wrong' ? 'another' : secret}`;
  const times = { right: 1, wrong: 1, none: 0, twice: 2 }[request.secret];
  const head = [
    `${method} ${target} HTTP/1.1`,
    'Host: bot.example',
    ...Array.from({ length: times }, () => secretLine),
    ...(contentType === null ? [] : [`Content-Type: ${contentType}`]),
    ...lengthLines(length, body.length),
    '',
    '',
  ];
  return Buffer.concat([Buffer.from(junk + head.join('\r\n')), length === 'chunked' ? inChunks(body) : body]);
}

function lengthLines(length: AnyWebhookRequest['length'], bytes: number): string[] {
  if (length === 'none') return [];
  if (length === 'chunked') return ['Transfer-Encoding: chunked'];
  if (length === 'nonsense') return ['Content-Length: 1x'];
  return [`Content-Length: ${length === 'told' ? bytes : length === 'too long' ? bytes + 9 : Math.max(0, bytes - 1)}`];
}

const chunkBytes = 65_536;

function inChunks(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length; at += chunkBytes) {
    const chunk = body.subarray(at, at + chunkBytes);
    chunks.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n'));
  }
  return Buffer.concat([...chunks, Buffer.from('0\r\n\r\n')]);
}

/** What Node itself says to what is no HTTP. */
const notHttp = [400, 431, 505, null];

/** The statuses that are right; `null` is a connection that ends without an answer. */
function expectedOf(request: AnyWebhookRequest): readonly (number | null)[] {
  const { method, target, length, junk } = request;
  if (!/^(?:\r\n)?$/u.test(junk) || length === 'nonsense' || target.length > 16_000) return notHttp;
  if (!/^(?:POST|GET|PUT|DELETE|HEAD|OPTIONS)$/u.test(method)) return notHttp;
  const isWhole = length === 'told' || length === 'chunked';
  // What is over, or missing, is no HTTP, and ends the connection, perhaps before the answer has been read.
  return isWhole ? [expectedStatus(request)] : [expectedStatus(request), 400, 413, null];
}

function expectedStatus({ method, target, secret: given, contentType, body, length }: AnyWebhookRequest): number {
  if (!/^\/hook(?:[?#]|$)/u.test(target)) return 404;
  if (method !== 'POST') return 405;
  if (given !== 'right') return 401;
  if (!/^application\/json(?:;|$)/iu.test(contentType ?? '')) return 415;
  if (length !== 'none' && bytesOfBody(body).length > maxBodyBytes) return 413;
  return body.kind === 'update' && (length === 'told' || length === 'chunked') ? 200 : 400;
}
