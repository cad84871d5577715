import type { ReadPage } from './extract-page.js';
import type { DocumentReader } from './read-document.js';
import type { Robots } from './robots.js';
import type { Web } from './web-response.js';

export interface PagePorts {
  readonly web: Web;
  readonly robots: Robots;
  readonly read: DocumentReader;
}

export type FetchedPage =
  | { readonly kind: 'page'; readonly page: ReadPage; readonly address: string; readonly pauseMs: number }
  /** `isPassing`: it may be there later. */
  | { readonly kind: 'none'; readonly why: string; readonly isPassing: boolean; readonly pauseMs: number };

/** Of a page as the server sends it, decompressed. */
export const MAX_PAGE_BYTES = 3 * 1024 * 1024;
export const PAGE_TYPES = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1';

/**
 * The article on a page, if robots may read it. `pauseMs` is what to wait before the next page of the site. Rejects only where
 * `signal` is aborted, or reading itself is broken.
 */
export async function fetchPage(
  address: string,
  { web, robots, read }: PagePorts,
  signal: AbortSignal,
): Promise<FetchedPage> {
  const may = await robots.allows(address, signal);
  if (may.kind === 'refused') {
    const why = may.isPassing ? 'its robots.txt cannot be read' : 'its robots.txt does not let robots read it';
    return { kind: 'none', why, isPassing: may.isPassing, pauseMs: 0 };
  }
  const { pauseMs } = may;
  const response = await web.get({ address, accept: PAGE_TYPES, maxBytes: MAX_PAGE_BYTES, signal });
  if (response.kind !== 'document') {
    const failed = response.kind === 'failed' ? response : { got: 'HTTP 304', isPassing: false };
    return { kind: 'none', why: `expected a page, got ${failed.got}`, isPassing: failed.isPassing, pauseMs };
  }
  const { bytes, contentType } = response;
  const document = await read({ as: 'page', address: response.address, bytes, contentType }, signal);
  if (document.kind === 'page') return { kind: 'page', page: document.page, address: response.address, pauseMs };
  const why = document.kind === 'unreadable' ? `expected ${document.expected}, got ${document.got}` : 'it is a feed';
  return { kind: 'none', why, isPassing: false, pauseMs };
}
