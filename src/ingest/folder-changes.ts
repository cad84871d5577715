import { encodeFileRecord, type FileRecord } from '../intake/file-record.js';
import type { ArticleToIndex } from './article-to-index.js';
import type { FolderReadings } from './read-changes.js';
import { type FolderRecords, type RememberedFolder, rootKey, servedId } from './remembered-folder.js';

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

/** @param changed what has become of files: see `judgeChanges` */
export function folderChanges(
  found: FolderReadings,
  changed: ReadonlyMap<string, FileRecord>,
  remembered: RememberedFolder,
): FolderChanges {
  const served = new Set<string>();
  const put: ArticleToIndex[] = [];
  for (const { path, contentHash, verdict } of changed.values()) {
    if (verdict.kind !== 'served') continue;
    const { articleId: id, passages } = verdict;
    served.add(id);
    const reading = found.readings.get(path);
    if (reading === undefined && servedId(remembered.files.get(path)) === id) continue;
    const article = reading?.content.kind === 'article' ? reading.content.article : remembered.article(path);
    if (article === undefined) throw new Error(`${path}: expected its article to be remembered, got none`);
    put.push({ id, path, contentHash, passages, article });
  }
  const before = [...found.gone, ...changed.keys()].map((path) => servedId(remembered.files.get(path)));
  const discard = before.filter((id) => id !== null).filter((id) => !served.has(id));
  const records = recordChanges(found, changed, remembered);
  const any = Object.values(records).some(({ drop = [], put: added = [] }) => drop.length + added.length > 0);
  return { discard, put, records, any: any || discard.length + put.length > 0 };
}

function recordChanges(
  { root, readings, gone }: FolderReadings,
  changed: ReadonlyMap<string, FileRecord>,
  remembered: RememberedFolder,
): FolderRecords {
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
    files: { drop: gone, put: Array.from(changed, ([path, record]) => [path, encodeFileRecord(record)]) },
    articles: { drop: noArticle, put: articles },
    described: { drop: noArticle, put: described },
    corpus: { put: root === remembered.root ? [] : [[rootKey, Buffer.from(root, 'utf8')]] },
  };
}
