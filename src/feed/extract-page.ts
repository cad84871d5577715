import { Readability } from '@mozilla/readability';
import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import { type CleanHtml, cleanHtml, escapeHtml } from './clean-html.js';
import { oneLine } from './feed-item.js';

/** The article on a page of a web site. */
export interface ReadPage {
  readonly title: string | null;
  /** As the page's description of itself writes it. */
  readonly date: string | null;
  /** The site's name for itself. */
  readonly site: string | null;
  readonly body: CleanHtml;
}

/** A page of more elements is a list or an attack. */
const MAX_ELEMENTS = 50_000;
/** Elements in one another, as browsers have them at most; Readability takes time quadratic in it. */
const MAX_DEPTH = 512;
/** Least text, in UTF-16 units, that is taken for an article. Readability asks for 500; Han characters say more each. */
const MIN_ARTICLE = 100;

/**
 * The main text of a page, or `null` where it has none that stands out from what is around it.
 *
 * @throws {Error} for a page of too many elements, or of too many in one another.
 */
export function extractPage(html: string, address: string): ReadPage | null {
  const depth = depthOf(html);
  if (depth > MAX_DEPTH) throw new Error(`${depth} elements in one another`);
  const { document } = parseHTML(html);
  const article = new Readability(document, { charThreshold: MIN_ARTICLE, maxElemsToParse: MAX_ELEMENTS }).parse();
  if (article === null) return null;
  const body = cleanHtml(article.content ?? '', address);
  if (body.text.length < MIN_ARTICLE) return null;
  const site = oneLine(article.siteName);
  const title = withoutSite(oneLine(article.title), site);
  return { title, date: oneLine(article.publishedTime), site, body: withoutTitle(body, title) };
}

/** How many elements are open at most, in the parser that makes the document. */
function depthOf(html: string): number {
  let open = 0;
  let deepest = 0;
  const parser = new Parser({
    onopentag: () => {
      open += 1;
      deepest = Math.max(deepest, open);
    },
    onclosetag: () => {
      open -= 1;
    },
  });
  parser.end(html);
  return deepest;
}

/** A heading that says the title again, where the text begins with one. */
function withoutTitle(body: CleanHtml, title: string | null): CleanHtml {
  const [heading, before = '', text = ''] = /^((?:<div>\n)*)<h\d>(.*)<\/h\d>\n/u.exec(body.html) ?? [];
  if (heading === undefined || title === null || text.trim() !== escapeHtml(title)) return body;
  return { html: before + body.html.slice(heading.length), text: body.text.slice(title.length).trimStart() };
}

/** `工信部加码扶持 - 某某网`: pages put the site's name behind their titles. */
function withoutSite(title: string | null, site: string | null): string | null {
  if (title === null || site === null || !title.endsWith(site)) return title;
  const rest = title.slice(0, -site.length).trimEnd();
  return /[-–—_|｜·]$/u.test(rest) ? oneLine(rest.slice(0, -1)) : title;
}
