import { Agent, errors, request } from 'undici';
import { createGuardedLookup, type LookupAll, PrivateAddressError, refusePrivateHost } from './guarded-lookup.js';
import { ACCEPTED_CODINGS, BodyError, readBody } from './read-body.js';
import { readWebAddress } from './web-address.js';
import { readRetryAfter, type Web, type WebFailure, type WebRequest, type WebResponse } from './web-response.js';

export interface WebSettings {
  /** Whether private, loopback and link-local addresses may be reached. */
  readonly allowPrivate: boolean;
  readonly userAgent: string;
  /** For one document, redirects included. */
  readonly timeoutMs: number;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** Instead of the system's resolver. */
  readonly lookup?: LookupAll;
}

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);
/** Failures of the client or of its request; the same one will fail again. Others (5xx, 408, 425, 429) pass. */
const PASSING = new Set([408, 425, 429]);

/** A client that is a good guest, and that no address leads into the network it runs in. */
export function createWeb(settings: WebSettings): Web {
  const { allowPrivate, lookup } = settings;
  const agent = new Agent({
    connect: allowPrivate ? {} : { lookup: createGuardedLookup(lookup) },
    // As many as feeds are asked at a time, so that none spends its time waiting; none is kept for the next poll.
    connections: 4,
    pipelining: 1,
    keepAliveTimeout: 4000,
  });
  return {
    get: (webRequest) => get(webRequest, settings, agent),
    close: () => agent.destroy(),
  };
}

async function get(webRequest: WebRequest, settings: WebSettings, agent: Agent): Promise<WebResponse> {
  webRequest.signal.throwIfAborted();
  // Both ways out at once: a server that sends a byte a minute is given up, too.
  const timeout = AbortSignal.timeout(settings.timeoutMs);
  try {
    return await follow(webRequest, { settings, agent, signal: AbortSignal.any([webRequest.signal, timeout]) });
  } catch (error) {
    webRequest.signal.throwIfAborted();
    if (timeout.aborted) return failure(`no whole response within ${settings.timeoutMs / 1000} s`, true);
    return failureOf(error);
  }
}

interface Way {
  readonly settings: WebSettings;
  readonly agent: Agent;
  readonly signal: AbortSignal;
}

type Hop =
  | { readonly kind: 'redirect'; readonly to: string; readonly isPermanent: boolean }
  | { readonly kind: 'end'; readonly response: WebResponse };

async function follow(webRequest: WebRequest, way: Way): Promise<WebResponse> {
  let address = webRequest.address;
  let movedTo: string | null = null;
  let onlyPermanent = true;
  for (let count = 0; count <= MAX_REDIRECTS; count += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each hop says where the next leads
    const hop = await take({ webRequest, address, way });
    if (hop.kind === 'end') return hop.response.kind === 'failed' ? hop.response : { ...hop.response, movedTo };
    address = hop.to;
    onlyPermanent &&= hop.isPermanent;
    if (onlyPermanent) movedTo = address;
  }
  return failure(`over ${MAX_REDIRECTS} redirects`, false);
}

interface Step {
  readonly webRequest: WebRequest;
  readonly address: string;
  readonly way: Way;
}

async function take({ webRequest, address, way }: Step): Promise<Hop> {
  const { allowPrivate, userAgent } = way.settings;
  if (!allowPrivate) refusePrivateHost(new URL(address));
  const { statusCode, headers, body } = await request(address, {
    dispatcher: way.agent,
    signal: way.signal,
    headers: {
      'user-agent': userAgent,
      accept: webRequest.accept,
      'accept-encoding': ACCEPTED_CODINGS,
      ...(isSendable(webRequest.etag) && { 'if-none-match': webRequest.etag }),
      ...(isSendable(webRequest.lastModified) && { 'if-modified-since': webRequest.lastModified }),
    },
  });
  const header = (name: string): string | null => {
    const value = headers[name];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };
  const end = (response: WebResponse): Hop => ({ kind: 'end', response });
  if (statusCode === 200) {
    return end({
      kind: 'document',
      address,
      movedTo: null,
      bytes: await readBody(body, header('content-encoding'), webRequest.maxBytes),
      contentType: header('content-type'),
      etag: header('etag'),
      lastModified: header('last-modified'),
    });
  }
  // Nobody reads it; without an end the connection would stay taken.
  await body.dump({ limit: 16 * 1024, signal: way.signal });
  if (statusCode === 304) return end({ kind: 'not-modified', movedTo: null });
  if (REDIRECTS.has(statusCode)) {
    const to = readWebAddress(header('location') ?? '', address);
    if (to === null) return end(failure(`a redirect (HTTP ${statusCode}) to no address of the web`, false));
    return { kind: 'redirect', to, isPermanent: PERMANENT.has(statusCode) };
  }
  return end({
    kind: 'failed',
    got: `HTTP ${statusCode}`,
    status: statusCode,
    retryAfterMs: readRetryAfter(header('retry-after'), way.settings.now()),
    isPassing: statusCode >= 500 || PASSING.has(statusCode),
  });
}

/** What came as a header may hold what cannot be sent as one. */
function isSendable(text: string | null | undefined): text is string {
  return text !== null && text !== undefined && /^[\x21-\x7e][\x20-\x7e]{0,1000}$/u.test(text);
}

function failure(got: string, isPassing: boolean): WebFailure {
  return { kind: 'failed', got, status: null, retryAfterMs: null, isPassing };
}

function failureOf(error: unknown): WebFailure {
  if (error instanceof PrivateAddressError) return failure(`${error.address}, which is no public address`, false);
  if (error instanceof BodyError) return failure(error.message, false);
  if (error instanceof errors.UndiciError || (error instanceof Error && 'code' in error)) {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
    return failure(`${error.message === '' ? 'no connection' : error.message} (${code})`, true);
  }
  throw error;
}
