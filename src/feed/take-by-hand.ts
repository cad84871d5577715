import type { Taken } from './article-writer.js';
import { ADDED_FOLDER, feedFolder } from './feed-folder.js';
import type { FeedItem, ReadFeed } from './feed-item.js';
import type { FeedMemory } from './feed-state.js';
import { MAX_PAGE_BYTES } from './fetch-page.js';
import { FEED_TYPES, MAX_FEED_BYTES } from './poll-feed.js';
import type { ReadDocument } from './read-document.js';
import { takeFile } from './take-file.js';
import { type TakePorts, takeItems } from './take-items.js';
import { readWebAddress } from './web-address.js';

/** Takes articles that somebody asks for, each once. It writes files of the corpus and nothing else. */
export interface TakerByHand {
  /**
   * What an address leads to: the article of a page, or the items of a feed, which go where that feed's go when it is polled.
   * robots.txt is asked first. Rejects only where `signal` is aborted, or reading itself is broken.
   */
  takeAddress(address: string, signal: AbortSignal): Promise<readonly Taken[]>;
  /** {@link takeFile} into the corpus. */
  takeFile(name: string, bytes: Uint8Array): Promise<Taken>;
}

export function createTakerByHand(ports: Omit<TakePorts, 'memory'>): TakerByHand {
  return {
    takeAddress: (address, signal) =>
      takeAddress(address, { ...ports, memory: FORGETFUL }, signal).catch((error: unknown) => [
        unwritable(address, error),
      ]),
    takeFile: (name, bytes) => takeFile(name, bytes, ports).catch((error: unknown) => unwritable(name, error)),
  };
}

/** What the system says of a folder that cannot be written to; another error is thrown again. */
function unwritable(what: string, error: unknown): Taken {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
  return { kind: 'refused', what, why: `expected the corpus folder to take a file, got ${String(error.code)}` };
}

/** The files themselves say what was taken. */
const FORGETFUL: FeedMemory = {
  stateOf: () => null,
  saveState: () => {},
  findItem: () => null,
  saveItem: () => {},
  forgetItems: () => {},
};

async function takeAddress(text: string, ports: TakePorts, signal: AbortSignal): Promise<readonly Taken[]> {
  const refuse = (why: string): readonly Taken[] => [{ kind: 'refused', what: text, why }];
  const address = readWebAddress(text);
  if (address === null) return refuse('expected an http or https address');
  const may = await ports.robots.allows(address, signal);
  if (may.kind === 'refused') return refuse(may.why);
  const response = await ports.web.get({
    address,
    accept: `text/html,${FEED_TYPES}`,
    maxBytes: Math.max(MAX_FEED_BYTES, MAX_PAGE_BYTES),
    signal,
  });
  if (response.kind !== 'document') {
    return refuse(`expected a page or a feed, got ${response.kind === 'failed' ? response.got : 'HTTP 304'}`);
  }
  const { bytes, contentType } = response;
  const mayThere = response.address === address ? may : await ports.robots.allows(response.address, signal);
  if (mayThere.kind === 'refused') return refuse(mayThere.why);
  const document = await ports.read({ as: 'either', address: response.address, bytes, contentType }, signal);
  if (document.kind === 'unreadable') return refuse(`expected ${document.expected}, got ${document.got}`);
  const isFeed = document.kind === 'feed';
  const feed = isFeed ? document.feed : feedOfPage(document, response.address);
  const place = isFeed ? { address, folder: feedFolder(address) } : { address: response.address, folder: ADDED_FOLDER };
  const { taken } = await takeItems({ feed, ...place, isFolderGone: false }, ports, signal);
  return taken.length === 0 ? refuse('expected articles, got a feed without any') : taken;
}

/** A page as a feed of one item. */
function feedOfPage({ page }: Extract<ReadDocument, { kind: 'page' }>, address: string): ReadFeed {
  const { title, date, site, body } = page;
  const item: FeedItem = { guid: null, link: address, title, date, tags: [], source: site, body, isDigest: false };
  return { title: null, items: [item] };
}
