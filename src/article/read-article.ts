import type { Article, PublishedAt, ReadResult, Rejection } from './article.js';
import { articleIdForPath } from './article-id.js';
import { buildBlocks, type Content } from './build-blocks.js';
import { decodeUtf8 } from './decode-utf8.js';
import { extractLines } from './extract-lines.js';
import { namePublisher } from './name-publisher.js';
import { type FrontMatter, readFrontMatter } from './read-front-matter.js';
import { isDateMissing, readPublishedAt } from './read-published-at.js';
import { MAX_FILE_BYTES, quoteValue, rejectOversized } from './rejection.js';
import { renderMarkdown } from './render-markdown.js';
import { buildSiteUrl } from './site-url.js';
import { splitPassages } from './split-passages.js';
import { type Tail, takeTail } from './take-tail.js';
import { createZone, type Zone } from './zone.js';

/** The settings that articles are read by. */
export interface ReadSettings {
  /** IANA name of the zone of dates written without offset (setting `TIMEZONE`); default `Asia/Shanghai`. */
  readonly timezone?: string;
  /** Setting `SITE_URL`: the address of the Jekyll site that shows the folder. */
  readonly siteUrl?: string;
}

export interface ArticleFile {
  /** Below the corpus folder, with `/` between folders. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

const DEFAULT_TIMEZONE = 'Asia/Shanghai';

/**
 * Reads one file as an article; {@link createArticleReader} says how.
 *
 * @throws {RangeError} where `timezone` is no zone that Intl knows; no bytes make it throw.
 */
export function readArticle({ path, bytes, ...settings }: ArticleFile & ReadSettings): ReadResult {
  return createArticleReader(settings)({ path, bytes });
}

/**
 * Reads files as articles. No bytes make the reader throw.
 *
 * Rejected is only what cannot be served honestly: a file that is no text or has none to quote, one whose front matter
 * cannot be told, and a date that is written but is none. That last is a slip which its author can mend; served undated
 * the article would be missing from every list by date, and nobody told. A title or date that is missing or empty (the
 * template writes `date:  +0800` alone) is no slip: such an article is served without.
 *
 * @throws {RangeError} where `timezone` is no zone that Intl knows.
 */
export function createArticleReader({
  timezone = DEFAULT_TIMEZONE,
  siteUrl,
}: ReadSettings = {}): (file: ArticleFile) => ReadResult {
  const zone = createZone(timezone);
  return (file) => {
    const text = decode(file);
    if (typeof text !== 'string') return rejected(text);
    return readText({ path: file.path, text, zone, siteUrl: siteUrl ?? null });
  };
}

function decode({ path, bytes }: ArticleFile): string | Rejection {
  if (bytes.length > MAX_FILE_BYTES) return rejectOversized(path, bytes.length);
  const decoded = decodeUtf8(bytes);
  if (decoded.kind === 'text') return decoded.text.replaceAll(/\r\n?/gu, '\n');
  const byte = decoded.byte.toString(16).padStart(2, '0');
  return { file: path, field: 'encoding', expected: 'UTF-8', got: `the byte 0x${byte} at offset ${decoded.offset}` };
}

interface TextFile {
  readonly path: string;
  readonly text: string;
  readonly zone: Zone;
  readonly siteUrl: string | null;
}

function readText({ path, text, zone, siteUrl }: TextFile): ReadResult {
  const reject = (field: string, expected: string, got: string): ReadResult =>
    rejected({ file: path, field, expected, got });
  const head = readFrontMatter(text);
  if (head.kind === 'bad') return reject(head.field, head.expected, head.got);
  const { frontMatter } = head;
  if (!frontMatter.published) return { kind: 'unpublished', file: path };
  const publishedAt = readDate(frontMatter.date, zone);
  if (publishedAt === 'unreadable') return reject('front matter "date"', 'a date', quoteValue(frontMatter.date ?? ''));
  const tail = takeTail(frontMatter.body);
  const content = readBody(tail.body);
  if (content.blocks.length === 0) return reject('body', 'text to quote', 'none');
  const article = assemble({ path, frontMatter, publishedAt, tail, content });
  const { category } = frontMatter;
  const hasPermalink = siteUrl !== null && publishedAt !== null;
  const address = hasPermalink ? buildSiteUrl({ siteUrl, path, publishedAt, category, zone }) : null;
  return { kind: 'article', article: { ...article, siteUrl: address }, passages: splitPassages(article) };
}

function rejected(rejection: Rejection): ReadResult {
  return { kind: 'rejected', rejection };
}

function readDate(text: string | null, zone: Zone): PublishedAt | null | 'unreadable' {
  if (text === null || isDateMissing(text)) return null;
  return readPublishedAt(text, zone) ?? 'unreadable';
}

function readBody(body: string): Content {
  // What the scraper's template writes for an article it could not fetch (six of 19,547 real posts).
  if (body.trim() === 'undefined') return { blocks: [], sourceLine: null };
  return buildBlocks(extractLines(renderMarkdown(body)));
}

interface Parts {
  readonly path: string;
  readonly frontMatter: FrontMatter;
  readonly publishedAt: PublishedAt | null;
  readonly tail: Tail;
  readonly content: Content;
}

/** The article, but for its address on the site. */
function assemble({ path, frontMatter, publishedAt, tail, content }: Parts): Article {
  const { title, category, tags } = frontMatter;
  const { sourceLine, blocks } = content;
  return {
    id: articleIdForPath(path),
    path,
    title,
    publishedAt,
    category,
    tags,
    publisher: namePublisher({ sourceLine, tags, category, navigationLabel: tail.navigationLabel }),
    sourceUrl: tail.sourceUrl,
    siteUrl: null,
    blocks,
  };
}
