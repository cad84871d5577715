/** What only some folders may do, because a test must be able to do without it. */
export type Effect = 'environment' | 'files' | 'timers';

export interface ImportRow {
  /** Entries of `src/` this row speaks of: a folder's name, or `main.ts`. */
  readonly folders: readonly string[];
  /** Folders whose values and types these may import; `all` means every other folder. `main.ts` is imported by nobody. */
  readonly mayImport: readonly string[] | 'all';
  /** Folders, or exact package specifiers, that these may import with `import type` only. */
  readonly mayImportTypesOf: readonly string[] | 'all';
  /** npm packages that only these folders may import, sub-paths included; `@scope/*` means every package of the scope. */
  readonly owns: readonly string[];
  readonly effects: readonly Effect[];
}

/**
 * The import rules of `src/`; the README's folder table is their copy for readers.
 *
 * A folder or package that is named here before it exists costs nothing: the README is compared with the rows, folders
 * and packages that exist (see `rows-that-exist.ts`). A folder or package that exists and is not named is a violation.
 */
export const IMPORT_TABLE: readonly ImportRow[] = [
  {
    folders: ['article'],
    mayImport: [],
    mayImportTypesOf: [],
    owns: ['gray-matter', 'cheerio', 'marked'],
    effects: [],
  },
  // Files: the user dictionary. nodejieba opens it by path and skips what it can't read in silence, so words/ looks first.
  {
    folders: ['words'],
    mayImport: [],
    mayImportTypesOf: [],
    owns: ['nodejieba', 'opencc-js', 'pinyin-pro'],
    effects: ['files'],
  },
  {
    folders: ['index'],
    mayImport: ['article', 'words'],
    mayImportTypesOf: [],
    owns: ['minisearch'],
    effects: ['files'],
  },
  { folders: ['library'], mayImport: ['article'], mayImportTypesOf: [], owns: [], effects: [] },
  {
    folders: ['search'],
    mayImport: ['article', 'words', 'index', 'library'],
    mayImportTypesOf: [],
    owns: [],
    effects: [],
  },
  { folders: ['story'], mayImport: ['article'], mayImportTypesOf: [], owns: [], effects: [] },
  {
    folders: ['answer'],
    mayImport: ['article', 'search', 'library', 'story'],
    mayImportTypesOf: [],
    owns: [],
    effects: [],
  },
  // Files: of questions and passages, whose lines its errors name.
  {
    folders: ['evaluation'],
    mayImport: ['article', 'words', 'index', 'search'],
    mayImportTypesOf: [],
    owns: [],
    effects: ['files'],
  },
  {
    folders: ['intake'],
    mayImport: ['article', 'library'],
    mayImportTypesOf: [],
    owns: ['chokidar'],
    effects: ['files'],
  },
  // Files: the work of an interrupted run.
  {
    folders: ['ingest'],
    mayImport: ['article', 'words', 'index', 'intake'],
    mayImportTypesOf: [],
    owns: [],
    effects: ['files'],
  },
  // Files: the articles it writes into the corpus.
  {
    folders: ['feed'],
    mayImport: ['article'],
    mayImportTypesOf: [],
    owns: ['feedsmith', '@mozilla/readability', 'linkedom', 'htmlparser2', 'robots-parser', 'ipaddr.js', 'undici'],
    effects: ['files'],
  },
  { folders: ['alert'], mayImport: ['article', 'words', 'search'], mayImportTypesOf: [], owns: [], effects: [] },
  {
    folders: ['storage'],
    mayImport: ['article'],
    mayImportTypesOf: 'all',
    owns: ['better-sqlite3'],
    effects: ['files'],
  },
  { folders: ['health'], mayImport: [], mayImportTypesOf: [], owns: ['prom-client'], effects: [] },
  {
    folders: ['telegram'],
    mayImport: ['article', 'answer', 'library', 'alert'],
    mayImportTypesOf: [],
    owns: ['grammy', '@grammyjs/*'],
    effects: [],
  },
  { folders: ['playground'], mayImport: [], mayImportTypesOf: ['grammy/types'], owns: [], effects: [] },
  // Runs in a browser. Timers: how fast the bot is falls while nothing happens.
  {
    folders: ['page'],
    mayImport: ['playground'],
    mayImportTypesOf: ['grammy/types'],
    owns: ['preact'],
    effects: ['timers'],
  },
  {
    folders: ['cli', 'main.ts'],
    mayImport: 'all',
    mayImportTypesOf: [],
    owns: ['commander', 'zod', 'pino', 'cli-progress'],
    effects: ['environment', 'files', 'timers'],
  },
];

/** Production dependencies that no file of `src/` imports, each with its reason. */
export const NOT_IMPORTED: Readonly<Record<string, string>> = {
  '@mapbox/node-pre-gyp': 'the install script of nodejieba 3 calls it by `npx`',
};

/** Whether `packageName` is what `pattern` of an `owns` list names. */
export function namesPackage(pattern: string, packageName: string): boolean {
  return pattern.endsWith('/*') ? packageName.startsWith(pattern.slice(0, -1)) : pattern === packageName;
}
