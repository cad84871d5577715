import type { Zone } from '../article/zone.js';
import type { CleanHtml } from './clean-html.js';
import { oneLine } from './feed-item.js';
import { formatFrontMatterDate } from './read-feed-date.js';

/** What a post says. */
export interface Post {
  readonly title: string | null;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly publishedMs: number | null;
  readonly tags: readonly string[];
  readonly publisher: string | null;
  /** Of the article, where its readers find it. */
  readonly sourceUrl: string | null;
  /** Where it was found: a feed, or the page itself. */
  readonly foundAt: string;
  readonly body: CleanHtml;
}

/** Longest name in a source line that the reader of articles takes for one. */
const MAX_PUBLISHER_UTF16_UNITS = 40;

/**
 * A post as Jekyll has them, in the form that `article/` reads a publisher and a source from: the source line as the last
 * paragraph, the address on a line of its own. Values of the front matter are quoted as JSON, which is YAML too.
 */
export function composePost(
  { title, publishedMs, tags, publisher, sourceUrl, foundAt, body }: Post,
  zone: Zone,
): string {
  const [category] = tags;
  const source = oneLine(publisher, MAX_PUBLISHER_UTF16_UNITS);
  return [
    '---',
    ...(title === null ? [] : [`title: ${JSON.stringify(title)}`]),
    ...(publishedMs === null ? [] : [`date: ${formatFrontMatterDate(publishedMs, zone)}`]),
    ...(category === undefined ? [] : [`categories: ${JSON.stringify(category)}`]),
    ...(tags.length === 0 ? [] : [`tags: ${JSON.stringify(tags)}`]),
    `source: ${JSON.stringify(foundAt)}`,
    '---',
    '<div>',
    body.html.trim(),
    '</div>',
    ...(source === null ? [] : [`<p>（文章来源：${escapeName(source)}）</p>`]),
    '',
    `<${sourceUrl ?? ''}>`,
    '',
  ].join('\n');
}

function escapeName(name: string): string {
  return name.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
