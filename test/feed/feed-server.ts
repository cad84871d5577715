import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterAll } from 'vitest';

export interface Served {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export type Page = Served | ((request: IncomingMessage, response: ServerResponse) => Served | undefined);

export interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

/** A web server of this machine whose pages a test writes. */
export interface FeedServer {
  /** `http://127.0.0.1:…` */
  readonly origin: string;
  /** Everything it was asked, in order. */
  readonly requests: readonly SeenRequest[];
  /** The paths it was asked for, but for robots.txt. */
  paths(): string[];
  /** What it answers from now on; `null` takes the page away. A function that returns nothing answers by itself, or never. */
  serve(path: string, page: Page | null): void;
  close(): Promise<void>;
}

const started: FeedServer[] = [];
afterAll(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()));
});

/** Gone after the last test of the file. */
export async function startFeedServer(): Promise<FeedServer> {
  const pages = new Map<string, Page>();
  const requests: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push({ path, headers: request.headers });
    const page = pages.get(path) ?? { status: 404 };
    const served = typeof page === 'function' ? page(request, response) : page;
    if (served === undefined) return;
    response.writeHead(served.status ?? 200, served.headers).end(served.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  const feedServer: FeedServer = {
    origin: `http://127.0.0.1:${address.port}`,
    requests,
    paths: () => requests.map(({ path }) => path).filter((path) => path !== '/robots.txt'),
    serve: (path, page) => {
      if (page === null) pages.delete(path);
      else pages.set(path, page);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  started.push(feedServer);
  return feedServer;
}
