import type { IncomingMessage } from 'node:http';

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Whether a request was made to this machine by name, and by nobody else's page: a foreign name in `Host` is DNS
 * rebinding, a foreign `Origin` a page of the web that reaches for the controls.
 */
export function isLocalRequest({ headers }: IncomingMessage): boolean {
  if (!isLoopback(`http://${headers.host ?? ''}`)) return false;
  const { origin } = headers;
  return origin === undefined || (isLoopback(origin) && new URL(origin).host === headers.host);
}

function isLoopback(address: string): boolean {
  return URL.canParse(address) && loopback.has(new URL(address).hostname);
}
