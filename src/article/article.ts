/**
 * A moment as a post wrote it.
 *
 * `iso` is ISO 8601 with the offset the post was written with (or the one of the `TIMEZONE` setting, where the post
 * names none), for example `2022-01-25T11:26:09+08:00`.
 */
export interface PublishedAt {
  readonly iso: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly epochMs: number;
}

export type BlockKind = 'heading' | 'paragraph' | 'table-row';

/** One line of an article's text: what a reader sees as a paragraph, a heading or a row of a table. */
export interface Block {
  readonly kind: BlockKind;
  /** Never empty, never holds `\n`; entities decoded, runs of HTML white space collapsed to one blank, trimmed. */
  readonly text: string;
  /** Which `<p>` of the body it came from, from 0 over all `<p>` of the file; `null` where it stands in none. */
  readonly paragraph: number | null;
}

/** An article as a file tells it. Whatever the file does not say is `null` (or an empty list). */
export interface Article {
  readonly id: string;
  /** Below the corpus folder, with `/` between folders. */
  readonly path: string;
  readonly title: string | null;
  readonly publishedAt: PublishedAt | null;
  readonly category: string | null;
  readonly tags: readonly string[];
  readonly publisher: string | null;
  /** Where the publisher has it; always `http` or `https`, and parses. */
  readonly sourceUrl: string | null;
  /** Where the site that keeps the folder has it (`SITE_URL` and the Jekyll permalink). */
  readonly siteUrl: string | null;
  readonly blocks: readonly Block[];
}

/** The text of an article: its blocks, one a line. Every passage is an exact substring of it. */
export function articleText(article: Pick<Article, 'blocks'>): string {
  return article.blocks.map((block) => block.text).join('\n');
}

/** A part of an article that can be quoted by itself. */
export interface Passage {
  /** `<article id>#<ordinal>`. */
  readonly id: string;
  readonly articleId: string;
  /** Place among the article's passages, from 0. */
  readonly ordinal: number;
  /** Exactly `articleText(article).slice(start, start + text.length)`. */
  readonly text: string;
  /** In UTF-16 units of the article text. */
  readonly start: number;
  /** The heading it stands under. */
  readonly heading: string | null;
  /** The `<p>`s its blocks came from, ascending. */
  readonly paragraphs: readonly number[];
}

/** Why a file is not served. `file` is its path below the corpus folder. */
export interface Rejection {
  readonly file: string;
  readonly field: string;
  readonly expected: string;
  readonly got: string;
}

export type ReadResult =
  | { readonly kind: 'article'; readonly article: Article; readonly passages: readonly Passage[] }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  /** `published: false`: not an error, and not served. */
  | { readonly kind: 'unpublished'; readonly file: string };
