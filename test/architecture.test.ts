import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkSources, importedPackages, type SourceFile } from './architecture/check-sources.js';
import { IMPORT_TABLE, NOT_IMPORTED, namesPackage } from './architecture/import-table.js';
import { readFolderTable } from './architecture/read-folder-table.js';
import { type FolderTableRow, rowsThatExist } from './architecture/rows-that-exist.js';

const TOP = join(import.meta.dirname, '..');

function sourceFiles(): SourceFile[] {
  return readdirSync(join(TOP, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?tsx?$/u.test(name))
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .toSorted()
    .map((path) => ({ path, source: readFileSync(join(TOP, path), 'utf8') }));
}

function productionDependencies(): string[] {
  const manifest: unknown = JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('dependencies' in manifest)) return [];
  const { dependencies } = manifest;
  return typeof dependencies === 'object' && dependencies !== null ? Object.keys(dependencies) : [];
}

function sortedNames(names: readonly string[] | 'all'): string[] | 'all' {
  return names === 'all' ? names : names.toSorted();
}

/** Order within a cell, and of the rows, is the writer's choice. */
function sorted(rows: readonly FolderTableRow[]): FolderTableRow[] {
  return rows
    .map(({ folders, mayImport, mayImportTypesOf, owns }) => ({
      folders: folders.toSorted(),
      mayImport: sortedNames(mayImport),
      mayImportTypesOf: sortedNames(mayImportTypesOf),
      owns: owns.toSorted(),
    }))
    .toSorted((a, b) => a.folders.join().localeCompare(b.folders.join()));
}

/** Folders whose values `folder` may import; none for a composition root, which nobody imports. */
function importsOf(folder: string): readonly string[] {
  const row = IMPORT_TABLE.find(({ folders }) => folders.includes(folder));
  return row === undefined || row.mayImport === 'all' ? [] : row.mayImport;
}

describe('src/', () => {
  it('keeps to the import table', () => {
    const files = sourceFiles();
    expect(files.length).toBeGreaterThan(0);
    expect(checkSources(files)).toEqual([]);
  });

  it('imports every production dependency, but for those that have a reason', () => {
    const imported = importedPackages(sourceFiles());
    const idle = productionDependencies().filter((name) => !imported.has(name));
    expect(idle.toSorted()).toEqual(Object.keys(NOT_IMPORTED).toSorted());
  });

  it('imports nothing that an install without development packages would lack', () => {
    const installed = new Set(productionDependencies());
    expect([...importedPackages(sourceFiles())].filter((name) => !installed.has(name))).toEqual([]);
  });
});

describe('the import table', () => {
  it('names every folder once, and every package once', () => {
    const folders = IMPORT_TABLE.flatMap((row) => row.folders);
    const packages = IMPORT_TABLE.flatMap((row) => row.owns);
    expect(new Set(folders).size).toBe(folders.length);
    expect(packages.filter((name) => packages.some((other) => other !== name && namesPackage(other, name)))).toEqual(
      [],
    );
    expect(new Set(packages).size).toBe(packages.length);
  });

  it('has no way back: no folder reaches itself through what it imports', () => {
    const reach = (folder: string, path: readonly string[]): string[] =>
      path.includes(folder)
        ? [[...path, folder].join(' → ')]
        : importsOf(folder).flatMap((next) => reach(next, [...path, folder]));
    expect(IMPORT_TABLE.flatMap(({ folders }) => folders).flatMap((folder) => reach(folder, []))).toEqual([]);
  });

  it('is the table in the README', () => {
    const entries = new Set(sourceFiles().map(({ path }) => path.split('/')[1] ?? ''));
    const readme = readFileSync(join(TOP, 'README.md'), 'utf8');
    expect(sorted(readFolderTable(readme))).toEqual(
      sorted(rowsThatExist(IMPORT_TABLE, entries, productionDependencies())),
    );
  });
});

describe('a planted violation is found', () => {
  const BUT_ARTICLE = 'expected article to import only itself';
  it.each([
    // Ways to import, all from a folder that may import nothing.
    ['src/article/a.ts', `import { b } from '../index/b.js';`, `${BUT_ARTICLE}, got '../index/b.js'`],
    ['src/article/deep/a.ts', `import { b } from '../../index/b.js';`, `${BUT_ARTICLE}, got '../../index/b.js'`],
    ['src/article/a.ts', `import { b } from './../article/../index/b.js';`, `${BUT_ARTICLE}, got './../article/`],
    ['src/article/a.ts', `import '../index/b.js';`, `${BUT_ARTICLE}, got '../index/b.js'`],
    ['src/article/a.ts', `import type { B } from '../index/b.js';`, `${BUT_ARTICLE}, got types of '../index/b.js'`],
    ['src/article/a.ts', `export * from '../index/b.js';`, `${BUT_ARTICLE}, got '../index/b.js'`],
    ['src/article/a.ts', `export { b } from '../index/b.js';`, `${BUT_ARTICLE}, got '../index/b.js'`],
    ['src/article/a.ts', `export type { B } from '../index/b.js';`, `${BUT_ARTICLE}, got types of '../index/b.js'`],
    ['src/article/a.ts', `const b = await import('../index/b.js');`, `${BUT_ARTICLE}, got '../index/b.js'`],
    ['src/article/a.ts', 'const b = await import(`../index/b.js`);', `${BUT_ARTICLE}, got '../index/b.js'`],
    ['src/article/a.ts', `let b: import('../index/b.js').B;`, `${BUT_ARTICLE}, got types of '../index/b.js'`],
    ['src/article/a.cts', `import b = require('../index/b.js');`, `${BUT_ARTICLE}, got '../index/b.js'`],
    ['src/article/a.cts', `const b = require('../index/b.js');`, `${BUT_ARTICLE}, got '../index/b.js'`],
    ['src/article/a.cts', `const b = module.require('../index/b.js');`, `${BUT_ARTICLE}, got '../index/b.js'`],
    ['src/article/a.ts', `import.meta.resolve('../index/b.js');`, `${BUT_ARTICLE}, got '../index/b.js'`],
    ['src/article/a.ts', `new URL('../index/b.js', import.meta.url);`, `${BUT_ARTICLE}, got '../index/b.js'`],
    ['src/article/a.ts', `declare module '../index/b.js' {}`, `${BUT_ARTICLE}, got types of '../index/b.js'`],
    // Imports nobody can follow.
    ['src/cli/a.ts', 'await import(name);', 'expected a string that says what is imported, got an expression'],
    ['src/cli/a.ts', 'await import(`./${name}.js`);', 'expected a string that says what is imported'],
    ['src/cli/a.ts', `import { createRequire } from 'node:module';`, "can read, got 'node:module'"],
    ['src/cli/a.ts', 'createRequire(import.meta.url);', 'can read, got createRequire(…)'],
    ['src/cli/a.ts', `/// <reference path="../index/b.ts" />`, 'can read, got /// <reference'],
    ['src/cli/a.ts', 'import {', 'expected imports that this check can read'],
    // Paths that lead away.
    ['src/cli/a.ts', `import a from '../../package.json';`, 'expected imports to stay inside src/'],
    ['src/cli/a.ts', `import a from '/etc/a.js';`, 'expected a relative path, a package or a node: built-in'],
    ['src/cli/a.ts', `import a from 'file:///etc/a.js';`, 'expected a relative path, a package or a node: built-in'],
    ['src/cli/a.ts', `import a from '#words';`, 'expected a relative path, a package or a node: built-in'],
    ['src/cli/a.ts', `import a from '../main.js';`, 'expected nobody to import main.ts'],
    ['src/cli/a.ts', `import a from '../helpers/a.js';`, 'expected a folder of the import table'],
    ['src/helpers/a.ts', '', "expected a folder of the import table, or main.ts, got 'helpers'"],
    ['src/helpers.ts', '', "expected a folder of the import table, or main.ts, got 'helpers.ts'"],
    // Folders that must not meet.
    ['src/answer/a.ts', `import '../alert/b.js';`, 'expected answer to import only article, search, library'],
    [
      'src/alert/a.ts',
      `import type { B } from '../answer/b.js';`,
      'expected alert to import only article, words, search',
    ],
    ['src/storage/a.ts', `import { B } from '../telegram/b.js';`, 'expected storage to import only types of telegram'],
    // It leaves `import {} from` behind, which runs the module.
    ['src/storage/a.ts', `import { type B } from '../telegram/b.js';`, 'expected storage to import only types of'],
    ['src/storage/a.ts', `import type { B } from '../cli/b.js';`, 'expected storage to import only article'],
    ['src/telegram/a.ts', `import type { B } from '../storage/b.js';`, 'expected telegram to import only article,'],
    ['src/words/a.ts', `import '../cli/b.js';`, 'expected words to import only itself'],
    // Packages.
    ['src/answer/a.ts', `import { Bot } from 'grammy';`, 'expected only telegram to import grammy'],
    ['src/answer/a.ts', `import type { Update } from 'grammy/types';`, 'expected only telegram to import grammy'],
    [
      'src/answer/a.ts',
      `import { fmt } from '@grammyjs/parse-mode';`,
      'expected only telegram to import @grammyjs/parse',
    ],
    ['src/answer/a.ts', `await import('@grammyjs/runner/sub');`, 'expected only telegram to import @grammyjs/runner'],
    ['src/playground/a.ts', `import { Update } from 'grammy/types';`, "expected import type of 'grammy/types'"],
    ['src/playground/a.ts', `import type { Bot } from 'grammy';`, 'expected only telegram to import grammy'],
    ['src/index/a.ts', `import 'nodejieba';`, 'expected only words to import nodejieba'],
    ['src/search/a.ts', `import MiniSearch from 'minisearch';`, 'expected only index to import minisearch'],
    ['src/library/a.ts', `import Database from 'better-sqlite3';`, 'expected only storage to import better-sqlite3'],
    ['src/intake/a.ts', `import matter from 'gray-matter';`, 'expected only article to import gray-matter'],
    ['src/telegram/a.ts', `import type { Logger } from 'pino';`, 'expected only cli, main.ts to import pino'],
    ['src/telegram/a.ts', `import _ from 'lodash';`, "expected a package of the import table, got 'lodash'"],
    ['src/cli/a.ts', `import { Article } from 'chuchu';`, "expected a package of the import table, got 'chuchu'"],
    ['src/cli/a.ts', `import 'node:no-such-thing';`, 'expected a relative path, a package or a node: built-in'],
    ['src/cli/a.ts', `import { readFileSync } from 'fs';`, "expected 'node:fs', got 'fs'"],
    // What only the composition roots do, and files.
    ['src/words/a.ts', 'const zone = process.env.TIMEZONE;', 'expected only cli, main.ts to reach for environment'],
    ['src/words/a.ts', 'const { argv } = process;', 'expected only cli, main.ts to reach for environment, got process'],
    ['src/words/a.ts', `import { env } from 'node:process';`, 'expected only cli, main.ts to reach for environment'],
    ['src/words/a.ts', `globalThis['process'].env;`, 'expected only cli, main.ts to reach for environment'],
    [
      'src/words/a.ts',
      'setTimeout(() => {}, 1);',
      'expected only page, cli, main.ts to reach for timers, got setTimeout',
    ],
    ['src/words/a.ts', 'const timers = { setInterval };', 'to reach for timers, got setInterval'],
    [
      'src/words/a.ts',
      `import { setTimeout } from 'node:timers/promises';`,
      'expected only page, cli, main.ts to reach for timers',
    ],
    ['src/answer/a.ts', `import { readFileSync } from 'node:fs';`, 'to reach for files'],
    ['src/answer/a.ts', `await import('node:fs/promises');`, 'to reach for files'],
  ])('%s: %s', (path, source, message) => {
    const [first, ...others] = checkSources([{ path, source }]);
    expect(first?.startsWith(`${path}:1: `)).toBe(true);
    expect(first).toContain(message);
    expect(others.every((other) => other.startsWith(path))).toBe(true);
  });

  it('and named by its line', () => {
    const source = `import { a } from './a.js';\n\nexport const 字 = '中文';\nimport '../index/b.js';\n`;
    expect(checkSources([{ path: 'src/article/x.ts', source }])).toEqual([
      "src/article/x.ts:4: expected article to import only itself, got '../index/b.js'",
    ]);
  });
});

describe('what the table allows is let be', () => {
  it.each([
    ['src/main.ts', `import { run } from './cli/run.js'; await run(process.argv);`],
    ['src/cli/a.ts', `import { z } from 'zod'; import '../telegram/b.js'; setTimeout(() => process.exit(), 1);`],
    ['src/search/a.ts', `import { a } from '../index/a.js'; import type { B } from '../words/b.js';`],
    ['src/storage/a.ts', `import type { B } from '../telegram/b.js'; import Database from 'better-sqlite3';`],
    ['src/storage/a.ts', `import { a } from '../article/a.js'; export const pid = process.pid;`],
    ['src/playground/a.ts', `import type { Update } from 'grammy/types';`],
    [
      'src/telegram/a.ts',
      `import type { Update } from 'grammy/types'; import { autoRetry } from '@grammyjs/auto-retry';`,
    ],
    ['src/article/a.ts', `import { createHash } from 'node:crypto'; import { load } from 'cheerio/slim';`],
    ['src/article/a.ts', `import type { Stats } from 'node:fs';`],
    ['src/article/a.ts', 'interface Clock { setTimeout: typeof setTimeout } const a = (c: Clock) => c.setTimeout;'],
    ['src/article/a.ts', `const text = "import '../index/b.js'"; // import '../index/b.js'`],
  ])('%s: %s', (path, source) => {
    expect(checkSources([{ path, source }])).toEqual([]);
  });
});

describe("the README's folder table", () => {
  const TABLE = [
    '# Title',
    '| folder | "Here is …, give me …" | may import | sole owner of |',
    '| --- | --- | --- | --- |',
    '| `article/` | a file → an Article | – | `cheerio`, `marked` |',
    '| `storage/` | what must survive | `article`; types of all | `better-sqlite3`, the database |',
    '| `playground/` | Telegram itself | types of `grammy/types` | – |',
    '| `telegram/` | Telegram | `article`, `answer` (anything else through ports) | `grammy`, `@grammyjs/*` |',
    '| `cli/`, `main.ts` | the roots | all | `zod` |',
    '',
    '| `not/` | this one | – | – |',
  ];

  it('is read cell by cell', () => {
    expect(readFolderTable(TABLE.join('\n'))).toEqual([
      { folders: ['article'], mayImport: [], mayImportTypesOf: [], owns: ['cheerio', 'marked'] },
      { folders: ['storage'], mayImport: ['article'], mayImportTypesOf: 'all', owns: ['better-sqlite3'] },
      { folders: ['playground'], mayImport: [], mayImportTypesOf: ['grammy/types'], owns: [] },
      {
        folders: ['telegram'],
        mayImport: ['article', 'answer'],
        mayImportTypesOf: [],
        owns: ['grammy', '@grammyjs/*'],
      },
      { folders: ['cli', 'main.ts'], mayImport: 'all', mayImportTypesOf: [], owns: ['zod'] },
    ]);
  });

  it('is refused where it is missing or says something else', () => {
    expect(() => readFolderTable('# Title')).toThrow('expected a table "| folder | … | may import | sole owner of |"');
    expect(() => readFolderTable([...TABLE.slice(0, 3), '| `a/` | b | most of `words` | – |'].join('\n'))).toThrow(
      'expected "may import" to be names, – or all',
    );
  });

  it('is compared with what exists', () => {
    const rows = rowsThatExist(IMPORT_TABLE, new Set(['article', 'telegram', 'main.ts']), ['cheerio', '@grammyjs/x']);
    expect(rows).toEqual([
      { folders: ['article'], mayImport: [], mayImportTypesOf: [], owns: ['cheerio'] },
      { folders: ['telegram'], mayImport: ['article'], mayImportTypesOf: [], owns: ['@grammyjs/*'] },
      { folders: ['main.ts'], mayImport: 'all', mayImportTypesOf: [], owns: [] },
    ]);
  });
});
