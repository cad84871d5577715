import { headOf } from '../article/article-head.js';
import { encodeArticle } from '../article/article-record.js';
import { encodeDescribed } from '../article/described-article-record.js';
import { describeArticle } from '../article/known-article.js';
import { createArticleReader, type ReadSettings } from '../article/read-article.js';
import { hashContent, readFile } from '../intake/read-file.js';
import type { FoundFile } from '../intake/walk-folder.js';
import type { FileContent, FileReading } from './file-reading.js';

/** Raised whenever the code of `article/` begins to read the same file as something else. */
export const readerVersion = 3;

/** Reads files as articles, into what is kept of them. */
export type FileReader = (file: FoundFile) => Promise<FileReading>;

/**
 * @param now milliseconds since 1970-01-01T00:00:00Z
 * @throws {RangeError} where the time zone of the settings is none that Intl knows.
 */
export function createFileReader(settings: ReadSettings, now: () => number): FileReader {
  const readArticle = createArticleReader(settings);
  const readContent = (path: string, bytes: Uint8Array): FileContent => {
    const result = readArticle({ path, bytes });
    if (result.kind === 'rejected') return { kind: 'rejected', rejection: result.rejection };
    if (result.kind === 'unpublished') return { kind: 'unpublished' };
    const { article, passages } = result;
    return {
      kind: 'article',
      head: headOf(article),
      passages: passages.length,
      article: encodeArticle(article),
      described: encodeDescribed(describeArticle(result)),
    };
  };
  return async (file) => {
    // Before it is opened, so that no later write can look older than the reading.
    const readAtMs = now();
    const read = await readFile(file);
    const { path } = file;
    if (read.kind === 'rejected') return { kind: 'unread', path, rejection: read.rejection };
    const { bytes, version } = read;
    return {
      kind: 'read',
      path,
      version,
      readAtMs,
      contentHash: hashContent(bytes),
      content: readContent(path, bytes),
    };
  };
}
