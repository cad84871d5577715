import { encodeFileRecord, type FileRecord } from '../intake/file-record.js';
import type { ArticleToIndex } from './article-to-index.js';
import type { FolderFiles } from './read-changes.js';
import { type FolderRecords, type RememberedFolder, rootKey } from './remembered-folder.js';

/** What is to be changed so that index and records are those of the folder of now. */
export interface FolderChanges {
  /** Ids of articles to be taken out. */
  readonly discard: readonly string[];
  /** To be segmented and put in, in place of what has their ids. */
  readonly put: readonly ArticleToIndex[];
  readonly records: FolderRecords;
  /** Whether there is anything to write, were it a record alone. */
  readonly any: boolean;
}

/** @param records what has become of each file: see `judgeFiles` */
export function folderChanges(
  files: FolderFiles,
  records: readonly FileRecord[],
  remembered: RememberedFolder,
): FolderChanges {
  const served = new Set<string>();
  const put: ArticleToIndex[] = [];
  for (const { path, contentHash, verdict } of records) {
    if (verdict.kind !== 'served') continue;
    const { articleId: id, passages } = verdict;
    served.add(id);
    const reading = files.readings.get(path);
    if (reading === undefined && servedId(remembered.files.get(path)) === id) continue;
    const article = reading?.content.kind === 'article' ? reading.content.article : remembered.article(path);
    if (article === undefined) throw new Error(`${path}: expected its article to be remembered, got none`);
    put.push({ id, path, contentHash, passages, article });
  }
  const before = Array.from(remembered.files.values(), servedId).filter((id) => id !== null);
  const discard = before.filter((id) => !served.has(id));
  const changes = recordChanges(files, records, remembered);
  const any = Object.values(changes).some(({ drop = [], put: added = [] }) => drop.length + added.length > 0);
  return { discard, put, records: changes, any: any || discard.length + put.length > 0 };
}

function servedId(record: FileRecord | undefined): string | null {
  return record?.verdict.kind === 'served' ? record.verdict.articleId : null;
}

function recordChanges(
  { root, readings }: FolderFiles,
  records: readonly FileRecord[],
  remembered: RememberedFolder,
): FolderRecords {
  const there = new Set(records.map(({ path }) => path));
  const gone = Array.from(remembered.files.keys()).filter((path) => !there.has(path));
  const articles: (readonly [string, Uint8Array])[] = [];
  const described: (readonly [string, Uint8Array])[] = [];
  const noArticle = [...gone];
  for (const { path, content } of readings.values()) {
    if (content.kind === 'article') {
      articles.push([path, content.article]);
      described.push([path, content.described]);
    } else if (remembered.files.has(path)) noArticle.push(path);
  }
  return {
    files: {
      drop: gone,
      put: records
        .filter((record) => record !== remembered.files.get(record.path))
        .map((record) => [record.path, encodeFileRecord(record)]),
    },
    articles: { drop: noArticle, put: articles },
    described: { drop: noArticle, put: described },
    corpus: { put: root === remembered.root ? [] : [[rootKey, Buffer.from(root, 'utf8')]] },
  };
}
