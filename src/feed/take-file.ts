import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../article/article.js';
import { ARTICLE_EXTENSIONS, isArticleFile, readJekyllName, withoutExtension } from '../article/article-file.js';
import { readArticle } from '../article/read-article.js';
import type { ArticleWriter, Taken } from './article-writer.js';
import { ADDED_FOLDER } from './feed-folder.js';

export interface FileTaker {
  readonly corpusDir: string;
  readonly writer: ArticleWriter;
}

/** File systems allow 255 bytes; a name may get a number behind it, and Han characters take three. */
const MAX_NAME_BYTES = 200;

/**
 * Copies a file into the corpus' folder `added/`, under its own name, when it reads as an article.
 *
 * Where a file of that name is there, it is replaced if it is an older form of the same article: it is named as Jekyll posts are
 * (the name is the article's id), or has the same title. A different article gets a name of its own.
 *
 * @param name As the sender calls it; only what stands behind the last `/` or `\` counts.
 * @throws where a file cannot be written.
 */
export async function takeFile(name: string, bytes: Uint8Array, { corpusDir, writer }: FileTaker): Promise<Taken> {
  const safe = safeName(name);
  if (safe === null) {
    const why = `expected a name that ends in ${ARTICLE_EXTENSIONS.join(', ')}, of at most ${MAX_NAME_BYTES} bytes`;
    return { kind: 'refused', what: name, why };
  }
  const path = `${ADDED_FOLDER}/${safe}`;
  const there = await readFile(join(corpusDir, path)).catch(() => null);
  const isOther = there !== null && !there.equals(bytes) && !isSameArticle(path, there, bytes);
  const taken = await writer.writeBytes(isOther ? ownPath(path, bytes) : path, bytes);
  return taken.kind === 'refused' ? { ...taken, what: name } : taken;
}

function safeName(name: string): string | null {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const safe = last.replaceAll(/[\p{Cc}\p{Cs}<>:"|?*]/gu, '_').replace(/^[.\s]+/u, '');
  const isNamed = isArticleFile(safe) && withoutExtension(safe) !== '';
  return isNamed && Buffer.byteLength(safe) <= MAX_NAME_BYTES ? safe : null;
}

function isSameArticle(path: string, there: Uint8Array, bytes: Uint8Array): boolean {
  if (readJekyllName(path) !== null) return true;
  const [old, now] = [articleOf(path, there), articleOf(path, bytes)];
  // What was there and is no article serves nobody.
  return old === null || (now !== null && old.title !== null && old.title === now.title);
}

function articleOf(path: string, bytes: Uint8Array): Article | null {
  const result = readArticle({ path, bytes });
  return result.kind === 'article' ? result.article : null;
}

function ownPath(path: string, bytes: Uint8Array): string {
  const stem = withoutExtension(path);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return `${stem}-${hash}${path.slice(stem.length)}`;
}
