import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAllowed } from './supply/licences.js';
import { readInstalled, readLockFile, readManifest } from './supply/packages.js';

const top = join(import.meta.dirname, '..');
const lock = readLockFile(top);
const installed = readInstalled(top);
const manifest = readManifest(top);
const packageOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('the lock file', () => {
  it('names every package by its content, and none by a place: that is the registry of whoever installs', () => {
    expect(lock.size).toBeGreaterThan(100);
    const loose = [...lock].filter(
      ([, { integrity, resolved, link, version }]) =>
        link || version === undefined || resolved !== undefined || !/^sha512-[\w+/]{86}==$/u.test(integrity ?? ''),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it('knows all that is installed', () => {
    expect(installed.length).toBeGreaterThan(100);
    expect(installed.map(({ path }) => path).filter((path) => !lock.has(path))).toEqual([]);
  });

  it('is asked for exact versions', () => {
    const ranges = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(ranges.filter((range) => !/^\d+\.\d+\.\d+$/u.test(range))).toEqual([]);
  });
});

describe('scripts that run at an install', () => {
  /** esbuild's only saves it a few milliseconds a start, and is not run. */
  const known = { 'better-sqlite3': true, nodejieba: true, esbuild: false };

  it('are those of the two native modules', () => {
    expect(manifest.allowScripts).toEqual(known);
    const locked = [...lock].filter(([, entry]) => entry.hasInstallScript).map(([path]) => packageOf(path));
    const present = installed.filter((each) => each.hasInstallScript).map(({ path }) => packageOf(path));
    // Apple's alone has one more, for watching files.
    expect(locked.filter((name) => name !== 'fsevents').toSorted()).toEqual(Object.keys(known).toSorted());
    expect(present.filter((name) => name !== 'fsevents').toSorted()).toEqual(Object.keys(known).toSorted());
  });
});

describe('licences', () => {
  it.each([
    ['MIT', true, true],
    ['(MIT OR GPL-3.0-only)', true, true],
    ['MIT AND Apache-2.0', true, true],
    ['MPL-2.0', false, true],
    ['(MIT AND CC-BY-3.0)', false, true],
    ['GPL-3.0-only', false, false],
    ['MIT AND GPL-3.0-only', false, false],
    ['AGPL-3.0-or-later', false, false],
    ['SEE LICENSE IN LICENSE.md', false, false],
    ['UNLICENSED', false, false],
    [undefined, false, false],
    [{ type: 'MIT' }, false, false],
  ])('%s: shipped %s, for tools %s', (licence, asShipped, asTool) => {
    expect([isAllowed(licence, false), isAllowed(licence, true)]).toEqual([asShipped, asTool]);
  });

  it('of all that the lock file names and of all that is installed are allowed', () => {
    const locked = [...lock].map(([path, { license, dev }]) => ({ path, license, dev }));
    const present = installed.map(({ path, license }) => ({ path, license, dev: lock.get(path)?.dev ?? false }));
    const refused = [...locked, ...present].filter(({ license, dev }) => !isAllowed(license, dev));
    expect(refused).toEqual([]);
  });

  it('of what the native modules bring along are allowed, too', () => {
    const start = (path: string) => readFileSync(join(top, 'node_modules', path), 'utf8').slice(0, 400);
    // The dictionary is part of cppjieba.
    for (const name of ['cppjieba', 'cppjieba/deps/limonp']) {
      expect(start(`nodejieba/submodules/${name}/LICENSE`)).toMatch(/MIT License/u);
    }
    expect(start('better-sqlite3/deps/sqlite3/sqlite3.h')).toContain(
      'The author disclaims copyright to this source code',
    );
  });
});

describe("the README's tables of dependencies", () => {
  it('give the reason of each, and of no other', () => {
    const rows = readFileSync(join(top, 'README.md'), 'utf8').split('\n');
    const namesBelow = (header: string): string[] => {
      const first = rows.indexOf(header) + 2;
      const end = rows.findIndex((row, place) => place >= first && !row.startsWith('|'));
      return rows
        .slice(first, end)
        .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name));
    };
    const production = namesBelow('| package | what for | considered instead |');
    const development = namesBelow('| development package | what for | considered instead |');
    expect(production.toSorted()).toEqual(Object.keys(manifest.dependencies).toSorted());
    expect(development.toSorted()).toEqual(Object.keys(manifest.devDependencies).toSorted());
  });
});
