import { type IncomingMessage, request } from 'node:http';
import type { PostWebhook, WebhookAnswer } from '../bot/webhook.js';

/** Where the names in webhook addresses lead: `host` or `host:port`, to `http://127.0.0.1:<port>`. */
export type WebhookRoutes = ReadonlyMap<string, string>;

/**
 * Makes requests to webhooks as a server behind a proxy sees them: Telegram calls `https://bot.example/path`, the proxy ends
 * the TLS and passes path and headers on. No request leaves this machine: a name without a route is a name that does not resolve.
 */
export function createWebhookPost(routes: WebhookRoutes): PostWebhook {
  return async ({ url, secret }, body, signal) => {
    const { host, pathname, search } = new URL(url);
    const target = routes.get(host);
    if (target === undefined) {
      return { kind: 'error', reason: 'Failed to resolve host: Name or service not known' };
    }
    const headers = {
      host,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-forwarded-proto': 'https',
      ...(secret !== '' && { 'x-telegram-bot-api-secret-token': secret }),
    };
    return new Promise<WebhookAnswer>((resolve) => {
      const posting = request(`${target}${pathname}${search}`, { method: 'POST', headers, signal, agent: false });
      posting.once('response', (response) => resolve(answerOf(response)));
      posting.once('error', (error: NodeJS.ErrnoException) => {
        resolve({ kind: 'error', reason: error.code === 'ECONNREFUSED' ? 'Connection refused' : 'Connection closed' });
      });
      posting.end(body);
    });
  };
}

function answerOf(response: IncomingMessage): WebhookAnswer {
  // Its body is of no use, and must be read for the connection to end.
  response.resume();
  const { statusCode = 0, statusMessage = '', headers } = response;
  const asked = Number(headers['retry-after']);
  return {
    kind: 'status',
    status: statusCode,
    reason: statusMessage,
    retryAfterSeconds: Number.isSafeInteger(asked) && asked > 0 ? asked : 0,
  };
}
