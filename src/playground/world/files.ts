import { createHash } from 'node:crypto';
import type { UploadedFile } from '../params.js';

export interface StoredFile extends UploadedFile {
  readonly file_id: string;
  readonly file_unique_id: string;
  /** Below `/file/bot<token>/`. */
  readonly path: string;
}

export interface Files {
  add(file: UploadedFile, folder: string): StoredFile;
  find(fileId: string): StoredFile | undefined;
  findByPath(path: string): StoredFile | undefined;
}

export function createFiles(): Files {
  const byId = new Map<string, StoredFile>();
  const byPath = new Map<string, StoredFile>();
  return {
    add: (file, folder) => {
      const number = byId.size;
      const hash = createHash('sha256').update(file.bytes).digest('base64url');
      const extension = /\.\w{1,8}$/u.exec(file.name)?.[0] ?? '';
      const stored: StoredFile = {
        ...file,
        // The same file sent twice has two ids and one unique id (Bot API, "Document").
        file_id: `PG${number}_${hash.slice(0, 24)}`,
        file_unique_id: `PGU${hash.slice(0, 12)}`,
        path: `${folder}/file_${number}${extension}`,
      };
      byId.set(stored.file_id, stored);
      byPath.set(stored.path, stored);
      return stored;
    },
    find: (fileId) => byId.get(fileId),
    findByPath: (path) => byPath.get(path),
  };
}
