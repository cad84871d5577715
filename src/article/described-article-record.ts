import { KEY_BYTES, sourceKey } from './identity-keys.js';
import type { DescribedArticle } from './known-article.js';

const HASH_BYTES = 32;
const LENGTH_BYTES = 4;

type Head = Pick<DescribedArticle, 'title' | 'sourceUrl' | 'textLength' | 'said'>;

/** A description as bytes: length of the head, the head as JSON, then the text's hash and those of the passages. */
export function encodeDescribed(described: DescribedArticle): Uint8Array {
  const { title, sourceUrl, textLength, said, fingerprint, passageHashes } = described;
  const head = Buffer.from(JSON.stringify({ title, sourceUrl, textLength, said } satisfies Head), 'utf8');
  const bytes = Buffer.alloc(LENGTH_BYTES + head.length + HASH_BYTES * (1 + passageHashes.length));
  bytes.writeUInt32LE(head.length, 0);
  head.copy(bytes, LENGTH_BYTES);
  for (const [i, hash] of [fingerprint, ...passageHashes].entries()) {
    bytes.write(hash, LENGTH_BYTES + head.length + HASH_BYTES * i, 'hex');
  }
  return bytes;
}

/** The keys (see `identityKeys`) of what {@link encodeDescribed} wrote, without its texts being made. */
export function keysOfDescribed(record: Uint8Array): number[] {
  const bytes = Buffer.from(record.buffer, record.byteOffset, record.byteLength);
  const { head, headEnd } = readHead(bytes);
  const keys = new Set<number>();
  for (let at = headEnd; at < bytes.length; at += HASH_BYTES) keys.add(bytes.readUIntBE(at, KEY_BYTES));
  const source = sourceKey(head);
  if (source !== null) keys.add(source);
  return [...keys];
}

/** What {@link encodeDescribed} wrote, of the article of that id and path. */
export function decodeDescribed(
  record: Uint8Array,
  { id, path }: Pick<DescribedArticle, 'id' | 'path'>,
): DescribedArticle {
  const bytes = Buffer.from(record.buffer, record.byteOffset, record.byteLength);
  const { head, headEnd } = readHead(bytes);
  const hashes: string[] = [];
  for (let at = headEnd; at < bytes.length; at += HASH_BYTES) hashes.push(bytes.toString('hex', at, at + HASH_BYTES));
  const [fingerprint = '', ...passageHashes] = hashes;
  return { id, path, ...head, fingerprint, passageHashes };
}

function readHead(bytes: Buffer): { readonly head: Head; readonly headEnd: number } {
  const headEnd = LENGTH_BYTES + bytes.readUInt32LE(0);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- comes from a file of ours whose checksum was right
  return { head: JSON.parse(bytes.toString('utf8', LENGTH_BYTES, headEnd)) as Head, headEnd };
}
