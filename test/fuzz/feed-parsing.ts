import assert from 'node:assert/strict';
import { readArticle } from '../../src/article/read-article.js';
import { createZone } from '../../src/article/zone.js';
import type { CleanHtml } from '../../src/feed/clean-html.js';
import { composePost } from '../../src/feed/compose-post.js';
import { type FeedItem, MAX_ITEMS } from '../../src/feed/feed-item.js';
import { identifyItems } from '../../src/feed/item-identity.js';
import { type ReadDocument, readDocument } from '../../src/feed/read-document.js';
import { readFeedDate } from '../../src/feed/read-feed-date.js';
import { type AnyDocument, anyDocument, bytesOfDocument } from './any-feed.js';
import { plainTarget } from './fuzz-target.js';

export const feedParsing = plainTarget<AnyDocument>({
  name: 'feed',
  runsInTest: 250,
  inputs: anyDocument,
  check: checkParsing,
});

const feedAddress = 'https://feed.example/a/feed.xml';
const zone = createZone('Asia/Shanghai');

/** Items or a page from which posts can be made, or a reason; whichever, the same again. */
export function checkParsing(document: AnyDocument): void {
  const { as, contentType } = document;
  const request = { as, address: feedAddress, contentType, bytes: bytesOfDocument(document) };
  const read = readDocument(request);
  assert.deepEqual(readDocument({ ...request, bytes: request.bytes.slice() }), read);
  if (read.kind === 'unreadable') checkReason(read);
  else if (read.kind === 'page') checkPage(read);
  else checkItems(read);
}

const maxReasonUtf16Units = 300;

function checkReason({ expected, got }: Extract<ReadDocument, { kind: 'unreadable' }>): void {
  for (const text of [expected, got]) assert.match(text, /^[^\n\r]+$/u);
  assert.ok(`${expected}${got}`.length < maxReasonUtf16Units, 'a reason that fills screens');
}

function checkPage({ page: { title, date, site, body } }: Extract<ReadDocument, { kind: 'page' }>): void {
  for (const text of [title, date, site]) checkLine(text, 300);
  checkPost({ title, date, tags: [], publisher: site, link: feedAddress, body });
}

function checkItems({ feed: { title, items } }: Extract<ReadDocument, { kind: 'feed' }>): void {
  checkLine(title, 300);
  assert.ok(items.length <= MAX_ITEMS, 'more items than an archive');
  for (const { item, keys } of identifyItems(items, feedAddress)) {
    assert.ok(keys.length > 0, 'an item that nothing tells from others');
    checkItem(item);
  }
}

function checkItem({ guid, link, title, date, tags, source, body }: FeedItem): void {
  checkLine(guid, 2000);
  for (const text of [title, date, source]) checkLine(text, 300);
  for (const tag of tags) checkLine(tag, 60);
  if (link !== null) assert.match(new URL(link).protocol, /^https?:$/u);
  checkPost({ title, date, tags, publisher: source, link, body });
}

function checkLine(text: string | null, maxUtf16Units: number): void {
  if (text === null) return;
  assert.match(text, /^\S(?:[^\p{Cc}\p{Cs}\u2028\u2029]*\S)?$/u);
  assert.ok(text.length <= maxUtf16Units, 'a line over its limit');
}

/** What may stand in a post: neither what runs nor an address but the web's. */
const cleanTag =
  /^(?:\/?(?:p|h[1-6]|ul|ol|li|table|thead|tbody|tfoot|tr|td|th|blockquote|pre|div|figure|figcaption|b|strong|br|hr)|img src="https?:\/\/[^"<>]*")$/u;

interface MadePost {
  readonly title: string | null;
  readonly date: string | null;
  readonly tags: readonly string[];
  readonly publisher: string | null;
  readonly link: string | null;
  readonly body: CleanHtml;
}

/** The post that is written of it reads as an article of that title and source, word for word. */
function checkPost({ title, date, tags, publisher, link, body }: MadePost): void {
  for (const [, tag = ''] of body.html.matchAll(/<([^>]*)>/gu)) assert.match(tag, cleanTag);
  const publishedMs = date === null ? null : (readFeedDate(date, zone)?.epochMs ?? null);
  const post = composePost({ title, publishedMs, tags, publisher, sourceUrl: link, foundAt: feedAddress, body }, zone);
  const result = readArticle({ path: '2022-01-25-a.md', bytes: new TextEncoder().encode(post) });
  if (result.kind !== 'article') {
    const why = result.kind === 'rejected' ? result.rejection.field : result.kind;
    assert.ok(why === 'body' || why === 'size', `expected a post that can be read, got ${why}`);
    return;
  }
  const { article } = result;
  assert.equal(article.title, title);
  assert.deepEqual(
    article.tags,
    tags.map((tag) => tag.replaceAll(/ +/gu, ' ')),
  );
  assert.equal(article.sourceUrl, link);
  assert.equal(
    article.publishedAt?.epochMs ?? null,
    publishedMs === null ? null : Math.floor(publishedMs / 1000) * 1000,
  );
}
