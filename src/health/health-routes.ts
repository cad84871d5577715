import type { RequestListener, ServerResponse } from 'node:http';
import type { Readiness } from './health.js';
import type { Metrics } from './metrics.js';
import { readinessOf } from './readiness.js';

export interface HealthRoutes {
  readonly readiness: Readiness;
  readonly metrics: Pick<Metrics, 'contentType' | 'text'>;
  /** Told what went wrong where an answer could not be made. */
  readonly onFailed: (error: unknown) => void;
}

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

type Route = () => Answer | Promise<Answer>;

/**
 * - `/healthz`: 200 while the process gets to answer at all.
 * - `/readyz`: 200 where it does its work, 503 where it does not, with what is missing.
 * - `/metrics`: numbers, in the text format of Prometheus.
 */
export function healthRoutes({ readiness, metrics, onFailed }: HealthRoutes): RequestListener {
  const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
    ['/healthz', () => json(200, { live: true })],
    [
      '/readyz',
      () => {
        const checks = readinessOf(readiness);
        const ready = Object.values(checks).every(Boolean);
        return json(ready ? 200 : 503, { ready, checks });
      },
    ],
    ['/metrics', async () => ({ status: 200, contentType: metrics.contentType, body: await metrics.text() })],
  ]);
  return ({ method, url = '' }, response) => {
    const route = routes.get(url.replace(/[?#].*$/u, ''));
    if (route === undefined) send(response, json(404, { error: 'not found' }), method);
    else if (method !== 'GET' && method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      send(response, json(405, { error: 'GET only' }), method);
    } else void answer(route, response, method);
  };

  async function answer(route: Route, response: ServerResponse, method: string): Promise<void> {
    try {
      send(response, await route(), method);
    } catch (error) {
      onFailed(error);
      send(response, json(500, { error: 'see the log' }), method);
    }
  }
}

function json(status: number, value: object): Answer {
  return { status, contentType: 'application/json', body: `${JSON.stringify(value)}\n` };
}

function send(response: ServerResponse, { status, contentType, body }: Answer, method: string | undefined): void {
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(method === 'HEAD' ? undefined : body);
}
