import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { type Article, articleText, type Passage, type Rejection } from '../../src/article/article.js';
import { passageIdOf } from '../../src/article/article-id.js';
import { decodeArticle, encodeArticle } from '../../src/article/article-record.js';
import { readArticle } from '../../src/article/read-article.js';
import { MAX_PASSAGE_UTF16_UNITS, MIN_PASSAGE_UTF16_UNITS } from '../../src/article/split-passages.js';
import { splitSentences } from '../../src/article/split-sentences.js';
import { type AnyPost, anyPost } from './any-post.js';
import { plainTarget } from './fuzz-target.js';
import { edited, textOf } from './pieces.js';

/** A file and what it is called. */
export interface ReadingInput {
  readonly path: string;
  readonly post: AnyPost;
}

const paths = fc.constantFrom('_posts/2022-01-25-NW1.md', 'a/文章 1.html', '2022-13-45-x.md', '../a#b.md', '.md');

export const articleReading = plainTarget<ReadingInput>({
  name: 'article',
  runsInTest: 1200,
  inputs: fc.record({ path: paths, post: anyPost }),
  check: checkReading,
});

/** An article whose passages stand in it word for word, or a rejection; whichever, the same again. */
export function checkReading({ path, post }: ReadingInput): void {
  const file = { path, bytes: bytesOf(post), siteUrl: 'https://site.example/x' };
  const result = readArticle(file);
  assert.deepEqual(readArticle({ ...file, bytes: file.bytes.slice() }), result);
  if (result.kind === 'rejected') checkRejection(result.rejection, path);
  if (result.kind !== 'article') return;
  const { article, passages } = result;
  checkArticle(article);
  assert.ok(passages.length > 0, 'an article without a passage');
  const text = articleText(article);
  const headings = new Set(article.blocks.map((block) => block.text));
  passages.forEach((passage, ordinal) => {
    assert.deepEqual([passage.id, passage.ordinal], [passageIdOf(article.id, ordinal), ordinal]);
    assert.ok(passage.heading === null || headings.has(passage.heading), 'a heading of nowhere');
    checkPassage(text, passage);
  });
  assert.deepEqual(decodeArticle(encodeArticle(article), article), { article, passages });
}

const seedsFolder = join(process.cwd(), 'seeds');
const seeds = readdirSync(seedsFolder)
  .toSorted()
  .map((name) => readFileSync(join(seedsFolder, name), 'utf8'));

function bytesOf(post: AnyPost): Uint8Array {
  if (post.kind === 'bytes') return post.bytes;
  const text = post.kind === 'pieces' ? textOf(post.pieces) : edited(seeds[post.seed] ?? '', post.edits);
  return new TextEncoder().encode(text);
}

const maxReasonUtf16Units = 200;

function checkRejection({ file, field, expected, got }: Rejection, path: string): void {
  assert.equal(file, path);
  for (const text of [field, expected, got]) assert.match(text, /^[^\n\r]+$/u);
  assert.ok(`${field}${expected}${got}`.length < maxReasonUtf16Units, 'a reason that fills screens');
}

function checkArticle(article: Article): void {
  for (const { text } of article.blocks) assert.match(text, /^\S(?:[^\n]*\S)?$/u);
  for (const url of [article.sourceUrl, article.siteUrl]) {
    if (url !== null) assert.match(new URL(url).protocol, /^https?:$/u);
  }
  if (article.publishedAt !== null) assert.equal(Date.parse(article.publishedAt.iso), article.publishedAt.epochMs);
  for (const name of [article.title, article.category, article.publisher, ...article.tags]) {
    assert.ok(name === null || name.trim() !== '', 'a name of blanks');
  }
}

const loneSurrogate = /[\uD800-\uDFFF]/u;

function checkPassage(text: string, passage: Passage): void {
  assert.equal(text.slice(passage.start, passage.start + passage.text.length), passage.text);
  assert.match(passage.text, /\S/u);
  assert.doesNotMatch(passage.text, loneSurrogate);
  assert.ok(passage.text.length <= MAX_PASSAGE_UTF16_UNITS + MIN_PASSAGE_UTF16_UNITS, 'a passage over the limit');
  let end = 0;
  for (const span of splitSentences(passage.text)) {
    assert.equal(span.start, end);
    assert.ok(span.end > span.start, 'an empty sentence');
    ({ end } = span);
  }
  assert.equal(end, passage.text.length);
}
