import { join } from 'node:path';
import type { ArticleWriter, Taken } from './article-writer.js';
import type { Post } from './compose-post.js';
import type { ReadPage } from './extract-page.js';
import type { FeedItem, ReadFeed } from './feed-item.js';
import type { FeedMemory, TakenItem } from './feed-state.js';
import { fetchPage, type PagePorts } from './fetch-page.js';
import { findTaken, type IdentifiedItem, identifyItems } from './item-identity.js';
import { formatFrontMatterDate, readFeedDate } from './read-feed-date.js';
import { listFolder } from './write-file.js';

export interface TakePorts extends PagePorts {
  readonly corpusDir: string;
  readonly writer: ArticleWriter;
  readonly memory: FeedMemory;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** Rejects when `signal` is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

export interface ItemsOf {
  readonly feed: ReadFeed;
  /** The feed's address in the settings. */
  readonly address: string;
  /** Below the corpus folder. */
  readonly folder: string;
  /** Items that were taken are written again: their files are gone with the whole folder. */
  readonly isFolderGone: boolean;
}

export interface TakenItems {
  readonly taken: readonly Taken[];
  /** Whether the page of any is to be tried again. */
  readonly isPagePending: boolean;
}

/** How often a page is tried that fails for a reason that passes. */
const MAX_PAGE_FAILURES = 3;
/** So many such failures one after another, and the rest of the items are not tried in this round: the site is down. */
const MAX_FAILURES_IN_A_ROW = 3;

/**
 * Brings the corpus to what a feed says, the oldest item first. Each file is written, then remembered: killed in between, the
 * same file is written again. Nothing is written for an item that was taken and has not changed, so that an article which was
 * deleted by hand stays so.
 *
 * Where an item is only a digest, its page is fetched. A page that fails for a reason that passes costs nothing: the digest is
 * written at once, for the item may have left the feed by the next time, and the page is tried twice more. Then, or where it
 * fails for good, the digest is what there is; it never replaces the text of a page that was had before.
 *
 * @throws where a file cannot be written; what was taken before stays taken.
 */
export async function takeItems(items: ItemsOf, ports: TakePorts, signal: AbortSignal): Promise<TakenItems> {
  const names = await listFolder(join(ports.corpusDir, items.folder), ports.now());
  const round = new TakingRound(items, ports, signal, new Map(names.map((name) => [hashIn(name), name])));
  for (const identified of oldestFirst(identifyItems(items.feed.items, items.address), ports.writer)) {
    signal.throwIfAborted();
    // oxlint-disable-next-line no-await-in-loop -- in their order, and one page at a time
    await round.take(identified);
  }
  return { taken: round.taken, isPagePending: round.isPagePending };
}

class TakingRound {
  readonly taken: Taken[] = [];
  isPagePending = false;
  #failuresInARow = 0;
  #hasAsked = false;
  readonly #items: ItemsOf;
  readonly #ports: TakePorts;
  readonly #signal: AbortSignal;
  readonly #namesByHash: ReadonlyMap<string, string>;

  constructor(items: ItemsOf, ports: TakePorts, signal: AbortSignal, namesByHash: ReadonlyMap<string, string>) {
    this.#items = items;
    this.#ports = ports;
    this.#signal = signal;
    this.#namesByHash = namesByHash;
  }

  async take(identified: IdentifiedItem): Promise<void> {
    const { memory, now } = this.#ports;
    const { item, contentHash } = identified;
    const { address } = this.#items;
    const before = findTaken(identified, memory);
    const keys = identified.keys.map(({ key }) => key);
    // Two feeds of a site carry the same article, often one of them in full: it stays with the first.
    const isOthers = before !== null && before.feed !== address;
    const isUnchanged = before?.contentHash === contentHash && before.pageFailures === 0 && !this.#items.isFolderGone;
    if (before !== null && (isOthers || isUnchanged)) {
      memory.saveItem(before, keys, now());
      return;
    }
    const page = item.isDigest && item.link !== null ? await this.#fetchPage(item.link) : null;
    const path = before?.path ?? this.#pathOf(identified, page?.page ?? null);
    const isPassing = page !== null && page.page === null && page.isPassing;
    const failures = isPassing ? (before?.contentHash === contentHash ? before.pageFailures : 0) + 1 : 0;
    const pageFailures = failures < MAX_PAGE_FAILURES ? failures : 0;
    this.isPagePending ||= pageFailures > 0;
    const hasPage = page !== null && page.page !== null;
    if (before?.contentHash !== contentHash || hasPage || this.#items.isFolderGone) {
      this.taken.push(await this.#write(path, item, page?.page ?? null));
    }
    const { title, link } = item;
    const after: TakenItem = { path, feed: address, title, link, contentHash, pageFailures };
    memory.saveItem(after, keys, now());
  }

  async #write(path: string, item: FeedItem, page: ReadPage | null): Promise<Taken> {
    const { writer } = this.#ports;
    const { feed, address } = this.#items;
    const isPageFuller = page !== null && page.body.text.length > item.body.text.length;
    const post: Post = {
      title: item.title ?? page?.title ?? null,
      publishedMs: this.#publishedMs(item, page),
      tags: item.tags,
      publisher: item.source ?? feed.title ?? page?.site ?? null,
      sourceUrl: item.link,
      foundAt: address,
      body: isPageFuller ? page.body : item.body,
    };
    const taken = await writer.writePost(path, post, item.isDigest && page === null);
    return taken.kind === 'refused' ? { ...taken, what: item.link ?? item.title ?? path } : taken;
  }

  #publishedMs(item: FeedItem, page: ReadPage | null): number | null {
    return publishedMs(item.date, this.#ports.writer) ?? publishedMs(page?.date ?? null, this.#ports.writer);
  }

  async #fetchPage(link: string): Promise<{ readonly page: ReadPage | null; readonly isPassing: boolean }> {
    if (this.#failuresInARow >= MAX_FAILURES_IN_A_ROW) return { page: null, isPassing: true };
    const takeTurn = async (pauseMs: number): Promise<void> => {
      if (this.#hasAsked) await this.#ports.wait(pauseMs, this.#signal);
      this.#hasAsked = true;
    };
    const fetched = await fetchPage({ address: link, takeTurn, signal: this.#signal }, this.#ports);
    if (fetched.kind === 'page') {
      this.#failuresInARow = 0;
      return { page: fetched.page, isPassing: false };
    }
    this.#failuresInARow = fetched.isPassing ? this.#failuresInARow + 1 : 0;
    return { page: null, isPassing: fetched.isPassing };
  }

  /** By the day of the article, or else by that of its arrival; where a file of the item is there already, that one. */
  #pathOf({ item, nameHash }: IdentifiedItem, page: ReadPage | null): string {
    const { writer, now } = this.#ports;
    const day = formatFrontMatterDate(this.#publishedMs(item, page) ?? now(), writer.zone).slice(0, 10);
    const name = this.#namesByHash.get(nameHash) ?? `${day}-${nameHash}.html`;
    return `${this.#items.folder}/${name}`;
  }
}

/** By date where all have one; feeds put the newest first, so others go from the last to the first. */
function oldestFirst(items: readonly IdentifiedItem[], writer: ArticleWriter): IdentifiedItem[] {
  const backwards = items
    .map((identified) => ({ identified, ms: publishedMs(identified.item.date, writer) ?? Number.NaN }))
    .toReversed();
  const isDated = backwards.every(({ ms }) => !Number.isNaN(ms));
  const inOrder = isDated ? backwards.toSorted((left, right) => left.ms - right.ms) : backwards;
  return inOrder.map(({ identified }) => identified);
}

function publishedMs(date: string | null, { zone }: ArticleWriter): number | null {
  return date === null ? null : (readFeedDate(date, zone)?.epochMs ?? null);
}

/** The part of a file's name that tells its item. */
function hashIn(name: string): string {
  return /^\d{4}-\d{2}-\d{2}-([0-9a-f]{24})\.html$/u.exec(name)?.[1] ?? name;
}
