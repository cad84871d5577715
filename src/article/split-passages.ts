import type { Article, Block, Passage } from './article.js';
import { articleText } from './article.js';
import { passageIdOf } from './article-id.js';
import { cutText } from './cut-text.js';

/** Longest passage, in UTF-16 units, that a paragraph is not cut for. */
export const MAX_PASSAGE_UTF16_UNITS = 500;
/** A shorter paragraph, in UTF-16 units, says too little to be quoted by itself. */
export const MIN_PASSAGE_UTF16_UNITS = 15;

/** A stretch of the article text that will be one passage. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly heading: string | null;
  readonly kind: Block['kind'];
  readonly paragraphs: readonly number[];
}

/**
 * The passages of an article, in order: one a paragraph, less the headings that something stands under. A paragraph over
 * the maximum is cut at ends of sentences, one under the minimum joins the one before it under the same heading, else
 * the one after; rows of a table join up to the maximum. A heading with nothing under it is a passage.
 */
export function splitPassages(article: Pick<Article, 'id' | 'blocks'>): Passage[] {
  const text = articleText(article);
  const stretches = joinShort(joinRows(cutBlocks(article.blocks)));
  return stretches.map(({ start, end, heading, paragraphs }, ordinal) => ({
    id: passageIdOf(article.id, ordinal),
    articleId: article.id,
    ordinal,
    text: text.slice(start, end),
    start,
    heading,
    paragraphs,
  }));
}

/** Each block, or each piece of a long one, with the heading it stands under; headings of something are left out. */
function cutBlocks(blocks: readonly Block[]): Stretch[] {
  const stretches: Stretch[] = [];
  let heading: string | null = null;
  let offset = 0;
  for (const [index, { kind, text, paragraph }] of blocks.entries()) {
    const following = blocks[index + 1]?.kind ?? 'heading';
    const opensSection = kind === 'heading' && following !== 'heading';
    if (kind === 'heading') heading = opensSection ? text : null;
    if (!opensSection) {
      const paragraphs = paragraph === null ? [] : [paragraph];
      for (const { start, end } of cutText(text, MAX_PASSAGE_UTF16_UNITS)) {
        stretches.push({ start: offset + start, end: offset + end, heading, kind, paragraphs });
      }
    }
    offset += text.length + 1;
  }
  return stretches;
}

function joinRows(stretches: readonly Stretch[]): Stretch[] {
  return joinWhere(
    stretches,
    (before, after) =>
      before.kind === 'table-row' && after.kind === 'table-row' && after.end - before.start <= MAX_PASSAGE_UTF16_UNITS,
  );
}

function joinShort(stretches: readonly Stretch[]): Stretch[] {
  return joinWhere(
    stretches,
    (before, after) =>
      (isShort(before) || isShort(after)) &&
      (before.kind === 'heading') === (after.kind === 'heading') &&
      after.end - before.start <= MAX_PASSAGE_UTF16_UNITS + MIN_PASSAGE_UTF16_UNITS,
  );
}

function isShort({ start, end }: Stretch): boolean {
  return end - start < MIN_PASSAGE_UTF16_UNITS;
}

/** Joins neighbours, first to last, under one heading; a heading between them parts them (then more than `\n` does). */
function joinWhere(stretches: readonly Stretch[], wanted: (before: Stretch, after: Stretch) => boolean): Stretch[] {
  const joined: Stretch[] = [];
  for (const after of stretches) {
    const before = joined.at(-1);
    const adjacent = before !== undefined && after.start - before.end <= 1 && after.heading === before.heading;
    if (before !== undefined && adjacent && wanted(before, after)) {
      const paragraphs = [...new Set([...before.paragraphs, ...after.paragraphs])];
      joined[joined.length - 1] = { ...before, end: after.end, paragraphs };
    } else joined.push(after);
  }
  return joined;
}
