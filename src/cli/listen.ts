import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ListenAddress, readListenAddress } from './listen-address.js';

export interface Listening {
  /** `host:port`, with the port that was really taken. */
  readonly address: string;
  /** Takes no further connections, ends those that are idle, and resolves when the others have been answered. */
  close(): Promise<void>;
}

export interface ListenOptions {
  /** The setting that `at` is of, for errors. */
  readonly setting: string;
  /** As the setting gives it: `host:port`. */
  readonly at: string;
  /** How long a request may take to arrive; what is slower gets a 408. */
  readonly requestTimeoutMs?: number;
  /** How often that is looked at. */
  readonly checkEveryMs?: number;
}

/** The address that a setting names can't be listened at. */
export class ListenError extends Error {
  override readonly name = 'ListenError';

  constructor(setting: string, at: string, cause: unknown) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    super(`${setting}: expected an address that is free and this machine's own, got ${at} (${reasons[code] ?? code})`, {
      cause,
    });
  }
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there',
  EADDRNOTAVAIL: 'no address of this machine',
  EACCES: 'not allowed',
  ENOTFOUND: 'no such name',
};

const requestTimeoutByDefaultMs = 10_000;
const checkByDefaultMs = 2_000;
/** Longer than proxies keep theirs, so that it is they who end a connection. */
const keepAliveMs = 75_000;

/**
 * Serves HTTP. Headers and body have to arrive in time, so that nobody holds connections with a byte a minute.
 *
 * @throws ListenError
 */
export async function listen(handler: RequestListener, options: ListenOptions): Promise<Listening> {
  const { setting, at, requestTimeoutMs = requestTimeoutByDefaultMs, checkEveryMs = checkByDefaultMs } = options;
  const where = readListenAddress(at);
  if (where === null) throw new ListenError(setting, at, 'not an address');
  const server = createServer(
    {
      requestTimeout: requestTimeoutMs,
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: checkEveryMs,
      keepAliveTimeout: keepAliveMs,
    },
    handler,
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new ListenError(setting, at, error)));
    server.listen(where.port, where.host, resolve);
  });
  return {
    address: written(where, server.address()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

function written({ host, port }: ListenAddress, taken: AddressInfo | string | null): string {
  const actual = typeof taken === 'object' && taken !== null ? taken.port : port;
  return `${host.includes(':') ? `[${host}]` : host}:${actual}`;
}
