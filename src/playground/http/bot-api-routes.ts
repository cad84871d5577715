import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Dispatch } from '../dispatch.js';
import { type ApiFailure, notFound } from '../refusal.js';
import type { World } from '../world/world.js';
import { readParams } from './read-params.js';
import { sendJson } from './send-json.js';

/** `/bot<token>/<method>` (Bot API, "Making requests"). `false` where the address is another. */
export async function serveBotApi(
  dispatch: Dispatch,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<boolean> {
  const found = /^\/bot(?<token>[^/]+)\/(?<method>[^/]+)\/?$/u.exec(url.pathname)?.groups;
  if (found === undefined) return false;
  const { token = '', method = '' } = found;
  if (request.method !== 'GET' && request.method !== 'POST') {
    refuse(response, { error_code: 405, description: 'Method Not Allowed' });
    return true;
  }
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const answer = await dispatch({
    token: decode(token),
    method: decode(method),
    params: () => readParams(request, url.searchParams),
    gone: gone.signal,
  });
  if (answer.kind === 'drop') request.socket.destroy();
  else if (answer.kind === 'failure') refuse(response, answer.failure);
  else sendJson(response, 200, { ok: true, result: answer.result });
  return true;
}

/** `/file/bot<token>/<path>` (Bot API, "getFile"). */
export function serveFile(world: World, response: ServerResponse, url: URL): boolean {
  const found = /^\/file\/bot(?<token>[^/]+)\/(?<path>.+)$/u.exec(url.pathname)?.groups;
  if (found === undefined) return false;
  const isKnown = [...world.bots.values()].some(({ token }) => token === decode(found['token'] ?? ''));
  const file = isKnown ? world.files.findByPath(decode(found['path'] ?? '')) : undefined;
  if (file === undefined) {
    refuse(response, isKnown ? notFound : { error_code: 401, description: 'Unauthorized' });
    return true;
  }
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': file.bytes.byteLength });
  response.end(file.bytes);
  return true;
}

export function refuse(response: ServerResponse, failure: ApiFailure): void {
  sendJson(response, failure.error_code, { ok: false, ...failure });
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
