import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/** A file of the page, as it is sent. */
export interface PageFile {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/**
 * Nothing but this server's own files may run, style or be asked; no text of anybody becomes markup (Content Security
 * Policy Level 3; Trusted Types).
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const headers = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Serves the page's files, by their paths (`/`, `/main.js` …); 404 for every other. */
export function servePage(files: ReadonlyMap<string, PageFile>): RequestListener {
  return (request, response) => {
    const path = request.url?.replace(/[?#].*$/u, '') ?? '/';
    const file = files.get(path);
    if (file === undefined) sendText(request, response, 404, 'not found');
    else if (request.method !== 'GET' && request.method !== 'HEAD') sendText(request, response, 405, 'GET only');
    else send(request, response, 200, file);
  };
}

function sendText(request: IncomingMessage, response: ServerResponse, status: number, text: string): void {
  const bytes = new TextEncoder().encode(`${text}\n`);
  send(request, response, status, { contentType: 'text/plain; charset=utf-8', bytes });
}

function send({ method }: IncomingMessage, response: ServerResponse, status: number, file: PageFile): void {
  const { contentType, bytes } = file;
  response.writeHead(status, { ...headers, 'content-type': contentType, 'content-length': bytes.byteLength });
  response.end(method === 'HEAD' ? undefined : bytes);
}
