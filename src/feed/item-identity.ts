import { createHash } from 'node:crypto';
import type { FeedItem } from './feed-item.js';
import type { FeedMemory, TakenItem } from './feed-state.js';

/** An item of a feed, and what it is told from others by. */
export interface IdentifiedItem {
  readonly item: FeedItem;
  /** The surest first. Names of places in a memory, not for reading. */
  readonly keys: readonly ItemKey[];
  /** 24 hex digits, the same in every run: what its file is called by. */
  readonly nameHash: string;
  readonly contentHash: string;
}

export interface ItemKey {
  readonly kind: 'id' | 'local-id' | 'link' | 'text' | 'name';
  readonly key: string;
}

/** Texts of fewer UTF-16 units (`休市公告`) may be those of several articles. */
const LONG_ENOUGH = 50;

/**
 * The items of one response, each once. An id that stands in items of different links is none (some feeds give all items the
 * same), nor is a link that stands under different ids (others link them all to one page).
 *
 * @param feed The feed's address in the settings: an id that is no address of its own counts within it.
 */
export function identifyItems(items: readonly FeedItem[], feed: string): IdentifiedItem[] {
  const sharedIds = findShared(
    items,
    ({ guid }) => guid,
    ({ link, title }) => linkKey(link) ?? title,
  );
  const idOf = ({ guid }: FeedItem): string | null => (guid === null || sharedIds.has(guid) ? null : guid);
  const sharedLinks = findShared(
    items,
    ({ link }) => linkKey(link),
    (item) => idOf(item) ?? item.title,
  );
  const different = new Map<string, IdentifiedItem>();
  for (const item of items) {
    const id = idOf(item);
    const link = linkKey(item.link);
    const identified = identifyItem({ item, feed, id, link: link === null || sharedLinks.has(link) ? null : link });
    if (!different.has(identified.nameHash)) different.set(identified.nameHash, identified);
  }
  return [...different.values()];
}

/** What several items have, though something else says that they differ. */
function findShared(
  items: readonly FeedItem[],
  of: (item: FeedItem) => string | null,
  differsBy: (item: FeedItem) => string | null,
): ReadonlySet<string> {
  const first = new Map<string, string | null>();
  const shared = new Set<string>();
  for (const item of items) {
    const value = of(item);
    if (value === null) continue;
    const by = differsBy(item);
    if (!first.has(value)) first.set(value, by);
    else if (first.get(value) !== by) shared.add(value);
  }
  return shared;
}

/** The item as it was taken before: under another id, by another link or in another feed. */
export function findTaken({ item, keys }: IdentifiedItem, memory: FeedMemory): TakenItem | null {
  for (const { kind, key } of keys) {
    const taken = memory.findItem(key);
    // A feed that counts its ids anew gives those of its first articles to others.
    if (taken !== null && (kind !== 'local-id' || agrees(item, taken))) return taken;
  }
  return null;
}

function agrees(item: FeedItem, { link, title }: TakenItem): boolean {
  const sameLink = item.link === null || link === null || linkKey(item.link) === linkKey(link);
  return sameLink || item.title === null || title === null || item.title === title;
}

interface Identity {
  readonly item: FeedItem;
  readonly feed: string;
  readonly id: string | null;
  readonly link: string | null;
}

function identifyItem({ item, feed, id, link }: Identity): IdentifiedItem {
  const { title, body } = item;
  const nameHash = hash(nameParts({ item, feed, id, link })).slice(0, 24);
  const keys: ItemKey[] = [];
  if (id !== null) {
    keys.push(isGlobal(id) ? { kind: 'id', key: hash(['id', id]) } : { kind: 'local-id', key: hash(['id', feed, id]) });
  }
  if (link !== null) keys.push({ kind: 'link', key: hash(['link', link]) });
  if (body.text.length >= LONG_ENOUGH) keys.push({ kind: 'text', key: hash(['text', feed, title, body.text]) });
  keys.push({ kind: 'name', key: hash(['name', nameHash]) });
  return { item, keys, nameHash, contentHash: hash(['content', title, body.text]) };
}

/** An id, else a link, else a title. An id that is none outside its feed is not trusted alone. */
function nameParts({ item, feed, id, link }: Identity): readonly (string | null)[] {
  if (id !== null && isGlobal(id)) return ['id', id];
  if (id !== null) return ['id', feed, id, link ?? item.title];
  return link === null ? ['title', feed, item.title ?? item.body.text] : ['link', link];
}

/** An address, or a `urn:` or `tag:`: no two articles have the same. */
function isGlobal(guid: string): boolean {
  return /^(?:https?:\/\/[^/]+\/.|urn:|tag:)/iu.test(guid);
}

/**
 * A link without what changes though the article does not: the scheme, and what counts visitors. `null` for the front page of a
 * site, which is no article's own.
 */
function linkKey(link: string | null): string | null {
  if (link === null) return null;
  const url = new URL(link);
  const counting = [...url.searchParams.keys()].filter((name) => /^(?:utm_\w+|spm|fbclid|gclid)$/iu.test(name));
  for (const name of counting) url.searchParams.delete(name);
  const rest = `${url.pathname}${url.search}${url.hash}`;
  return rest === '/' ? null : `${url.host}${rest}`;
}

function hash(parts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
