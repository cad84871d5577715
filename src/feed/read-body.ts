import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createUnzip } from 'node:zlib';

/** A body larger than it may be, or in a coding that is not known. */
export class BodyError extends Error {
  override readonly name = 'BodyError';
}

/** What {@link readBody} takes apart, as a request says it. */
export const ACCEPTED_CODINGS = 'gzip, deflate, br';

/**
 * The bytes of a response, decompressed. They are counted as they come, so that a small body which unpacks to gigabytes is
 * given up at `maxBytes`.
 *
 * @param coding The header `Content-Encoding`; one coding, for nobody packs twice but to hide something.
 * @throws {BodyError} where it is over `maxBytes`, or packed in another way; and what the stream fails with.
 */
export async function readBody(body: Readable, coding: string | null, maxBytes: number): Promise<Uint8Array> {
  // Whatever goes wrong comes out of the loop; a body that is given up before it has nobody else to tell.
  body.on('error', () => {});
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop destroys the stream, and `pipeline` what is behind it.
  for await (const chunk of unpacked(body, coding)) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('expected the body as bytes');
    bytes += chunk.length;
    if (bytes > maxBytes) throw new BodyError(`over ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function unpacked(body: Readable, coding: string | null): Readable {
  const name = coding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity') return body;
  const unpacker =
    name === 'br' ? createBrotliDecompress() : /^(?:x-)?gzip$|^deflate$/u.test(name) ? createUnzip() : null;
  if (unpacker === null) {
    body.destroy();
    throw new BodyError(`a body packed as ${JSON.stringify(name)}`);
  }
  // An error of either end destroys the other; the loop meets it.
  return pipeline(body, unpacker, () => {});
}
