import type { IncomingMessage } from 'node:http';
import { isObject, type JsonObject } from '../fields.js';
import { createParams, type Params } from '../params.js';
import { badRequest } from '../refusal.js';
import { readMultipart } from './multipart.js';
import { readBody } from './read-body.js';

/** Files of up to 50 MB may be uploaded (Bot API, "Sending files"); a little more for what is around them. */
const maxBodyBytes = 51 * 1024 * 1024;

/** The four ways of passing parameters (Bot API, "Making requests"); the body wins over the query. */
export async function readParams(request: IncomingMessage, query: URLSearchParams): Promise<Params> {
  const fromQuery = valuesOf(query);
  const body = await readBody(request, maxBodyBytes);
  if (body.byteLength === 0) return createParams(fromQuery);
  const contentType = request.headers['content-type'] ?? '';
  if (contentType.startsWith('multipart/form-data')) {
    const { values, files } = await readMultipart(contentType, body);
    return createParams({ ...fromQuery, ...values }, files);
  }
  const text = body.toString('utf8');
  if (contentType.startsWith('application/json')) return createParams({ ...fromQuery, ...readJson(text) });
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return createParams({ ...fromQuery, ...valuesOf(new URLSearchParams(text)) });
  }
  // Telegram reads no other kind of body, and does not say so.
  return createParams(fromQuery);
}

function readJson(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest("can't parse JSON content");
  }
  if (!isObject(value)) throw badRequest('expected a JSON object');
  return value;
}

function valuesOf(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries(parameters);
}
