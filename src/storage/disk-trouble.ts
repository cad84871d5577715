import Database from 'better-sqlite3';

/** What SQLite says of a disk that is full, can't be written, or fails, and of somebody who holds the file for too long. */
const passing = /^SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN|BUSY|PROTOCOL)/u;
/** The same of files. */
const passingCodes: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EFBIG']);

/**
 * Whether an error is of the disk alone: what was to be written was not, nothing that stood there before is lost, and trying
 * again may go well. <https://www.sqlite.org/rescode.html>
 */
export function isDiskTrouble(error: unknown): error is Error & { readonly code: string } {
  if (error instanceof Database.SqliteError) return passing.test(error.code);
  return error instanceof Error && 'code' in error && passingCodes.has(error.code);
}
