import type { AtomFeed, JsonFeed, RdfFeed, RssFeed } from 'feedsmith';
import { type CleanHtml, cleanHtml, paragraphsOf } from './clean-html.js';
import { type FeedItem, oneLine, seemsDigest } from './feed-item.js';
import { readWebAddress } from './web-address.js';

/** What the four formats say of an item, by one name each. */
interface RawItem {
  readonly guid: string | null | undefined;
  readonly link: string | null;
  readonly title: string | null;
  /** The first that says anything. */
  readonly dates: readonly (string | null | undefined)[];
  readonly tags: readonly (string | null | undefined)[];
  readonly source: string | null | undefined;
  /** Whatever the feed holds of the text; the longest is taken. */
  readonly bodies: readonly CleanHtml[];
}

const MAX_TAGS = 20;
const MAX_TAG_UTF16_UNITS = 60;
const MAX_GUID_UTF16_UNITS = 2000;

/** <https://www.rssboard.org/rss-specification#hrelementsOfLtitemgt> */
export function itemsOfRss(feed: RssFeed.Feed<string>, address: string): FeedItem[] {
  return (feed.items ?? []).map((item) => {
    const permanent = item.guid?.isPermaLink === false ? null : readWebAddress(item.guid?.value ?? '');
    const link = readWebAddress(item.link ?? '', address) ?? permanent;
    return toItem({
      guid: item.guid?.value,
      link,
      title: plainTitle(item.title),
      dates: [item.pubDate, item.dc?.dates?.[0], item.atom?.published, item.atom?.updated],
      tags: [...(item.categories ?? []).map(({ name }) => name), ...(item.dc?.subjects ?? [])],
      source: item.source?.title ?? item.dc?.publishers?.[0],
      bodies: [item.content?.encoded, item.description].map((html) => cleanHtml(html ?? '', link ?? address)),
    });
  });
}

/** <https://web.resource.org/rss/1.0/spec> */
export function itemsOfRdf(feed: RdfFeed.Feed<string>, address: string): FeedItem[] {
  return (feed.items ?? []).map((item) => {
    const about = item.rdf?.about;
    const link = readWebAddress(item.link ?? '', address) ?? readWebAddress(about ?? '', address);
    return toItem({
      guid: about,
      link,
      title: plainTitle(item.title),
      dates: [item.dc?.dates?.[0]],
      tags: item.dc?.subjects ?? [],
      source: item.dc?.publishers?.[0] ?? item.dc?.sources?.[0],
      bodies: [item.content?.encoded, item.description].map((html) => cleanHtml(html ?? '', link ?? address)),
    });
  });
}

/** RFC 4287, 4.1.2. */
export function itemsOfAtom(feed: AtomFeed.Feed<string>, address: string): FeedItem[] {
  const base = readWebAddress(feed.xml?.base ?? '', address) ?? address;
  return (feed.entries ?? []).map((entry) => {
    const own = readWebAddress(entry.xml?.base ?? '', base) ?? base;
    const alternates = (entry.links ?? []).filter(({ rel }) => rel === undefined || rel === 'alternate');
    const chosen = alternates.find(({ type }) => type === undefined || /html/iu.test(type)) ?? alternates[0];
    const link = readWebAddress(chosen?.href ?? '', own);
    return toItem({
      guid: entry.id,
      link,
      title: readTitle(entry.title),
      dates: [entry.published, entry.updated],
      tags: (entry.categories ?? []).map(({ label, term }) => label ?? term),
      source: entry.source?.title?.value,
      bodies: [entry.content, entry.summary].map((text) => readText(text, link ?? own)),
    });
  });
}

/** <https://www.jsonfeed.org/version/1.1/> */
export function itemsOfJsonFeed(feed: JsonFeed.Feed<string>, address: string): FeedItem[] {
  return (feed.items ?? []).map((item) => {
    const link = readWebAddress(item.url ?? '', address) ?? readWebAddress(item.external_url ?? '', address);
    return toItem({
      guid: item.id,
      link,
      title: oneLine(item.title),
      dates: [item.date_published, item.date_modified],
      tags: item.tags ?? [],
      source: null,
      bodies: [
        cleanHtml(item.content_html ?? '', link ?? address),
        paragraphsOf(item.content_text ?? ''),
        paragraphsOf(item.summary ?? ''),
      ],
    });
  });
}

function toItem({ guid, link, title, dates, tags, source, bodies }: RawItem): FeedItem {
  const body = bodies.reduce((longest, next) => (next.text.length > longest.text.length ? next : longest));
  const named = tags.map((tag) => oneLine(tag, MAX_TAG_UTF16_UNITS)).filter((tag) => tag !== null);
  return {
    guid: oneLine(guid, MAX_GUID_UTF16_UNITS),
    link,
    title,
    date: oneLine(dates.find((date) => oneLine(date) !== null)),
    tags: [...new Set(named)].slice(0, MAX_TAGS),
    source: oneLine(source),
    body,
    isDigest: link !== null && seemsDigest(body.text),
  };
}

/** RFC 4287, 3.1.1: `text` unless it says `html` or `xhtml`. */
function readText(
  text: { readonly value?: string | undefined; readonly type?: string | undefined } | undefined,
  base: string,
): CleanHtml {
  const value = text?.value ?? '';
  return /html/iu.test(text?.type ?? 'text') ? cleanHtml(value, base) : paragraphsOf(value);
}

/** RFC 4287, 3.1.1, for a title. */
export function readTitle(
  title: { readonly value?: string | undefined; readonly type?: string | undefined } | undefined,
): string | null {
  return /html/iu.test(title?.type ?? 'text') ? plainTitle(title?.value) : oneLine(title?.value);
}

/** RSS does not say whether a title is HTML; where it has a tag or an entity left, it is. */
export function plainTitle(title: string | undefined): string | null {
  const text = title ?? '';
  return oneLine(/<\/?[a-z][^<>]*>|&(?:#\w+|\w+);/iu.test(text) ? cleanHtml(text, null).text : text);
}
