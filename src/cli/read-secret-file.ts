import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

export type SecretFile =
  | { readonly kind: 'secret'; readonly text: string }
  /** `got` completes "expected … to be a file that holds nothing but the secret, got …"; no part of the content is in it. */
  | { readonly kind: 'refused'; readonly got: string };

/** No secret of a bot comes near; a larger file is another one. */
export const maxSecretFileBytes = 4096;

/**
 * The secret that a file holds, without the line's end that editors and `echo` put behind it. An empty file is refused: a
 * secret that was to be there must not count as not set.
 */
export function readSecretFile(path: string): SecretFile {
  try {
    const bytes = readUpTo(path, maxSecretFileBytes);
    return bytes === null ? refused('no regular file') : secretIn(bytes);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'ENOENT') return refused('nothing there (ENOENT)');
    return refused(error.code === 'EACCES' ? 'one that this user may not read (EACCES)' : String(error.code));
  }
}

function secretIn(bytes: Buffer): SecretFile {
  if (bytes.length > maxSecretFileBytes) return refused(`more than ${maxSecretFileBytes} bytes`);
  let text: string;
  try {
    // Takes a byte order mark away, too.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  } catch {
    return refused('something that is no UTF-8 text');
  }
  if (text === '') return refused('an empty file');
  if (/[\r\n]/u.test(text)) return refused('several lines');
  return { kind: 'secret', text };
}

/** One byte more than `most` where there are more; `null` for a folder, a pipe or a device, which may never end. */
function readUpTo(path: string, most: number): Buffer | null {
  const file = openSync(path, 'r');
  try {
    if (!fstatSync(file).isFile()) return null;
    const bytes = Buffer.alloc(most + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(file, bytes, length, bytes.length - length, null);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

function refused(got: string): SecretFile {
  return { kind: 'refused', got };
}
