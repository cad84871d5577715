import { errorCode } from './reject-unreadable.js';

/** The corpus folder itself cannot be listed, so that there is nothing to serve: the operator has to act. */
export class CorpusFolderError extends Error {
  override readonly name = 'CorpusFolderError';
  readonly folder: string;
  /** The system's code, for example `ENOENT`. */
  readonly code: string;

  constructor(folder: string, cause: unknown) {
    const code = errorCode(cause);
    super(`${folder}: expected the corpus folder to be a folder that can be listed, got ${WORDS.get(code) ?? code}`, {
      cause,
    });
    this.folder = folder;
    this.code = code;
  }
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'nothing there (ENOENT)'],
  ['ENOTDIR', 'a file (ENOTDIR)'],
  ['EACCES', 'no permission (EACCES)'],
]);
