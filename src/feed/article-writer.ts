import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Article, articleText } from '../article/article.js';
import { createArticleReader } from '../article/read-article.js';
import { describeRejection } from '../article/rejection.js';
import { createZone, type Zone } from '../article/zone.js';
import { composePost, type Post } from './compose-post.js';
import { writeFileWhole } from './write-file.js';

/** What became of an article that was met. */
export type Taken =
  | {
      readonly kind: 'new' | 'changed' | 'known';
      /** Below the corpus folder. */
      readonly path: string;
      readonly id: string;
      readonly title: string | null;
    }
  /** `why` completes "…: not taken: ". */
  | { readonly kind: 'refused'; readonly what: string; readonly why: string };

/** The corpus as a place to write articles to. */
export interface ArticleWriter {
  readonly zone: Zone;
  /**
   * Writes a post, unless its file says the same already, or the reader of articles would refuse it. One that `isDigest` of an
   * article whose whole text cannot be had now does not replace a file that says much more.
   */
  writePost(path: string, post: Post, isDigest: boolean): Promise<Taken>;
  /** The same for a file that is given. */
  writeBytes(path: string, bytes: Uint8Array): Promise<Taken>;
}

/** How many times as long as a digest a text is that is more than the same digest, put in other words. */
const MUCH_MORE = 1.5;

export function createArticleWriter(corpusDir: string, timezone: string): ArticleWriter {
  const zone = createZone(timezone);
  const read = createArticleReader({ timezone });
  const writeBytes = async (path: string, bytes: Uint8Array): Promise<Taken> => {
    const result = read({ path, bytes });
    if (result.kind === 'unpublished') return { kind: 'refused', what: path, why: 'it says "published: false"' };
    if (result.kind === 'rejected') {
      return { kind: 'refused', what: path, why: describeRejection(result.rejection) };
    }
    const { id, title } = result.article;
    const there = await readIfThere(join(corpusDir, path));
    if (there !== null && there.equals(bytes)) return { kind: 'known', path, id, title };
    await writeFileWhole(join(corpusDir, path), bytes);
    return { kind: there === null ? 'new' : 'changed', path, id, title };
  };
  const articleThere = async (path: string): Promise<Article | null> => {
    const there = await readIfThere(join(corpusDir, path));
    const result = there === null ? null : read({ path, bytes: there });
    return result?.kind === 'article' ? result.article : null;
  };
  return {
    zone,
    writeBytes,
    writePost: async (path, post, isDigest) => {
      const there = isDigest ? await articleThere(path) : null;
      if (there !== null && articleText(there).length > post.body.text.length * MUCH_MORE) {
        return { kind: 'known', path, id: there.id, title: there.title };
      }
      return writeBytes(path, new TextEncoder().encode(composePost(post, zone)));
    },
  };
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
