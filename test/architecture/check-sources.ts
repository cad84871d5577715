import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { type Effect, IMPORT_TABLE, type ImportRow, namesPackage } from './import-table.js';
import { type ImportEdge, readImports } from './read-imports.js';

export interface SourceFile {
  /** From the top of the repository, with `/`: `src/words/segmenter.ts`. */
  readonly path: string;
  readonly source: string;
}

/** Globals that reach for the outside world, and what they reach for. */
const EFFECT_OF_GLOBAL: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  ['process', 'environment'],
  ['global', 'environment'],
  ['globalThis', 'environment'],
  ['setTimeout', 'timers'],
  ['setInterval', 'timers'],
  ['setImmediate', 'timers'],
]);

const EFFECT_OF_BUILTIN: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  ['node:process', 'environment'],
  ['node:fs', 'files'],
  ['node:fs/promises', 'files'],
  ['node:timers', 'timers'],
  ['node:timers/promises', 'timers'],
]);

/** Says who we are and nothing about how we were started. */
const ALLOWED_MEMBERS: ReadonlySet<string> = new Set(['process.pid']);

/** Its `createRequire` and `register` import what no reader of imports can see. */
const HIDING_BUILTIN = 'node:module';

/**
 * Every breach of `IMPORT_TABLE` in `files`, in their order, as `path:line: expected …, got …`. Empty when all is well.
 * Files need not exist on disk.
 */
export function checkSources(files: readonly SourceFile[]): string[] {
  return files.flatMap(checkSource);
}

/** Names of the npm packages that `files` import, types included. */
export function importedPackages(files: readonly SourceFile[]): Set<string> {
  const edges = files.flatMap(({ path, source }) => readImports(path, source, new Set(), new Set()).imports);
  return new Set(
    edges.flatMap(({ specifier }) =>
      specifier === undefined || isPath(specifier) || isBuiltin(specifier) ? [] : [packageOf(specifier)],
    ),
  );
}

function checkSource({ path, source }: SourceFile): string[] {
  const folder = folderOf(path);
  const row = rowOf(folder);
  if (row === undefined) return [`${path}:1: expected a folder of the import table, or main.ts, got '${folder}'`];
  const facts = readImports(path, source, new Set(EFFECT_OF_GLOBAL.keys()), ALLOWED_MEMBERS);
  const say = (line: number, expected: string, got: string): string =>
    `${path}:${line}: expected ${expected}, got ${got}`;
  return [
    ...facts.unreadable.map(({ line, got }) => say(line, 'imports that this check can read', got)),
    ...facts.imports.flatMap((edge) => {
      const expected = breachOf(edge, path, folder, row);
      return expected === undefined ? [] : [say(edge.line, expected, written(edge))];
    }),
    ...facts.globals.flatMap(({ line, name }) => {
      const effect = EFFECT_OF_GLOBAL.get(name);
      return effect === undefined || row.effects.includes(effect)
        ? []
        : [say(line, `only ${ownersOfEffect(effect)} to reach for ${effect}`, name)];
    }),
  ];
}

/** What was expected instead of `edge`, or `undefined` where it is allowed. */
function breachOf(edge: ImportEdge, path: string, folder: string, row: ImportRow): string | undefined {
  const { specifier, typeOnly } = edge;
  if (specifier === undefined) return 'a string that says what is imported';
  if (specifier.startsWith('.')) return pathBreach(specifier, typeOnly, path, folder, row);
  if (isBuiltin(specifier)) return builtinBreach(specifier, typeOnly, row);
  if (isPath(specifier)) return 'a relative path, a package or a node: built-in';
  return packageBreach(specifier, typeOnly, row);
}

function pathBreach(
  specifier: string,
  typeOnly: boolean,
  path: string,
  folder: string,
  row: ImportRow,
): string | undefined {
  const target = posix.join(posix.dirname(path), specifier);
  if (!target.startsWith('src/')) return 'imports to stay inside src/';
  // Compiled names: a file `main.ts` is imported as `main.js` (nodenext).
  const targetFolder = folderOf(target.replace(/\.js$/u, '.ts'));
  if (targetFolder === 'main.ts') return 'nobody to import main.ts: it starts the program';
  if (targetFolder === folder) return undefined;
  const targetRow = rowOf(targetFolder);
  if (targetRow === undefined) return 'a folder of the import table';
  if (row.mayImport === 'all' || row.mayImport.includes(targetFolder)) return undefined;
  const isRoot = targetRow.mayImport === 'all';
  const typesAllowed = row.mayImportTypesOf === 'all' ? !isRoot : row.mayImportTypesOf.includes(targetFolder);
  if (typesAllowed) return typeOnly ? undefined : `${folder} to import only types of ${targetFolder}`;
  return `${folder} to import only ${row.mayImport.join(', ') || 'itself'}`;
}

function builtinBreach(specifier: string, typeOnly: boolean, row: ImportRow): string | undefined {
  if (!specifier.startsWith('node:')) return `'node:${specifier}'`;
  if (typeOnly) return undefined;
  if (specifier === HIDING_BUILTIN) return 'imports that this check can read';
  const effect = EFFECT_OF_BUILTIN.get(specifier);
  return effect === undefined || row.effects.includes(effect)
    ? undefined
    : `only ${ownersOfEffect(effect)} to reach for ${effect}`;
}

function packageBreach(specifier: string, typeOnly: boolean, row: ImportRow): string | undefined {
  const name = packageOf(specifier);
  const owner = IMPORT_TABLE.find(({ owns }) => owns.some((pattern) => namesPackage(pattern, name)));
  if (owner === undefined) return 'a package of the import table';
  if (owner === row) return undefined;
  const typesAllowed = row.mayImportTypesOf !== 'all' && row.mayImportTypesOf.includes(specifier);
  if (typesAllowed) return typeOnly ? undefined : `import type of '${specifier}'`;
  return `only ${owner.folders.join(', ')} to import ${name}`;
}

/** `words` of `src/words/a/b.ts`, `main.ts` of `src/main.ts`. */
function folderOf(path: string): string {
  return path.split('/')[1] ?? path;
}

function rowOf(folder: string): ImportRow | undefined {
  return IMPORT_TABLE.find(({ folders }) => folders.includes(folder));
}

function ownersOfEffect(effect: Effect): string {
  return IMPORT_TABLE.filter(({ effects }) => effects.includes(effect))
    .flatMap(({ folders }) => folders)
    .join(', ');
}

/** `@scope/name` or `name`, of a specifier that may name a sub-path. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Not a bare package name: relative, absolute, a URL, or a `#` import of package.json. */
function isPath(specifier: string): boolean {
  return /^[./#]|^[a-z][a-z+.-]*:/iu.test(specifier);
}

function written({ specifier, typeOnly }: ImportEdge): string {
  if (specifier === undefined) return 'an expression';
  return typeOnly ? `types of '${specifier}'` : `'${specifier}'`;
}
