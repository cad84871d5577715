import type { PublishedAt } from './article.js';
import { readJekyllName } from './article-file.js';
import { readHttpUrl } from './take-tail.js';
import type { Zone } from './zone.js';

/** What a Jekyll permalink is made of. */
export interface PermalinkParts {
  /** The setting `SITE_URL`, perhaps with a path and an ending slash. */
  readonly siteUrl: string;
  readonly path: string;
  readonly publishedAt: PublishedAt;
  /** As the front matter has it; Jekyll parts it at blanks. */
  readonly category: string | null;
  /** What the site is built in: it decides which day a moment falls on. */
  readonly zone: Zone;
}

/**
 * Where a Jekyll site has a post, by its default permalink `/:categories/:year/:month/:day/:title.html`; `null` for a file
 * that is not named as posts are. Categories come lower-cased, the title is the file name's.
 * <https://jekyllrb.com/docs/permalinks/#built-in-formats>
 */
export function buildSiteUrl({ siteUrl, path, publishedAt, category, zone }: PermalinkParts): string | null {
  const name = readJekyllName(path);
  if (name === null) return null;
  const categories = (category ?? '').toLowerCase().split(/\s+/u).filter(Boolean);
  // Jekyll's "pretty" slug mode: whatever is no letter, digit or one of a few marks becomes a hyphen.
  const title = name.slug.replaceAll(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-').replaceAll(/^-|-$/gu, '');
  const day = dayInZone(publishedAt.epochMs, zone);
  const segments = [...new Set(categories), ...day, `${title}.html`].map((part) => encodeURIComponent(part));
  return readHttpUrl(`${siteUrl.replace(/\/+$/u, '')}/${segments.join('/')}`);
}

/** Year, month and day with leading zeros. */
function dayInZone(epochMs: number, zone: Zone): readonly string[] {
  const local = new Date(epochMs + zone.offsetAt(epochMs) * 60_000);
  return local.toISOString().slice(0, 'YYYY-MM-DD'.length).split('-');
}
