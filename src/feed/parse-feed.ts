import { parseFeed as parse } from 'feedsmith';
import type { ReadFeed } from './feed-item.js';
import { MAX_ITEMS, oneLine } from './feed-item.js';
import { itemsOfAtom, itemsOfJsonFeed, itemsOfRdf, itemsOfRss, plainTitle, readTitle } from './feed-items.js';

export type ParsedFeed =
  | { readonly kind: 'feed'; readonly feed: ReadFeed }
  /** Well-formed or not, it is something else. */
  | { readonly kind: 'no-feed'; readonly got: string };

/** Where an XML feed ends: its root is closed, and at most comments follow. */
const ENDED = /<\/(?:[\w.-]+:)?(?:rss|feed|rdf)\s*>(?:\s|<!--[\s\S]*?-->)*$/iu;

/**
 * Reads RSS 0.9x and 2.0, RSS 1.0, Atom or JSON Feed. The parser expands no entity that a document declares, so that a nest of
 * them (a billion laughs) or one that names a file stays as it is written.
 *
 * XML that is not well-formed is refused whole, and so is a document that ends before its root does: half an item would be
 * served as an article. It is told, and read again next time.
 *
 * @param address Of the feed, after redirects: what relative links stand on.
 */
export function parseFeed(text: string, address: string): ParsedFeed {
  const start = text.trimStart();
  if (start === '') return { kind: 'no-feed', got: 'nothing' };
  if (/^<(?:!doctype\s+html|html)\b/iu.test(start)) return { kind: 'no-feed', got: 'a page of HTML' };
  const isXml = start.startsWith('<');
  if (isXml && !ENDED.test(text)) {
    return {
      kind: 'no-feed',
      got: /<(?:[\w.-]+:)?(?:rss|feed|rdf)\b/iu.test(text) ? 'one that is cut off' : 'other text',
    };
  }
  try {
    return { kind: 'feed', feed: readFormat(text, address) };
  } catch (error) {
    if (error instanceof Error && error.name === 'MalformedError') return { kind: 'no-feed', got: 'invalid XML' };
    if (error instanceof Error && /^(?:Detect|Parse)Error$/u.test(error.name)) {
      return { kind: 'no-feed', got: isXml ? 'XML of another kind' : 'other text' };
    }
    throw error;
  }
}

function readFormat(text: string, address: string): ReadFeed {
  const { format, feed } = parse(text, { maxItems: MAX_ITEMS });
  if (format === 'rss') return { title: plainTitle(feed.title), items: itemsOfRss(feed, address) };
  if (format === 'rdf') return { title: plainTitle(feed.title), items: itemsOfRdf(feed, address) };
  if (format === 'atom') return { title: readTitle(feed.title), items: itemsOfAtom(feed, address) };
  return { title: oneLine(feed.title), items: itemsOfJsonFeed(feed, address) };
}
