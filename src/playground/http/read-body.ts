import type { IncomingMessage } from 'node:http';
import { Refusal, tooLarge } from '../refusal.js';

/**
 * The whole body of a request.
 *
 * @throws Refusal 413 where it is longer; the rest of it is still read, because a client that is still writing would
 * see a lost connection instead of the answer.
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) continue;
    length += chunk.byteLength;
    if (length <= maxBytes) chunks.push(chunk);
  }
  if (length > maxBytes) throw new Refusal(tooLarge);
  return Buffer.concat(chunks);
}
