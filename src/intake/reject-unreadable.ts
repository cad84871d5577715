import type { Rejection } from '../article/article.js';

/** A file or folder that the system would not let us read. `path` is below the corpus folder. */
export function rejectUnreadable(path: string, error: unknown): Rejection {
  return { file: path, field: 'file', expected: 'readable', got: errorCode(error) };
}

/** The system's code of a failed call, for example `EACCES`; of any other failure, its text. */
export function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
