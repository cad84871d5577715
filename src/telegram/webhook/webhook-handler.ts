import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Update } from 'grammy/types';
import type { TakeUpdate } from './take-updates.js';

export interface WebhookHandlerOptions {
  /** The path of the address that Telegram was given, `/` at least. */
  readonly path: string;
  readonly secret: string;
  readonly take: TakeUpdate;
  /** Told of each request that does not know the secret. */
  readonly onStranger: () => void;
}

/** The longest message with all that can hang on it is far shorter. */
export const maxBodyBytes = 1024 * 1024;

/** How long Telegram is asked to wait with what can't be taken now. */
const retryAfterSeconds = 1;

interface Refusal {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const tooLarge: Refusal = { status: 413 };

/**
 * Answers Telegram's requests (Bot API, "setWebhook"); 200 says that an update was taken.
 *
 * Not grammY's `webhookCallback`: it reads bodies of any length, throws on one that is no JSON, knows no paths and methods,
 * and answers when an update is handled or after a fixed time, begun or not.
 *
 * | | |
 * | --- | --- |
 * | another path | 404 |
 * | another method | 405, with `Allow` |
 * | no secret, or another | 401 |
 * | another type than `application/json` | 415 |
 * | over 1 MiB | 413 |
 * | no JSON, or no update | 400 |
 * | can't be taken now | 503, with `Retry-After` |
 */
export function webhookHandler(options: WebhookHandlerOptions): RequestListener {
  const secret = digest(options.secret);
  return (request, response) => {
    const refusal = refusalOf(request, options.path, secret);
    if (refusal === null) {
      takeFrom(request, options.take).then(
        (outcome) => answer(response, outcome),
        // The one who asked is gone, in the middle of the body.
        () => response.destroy(),
      );
      return;
    }
    if (refusal.status === 401) options.onStranger();
    // Node throws away the body, for as long as a request may take: a proxy that is still writing it must get the answer.
    answer(response, refusal);
  };
}

function refusalOf(request: IncomingMessage, path: string, secret: Buffer): Refusal | null {
  const { method, url = '', headers } = request;
  if (url.replace(/[?#].*$/u, '') !== path) return { status: 404 };
  if (method !== 'POST') return { status: 405, headers: { allow: 'POST' } };
  const given = headers['x-telegram-bot-api-secret-token'];
  // Digests are of one length, whatever was given: the time tells nothing.
  if (!timingSafeEqual(digest(typeof given === 'string' ? given : ''), secret)) return { status: 401 };
  if (!/^application\/json\s*(?:;|$)/iu.test(headers['content-type'] ?? '')) return { status: 415 };
  return Number(headers['content-length'] ?? 0) > maxBodyBytes ? tooLarge : null;
}

async function takeFrom(request: IncomingMessage, take: TakeUpdate): Promise<Refusal> {
  const body = await readBody(request);
  if (body === null) return tooLarge;
  const update = readUpdate(body);
  if (update === null) return { status: 400 };
  const taken = await take(update);
  return taken === 'taken' ? { status: 200 } : { status: 503, headers: { 'retry-after': String(retryAfterSeconds) } };
}

/**
 * `null` as soon as it is too long. The rest is thrown away, for as long as a request may take: an end to the connection in
 * the middle would reach whoever is still writing before the answer does.
 */
function readBody(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    request.on('data', (chunk: Uint8Array) => {
      length += chunk.byteLength;
      if (length <= maxBodyBytes) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      resolve(null);
    });
    request.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.once('error', reject);
  });
}

/** What is inside is as well-formed as what polling brings: whoever knows the secret is Telegram. */
function readUpdate(body: string): Update | null {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  const isUpdate =
    typeof value === 'object' && value !== null && 'update_id' in value && Number.isSafeInteger(value.update_id);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return isUpdate ? (value as Update) : null;
}

function answer(response: ServerResponse, { status, headers }: Refusal): void {
  response.writeHead(status, { ...headers, 'content-length': 0 });
  response.end();
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
