import { articleIdForPath } from '../article/article-id.js';
import { decodeArticle } from '../article/article-record.js';
import { decodeDescribed } from '../article/described-article-record.js';
import type { DescribedArticle } from '../article/known-article.js';
import { type DecidedIdentities, decideIdentities } from '../article/resolve-identities.js';
import type { FileRecord, FileVerdict } from '../intake/file-record.js';
import type { ReadFileReading } from './file-reading.js';
import type { FolderFiles } from './read-changes.js';
import type { RememberedFolder } from './remembered-folder.js';

type ServedVerdict = Extract<FileVerdict, { kind: 'served' }>;

/**
 * What becomes of each file of a folder, by path. The same as of a folder that was read anew from end to end: whether a
 * file is served, and under which id, is decided by what all articles of now say, and by nothing that was decided before.
 */
export function judgeFiles(files: FolderFiles, remembered: RememberedFolder): FileRecord[] {
  const { unchanged, readings } = files;
  const records = isAsRemembered(files, remembered) ? [...unchanged] : judgeAnew(unchanged, readings, remembered);
  return records.toSorted((left, right) => (left.path < right.path ? -1 : 1));
}

/** Then every verdict stands, and no description need be looked at. */
function isAsRemembered({ unchanged, readings }: FolderFiles, remembered: RememberedFolder): boolean {
  return readings.size === 0 && unchanged.length === remembered.files.size;
}

function judgeAnew(
  unchanged: readonly FileRecord[],
  readings: ReadonlyMap<string, ReadFileReading>,
  remembered: RememberedFolder,
): FileRecord[] {
  const described: DescribedArticle[] = [];
  const describe = (path: string, bytes: Uint8Array | undefined) => {
    if (bytes !== undefined) described.push(decodeDescribed(bytes, { id: articleIdForPath(path), path }));
  };
  for (const { path, verdict } of unchanged) if (isArticle(verdict)) describe(path, remembered.described(path));
  for (const { path, content } of readings.values()) {
    if (content.kind === 'article') describe(path, content.described);
  }
  const decided = decideIdentities([], described);
  const duplicates = new Map(decided.duplicates.map((duplicate) => [duplicate.file, duplicate]));
  const identify = (path: string, summary: () => Omit<ServedVerdict, 'kind' | 'articleId'>): FileVerdict => {
    const duplicate = duplicates.get(path);
    if (duplicate !== undefined) return { kind: 'duplicate', of: duplicate.of, why: duplicate.why };
    return { kind: 'served', articleId: idOf(decided, path), ...summary() };
  };
  return [
    ...unchanged.map((record): FileRecord => {
      const { path, verdict } = record;
      if (!isArticle(verdict)) return record;
      return withVerdict(
        record,
        identify(path, () => (verdict.kind === 'served' ? summaryOf(verdict) : summarise(path, remembered))),
      );
    }),
    ...Array.from(readings.values(), ({ path, version, readAtMs, contentHash, content }): FileRecord => {
      const verdict = content.kind === 'article' ? identify(path, () => summaryOf(content)) : content;
      return { path, version, readAtMs, contentHash, verdict };
    }),
  ];
}

function isArticle({ kind }: FileVerdict): boolean {
  return kind === 'served' || kind === 'duplicate';
}

function idOf({ idsByPath }: DecidedIdentities, path: string): string {
  const id = idsByPath.get(path);
  if (id === undefined) throw new Error(`${path}: expected an article that is served or a duplicate, got neither`);
  return id;
}

function summaryOf({ passages, publisher, publishedMs }: Omit<ServedVerdict, 'kind' | 'articleId'>) {
  return { passages, publisher, publishedMs };
}

/** Of a file that was a duplicate till now. */
function summarise(path: string, remembered: RememberedFolder) {
  const bytes = remembered.article(path);
  if (bytes === undefined) throw new Error(`${path}: expected its article to be remembered, got none`);
  const { article, passages } = decodeArticle(bytes, { id: articleIdForPath(path), path });
  return {
    passages: passages.length,
    publisher: article.publisher,
    publishedMs: article.publishedAt?.epochMs ?? null,
  };
}

/** The record itself where nothing changes, so that what changed can be told by it. */
function withVerdict(record: FileRecord, verdict: FileVerdict): FileRecord {
  return JSON.stringify(record.verdict) === JSON.stringify(verdict) ? record : { ...record, verdict };
}
