import type { Api } from 'grammy';
import { describeError } from './describe-error.js';
import { requestSignal } from './request-signal.js';

export type Download =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  /** `why` holds no token. */
  | { readonly kind: 'failed'; readonly why: string };

export interface DownloadOptions {
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

const timeoutMs = 30_000;

/**
 * Gets a file that somebody has sent (Bot API, "getFile": `<root>/file/bot<token>/<file_path>`), and stops reading as soon as
 * it is too large, whatever size it was said to have.
 */
export async function downloadFile(api: Api, fileId: string, options: DownloadOptions): Promise<Download> {
  const { token } = api;
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(timeoutMs)]);
  try {
    const { file_path: path } = await api.getFile(fileId, requestSignal(signal));
    // A server of one's own that was started with `--local` gives a path on its disk instead.
    if (path === undefined || path.startsWith('/')) return { kind: 'failed', why: 'expected a path to download from' };
    const root = api.options?.apiRoot ?? 'https://api.telegram.org';
    const response = await fetch(`${root}/file/bot${token}/${encodeURI(path)}`, { signal });
    if (response.ok && response.body !== null) return await readBody(response.body, options.maxBytes);
    await response.body?.cancel();
    return { kind: 'failed', why: `HTTP ${response.status}` };
  } catch (error) {
    return { kind: 'failed', why: describeError(error, token) };
  }
}

async function readBody(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Download> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early ends the download.
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) return { kind: 'too-large' };
    chunks.push(chunk);
  }
  return { kind: 'bytes', bytes: Buffer.concat(chunks) };
}
