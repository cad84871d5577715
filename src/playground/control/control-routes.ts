import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../http/read-body.js';
import { sendJson } from '../http/send-json.js';
import type { EventHub } from '../record/events.js';
import { ControlError } from './control-error.js';
import type { RunControl } from './controls.js';
import { streamEvents } from './event-stream.js';

const maxBodyBytes = 32 * 1024 * 1024;

/** `/control/<name>` and `/control/events`. `false` where the address is another. */
export async function serveControl(
  run: RunControl,
  events: EventHub,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<boolean> {
  const name = /^\/control\/(\w+)$/u.exec(url.pathname)?.[1];
  if (name === undefined) return false;
  if (name === 'events' && request.method === 'GET') {
    const after = url.searchParams.get('after') ?? request.headers['last-event-id'];
    streamEvents(events, response, typeof after === 'string' && /^\d+$/u.test(after) ? Number(after) : null);
    return true;
  }
  // The type forces a browser to ask first (CORS), which nobody here answers.
  if (request.method !== 'POST' || request.headers['content-type']?.startsWith('application/json') !== true) {
    sendJson(response, 405, { error: 'expected POST with application/json' });
    return true;
  }
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  try {
    const args = parse(await readBody(request, maxBodyBytes));
    sendJson(response, 200, { result: await run(name, args, gone.signal) });
  } catch (error) {
    const isMistake = error instanceof ControlError;
    const reason = error instanceof Error ? error.message : String(error);
    sendJson(response, isMistake ? 400 : 500, { error: isMistake ? reason : `${name}: ${reason}` });
  }
  return true;
}

function parse(body: Buffer): unknown {
  if (body.byteLength === 0) return {};
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return value;
  } catch {
    throw new ControlError('expected JSON');
  }
}
