import { type ImportRow, namesPackage } from './import-table.js';

/** A row of the folder table as a reader sees it: sets of names. */
export interface FolderTableRow {
  readonly folders: readonly string[];
  readonly mayImport: readonly string[] | 'all';
  readonly mayImportTypesOf: readonly string[] | 'all';
  readonly owns: readonly string[];
}

/**
 * The rows of `table` that say something about what exists: folders with a source file in them, packages installed.
 * The README must equal these, so that it never describes what isn't there.
 *
 * @param entries names below `src/`: folders, and `main.ts`.
 * @param packages names of the production dependencies.
 */
export function rowsThatExist(
  table: readonly ImportRow[],
  entries: ReadonlySet<string>,
  packages: readonly string[],
): FolderTableRow[] {
  const everyFolder = new Set(table.flatMap(({ folders }) => folders));
  const exists = (name: string): boolean => entries.has(name) || !everyFolder.has(name);
  const keep = (names: readonly string[] | 'all'): readonly string[] | 'all' =>
    names === 'all' ? names : names.filter(exists);
  return table
    .map((row) => ({
      folders: row.folders.filter(exists),
      mayImport: keep(row.mayImport),
      mayImportTypesOf: keep(row.mayImportTypesOf),
      owns: row.owns.filter((pattern) => packages.some((name) => namesPackage(pattern, name))),
    }))
    .filter(({ folders }) => folders.length > 0);
}
