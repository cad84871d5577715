/** How a request for a document ended. */
export type WebResponse = WebDocument | NotModified | WebFailure;

export interface WebDocument {
  readonly kind: 'document';
  /** After redirects. */
  readonly address: string;
  /** Where the redirects that were permanent, up to the first that was not, have led; `null` without. */
  readonly movedTo: string | null;
  /** Decompressed. */
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** 304: what was kept is what there is. */
export interface NotModified {
  readonly kind: 'not-modified';
  readonly movedTo: string | null;
}

export interface WebFailure {
  readonly kind: 'failed';
  /** Completes "expected …, got ": `HTTP 503`, `over 5242880 bytes`. */
  readonly got: string;
  /** Of the response; `null` where there was none, or its body could not be taken. */
  readonly status: number | null;
  /** What `Retry-After` asked for, from now. */
  readonly retryAfterMs: number | null;
  /** Whether the same request may well succeed later. */
  readonly isPassing: boolean;
}

export interface WebRequest {
  readonly address: string;
  readonly accept: string;
  /** Of the decompressed body. */
  readonly maxBytes: number;
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly signal: AbortSignal;
}

/** Fetches documents. Rejects only when `signal` is aborted. */
export interface Web {
  get(request: WebRequest): Promise<WebResponse>;
  /** Ends the connections. */
  close(): Promise<void>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** A server that asks for more is obeyed this far. */
const MAX_RETRY_AFTER_MS = 7 * DAY_MS;

/** What a `Retry-After` header asks for, in milliseconds from now: seconds or a date (RFC 9110, 10.2.3). */
export function readRetryAfter(header: string | null, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  const isDate = /^[a-z]{3}/iu.test(text);
  const ms = /^\d+$/u.test(text) ? Number(text) * 1000 : isDate ? Date.parse(text) - nowMs : Number.NaN;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS);
}
