import { decodeDocument } from './decode-document.js';
import { extractPage, type ReadPage } from './extract-page.js';
import type { ReadFeed } from './feed-item.js';
import { parseFeed } from './parse-feed.js';

/** What a server sent, to be read as a feed, as a page, or as whichever it is. */
export interface DocumentRequest {
  readonly as: 'feed' | 'page' | 'either';
  /** Where it came from, after redirects. */
  readonly address: string;
  readonly bytes: Uint8Array;
  /** The header of the response; `null` without. */
  readonly contentType: string | null;
}

export type ReadDocument =
  | { readonly kind: 'feed'; readonly feed: ReadFeed }
  | { readonly kind: 'page'; readonly page: ReadPage }
  /** Completes "expected …, got …". */
  | { readonly kind: 'unreadable'; readonly expected: string; readonly got: string };

/** Reads documents, in whatever thread. Rejects only where that is broken; no bytes make it. */
export type DocumentReader = (request: DocumentRequest, signal: AbortSignal) => Promise<ReadDocument>;

const FEED = 'a feed (RSS, Atom or JSON Feed)';
const PAGE = 'a page with an article';

/** Reads a document here and now: up to seconds for one of some megabytes. */
export function readDocument({ as, address, bytes, contentType }: DocumentRequest): ReadDocument {
  const decoded = decodeDocument(bytes, contentType);
  if (decoded.kind === 'undecodable') {
    return { kind: 'unreadable', expected: decoded.expected, got: decoded.got };
  }
  const { text } = decoded;
  if (as !== 'page') {
    const parsed = parseFeed(text, address);
    if (parsed.kind === 'feed') return parsed;
    if (as === 'feed') return { kind: 'unreadable', expected: FEED, got: parsed.got };
  }
  const expected = as === 'either' ? `${PAGE}, or ${FEED}` : PAGE;
  if (!/<(?:html|head|body|p|div)\b/iu.test(text)) return { kind: 'unreadable', expected, got: 'no HTML' };
  try {
    const page = extractPage(text, address);
    return page === null ? { kind: 'unreadable', expected, got: 'no main text' } : { kind: 'page', page };
  } catch (error) {
    // The library gives up on pages of too many elements, and recursion on those that nest too deep.
    if (error instanceof Error) return { kind: 'unreadable', expected, got: error.message };
    throw error;
  }
}
