import type { CleanHtml } from './clean-html.js';

/** An item of a feed, whatever the feed's format. Texts are on one line, trimmed; what is empty is `null`. */
export interface FeedItem {
  /** What the feed calls it by: `guid`, Atom's and JSON Feed's `id`, RDF's `about`. */
  readonly guid: string | null;
  /** Of the article: http or https, whole. */
  readonly link: string | null;
  readonly title: string | null;
  /** As the feed writes it. */
  readonly date: string | null;
  readonly tags: readonly string[];
  /** Whom the feed says it was taken from. */
  readonly source: string | null;
  /** All that the feed holds of it. */
  readonly body: CleanHtml;
  /** Whether that seems to be only the beginning of an article that stands elsewhere. */
  readonly isDigest: boolean;
}

export interface ReadFeed {
  readonly title: string | null;
  /** As the feed has them. */
  readonly items: readonly FeedItem[];
}

/** Items that are read of one feed; one that holds more is an archive. */
export const MAX_ITEMS = 500;

/** A body shorter than this, in UTF-16 units, is taken for a digest where the item has a link. */
const SHORT_BODY = 200;
const CUT_OFF =
  /(?:…|\.{3}|\[…\]|\[\.{3}\]|\[&hellip;\]|(?:阅读|查看|点击)(?:全文|原文|更多|详情)|继续阅读|read more|continue reading)[\s>»›→)）\]】]*$/iu;

/** Whether a text says less than the article it stands for: it is short, or ends in the middle. */
export function seemsDigest(text: string): boolean {
  return text.length < SHORT_BODY || CUT_OFF.test(text);
}

/** A line of text without control characters; `null` where nothing is left of it. */
export function oneLine(text: string | null | undefined, maxUtf16Units = 300): string | null {
  const line = (text ?? '').replaceAll(/[\s\p{Cc}\p{Cs}\u2028\u2029\uFFFE\uFFFF]+/gu, ' ').trim();
  const cut =
    line.length > maxUtf16Units
      ? line
          .slice(0, maxUtf16Units)
          .replace(/\p{Cs}$/u, '')
          .trimEnd()
      : line;
  return cut === '' ? null : cut;
}
