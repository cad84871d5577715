import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { feedFolder } from './feed-folder.js';
import { type FeedSetting, nextTryMs } from './feed-schedule.js';
import type { FeedState } from './feed-state.js';
import { type TakenItems, type TakePorts, takeItems } from './take-items.js';
import type { WebDocument } from './web-response.js';

export interface PollPorts extends TakePorts {
  /** From 0 to below 1. */
  readonly random: () => number;
}

/** How one poll ended; `state` is not saved yet. */
export type Poll =
  | { readonly kind: 'read'; readonly state: FeedState; readonly items: TakenItems }
  | { readonly kind: 'not-modified'; readonly state: FeedState }
  | { readonly kind: 'gone'; readonly state: FeedState }
  | { readonly kind: 'failed'; readonly state: FeedState };

/** Of a feed as the server sends it, decompressed. */
export const MAX_FEED_BYTES = 5 * 1024 * 1024;
export const FEED_TYPES =
  'application/rss+xml,application/atom+xml,application/feed+json,application/rdf+xml,application/xml;q=0.9,text/xml;q=0.9,application/json;q=0.8,*/*;q=0.1';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Items that a feed has not shown for so long are forgotten; shown again, they are written to the same files. */
const ITEM_MEMORY_MS = 180 * DAY_MS;
/** After so many failures in a row where a redirect has led, the feed is asked at its own address again. */
const FAILURES_OF_A_MOVE = 5;

/**
 * Asks a feed once and takes its items. The validators of the response are in the new state only when every item is on disk, and
 * none waits for its page: until then the whole feed is asked for again.
 *
 * @throws where a file cannot be written, or `signal` is aborted.
 */
export async function pollFeed(
  feed: FeedSetting,
  state: FeedState,
  ports: PollPorts,
  signal: AbortSignal,
): Promise<Poll> {
  const folder = feedFolder(feed.address);
  const isFolderGone = state.lastSuccessMs !== null && !(await exists(join(ports.corpusDir, folder)));
  const response = await ports.web.get({
    address: state.movedTo ?? feed.address,
    accept: FEED_TYPES,
    maxBytes: MAX_FEED_BYTES,
    ...(!isFolderGone && { etag: state.etag, lastModified: state.lastModified }),
    signal,
  });
  const movedTo = response.kind === 'failed' ? state.movedTo : (response.movedTo ?? state.movedTo);
  if (response.kind === 'failed') {
    if (response.status === 410) {
      return { kind: 'gone', state: { ...state, isGone: true, lastError: 'HTTP 410', decidedMs: ports.now() } };
    }
    return { kind: 'failed', state: afterFailure(feed, state, response.got, ports, response.retryAfterMs) };
  }
  if (response.kind === 'not-modified') {
    return { kind: 'not-modified', state: afterSuccess(feed, { ...state, movedTo }, ports) };
  }
  const items = await readItems({ feed, response, folder, isFolderGone }, ports, signal);
  if (typeof items === 'string') return { kind: 'failed', state: afterFailure(feed, state, items, ports, null) };
  const validators = items.isPagePending
    ? { etag: null, lastModified: null }
    : { etag: response.etag, lastModified: response.lastModified };
  ports.memory.forgetItems(feed.address, ports.now() - ITEM_MEMORY_MS);
  return { kind: 'read', items, state: afterSuccess(feed, { ...state, ...validators, movedTo }, ports) };
}

interface Response {
  readonly feed: FeedSetting;
  readonly response: WebDocument;
  readonly folder: string;
  readonly isFolderGone: boolean;
}

/** What was taken, or why it is no feed. */
async function readItems(
  { feed, response, folder, isFolderGone }: Response,
  ports: PollPorts,
  signal: AbortSignal,
): Promise<TakenItems | string> {
  const { address, bytes, contentType } = response;
  const document = await ports.read({ as: 'feed', address, bytes, contentType }, signal);
  if (document.kind === 'feed') {
    return takeItems({ feed: document.feed, address: feed.address, folder, isFolderGone }, ports, signal);
  }
  return document.kind === 'unreadable' ? `${document.got} where ${document.expected} was expected` : 'a page';
}

function afterSuccess(feed: FeedSetting, state: FeedState, { now, random }: PollPorts): FeedState {
  const nowMs = now();
  return {
    ...state,
    lastSuccessMs: nowMs,
    lastError: null,
    failures: 0,
    decidedMs: nowMs,
    nextTryMs: nextTryMs({ ...feed, failures: 0, retryAfterMs: null, nowMs, random: random() }),
  };
}

/** The state of a feed that could not be read: what went wrong, and when it is tried again. */
export function afterFailure(
  feed: FeedSetting,
  state: FeedState,
  got: string,
  { now, random }: Pick<PollPorts, 'now' | 'random'>,
  retryAfterMs: number | null,
): FeedState {
  const nowMs = now();
  const failures = state.failures + 1;
  return {
    ...state,
    movedTo: failures % FAILURES_OF_A_MOVE === 0 ? null : state.movedTo,
    lastError: got,
    failures,
    decidedMs: nowMs,
    nextTryMs: nextTryMs({ ...feed, failures, retryAfterMs, nowMs, random: random() }),
  };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
