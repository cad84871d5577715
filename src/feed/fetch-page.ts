import type { ReadPage } from './extract-page.js';
import type { DocumentReader } from './read-document.js';
import type { Robots } from './robots.js';
import type { Web } from './web-response.js';

export interface PagePorts {
  readonly web: Web;
  readonly robots: Robots;
  readonly read: DocumentReader;
}

export interface PageRequest {
  readonly address: string;
  /** Resolves when the site may be asked for a page, given what is to be waited between two; rejects where `signal` is aborted. */
  readonly takeTurn: (pauseMs: number) => Promise<unknown>;
  readonly signal: AbortSignal;
}

export type FetchedPage =
  | { readonly kind: 'page'; readonly page: ReadPage }
  /** `isPassing`: it may be there later. */
  | { readonly kind: 'none'; readonly why: string; readonly isPassing: boolean };

/** Of a page as the server sends it, decompressed. */
export const MAX_PAGE_BYTES = 3 * 1024 * 1024;
export const PAGE_TYPES = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1';

/** The article on a page, if robots may read it. Rejects only where `signal` is aborted, or reading itself is broken. */
export async function fetchPage(
  { address, takeTurn, signal }: PageRequest,
  { web, robots, read }: PagePorts,
): Promise<FetchedPage> {
  const may = await robots.allows(address, signal);
  if (may.kind === 'refused') return { kind: 'none', why: may.why, isPassing: may.isPassing };
  await takeTurn(may.pauseMs);
  const response = await web.get({ address, accept: PAGE_TYPES, maxBytes: MAX_PAGE_BYTES, signal });
  if (response.kind !== 'document') {
    const failed = response.kind === 'failed' ? response : { got: 'HTTP 304', isPassing: false };
    return { kind: 'none', why: `expected a page, got ${failed.got}`, isPassing: failed.isPassing };
  }
  const { bytes, contentType } = response;
  // Where a redirect has led to another site, that one is asked, too.
  const mayThere = response.address === address ? may : await robots.allows(response.address, signal);
  if (mayThere.kind === 'refused') return { kind: 'none', why: mayThere.why, isPassing: mayThere.isPassing };
  const document = await read({ as: 'page', address: response.address, bytes, contentType }, signal);
  if (document.kind === 'page') return document;
  const why = document.kind === 'unreadable' ? `expected ${document.expected}, got ${document.got}` : 'it is a feed';
  return { kind: 'none', why, isPassing: false };
}
