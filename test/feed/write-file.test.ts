import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listFolder, writeFileWhole } from '../../src/feed/write-file.js';
import { walkFolder } from '../../src/intake/walk-folder.js';
import { temporaryFolder } from '../storage/folder.js';

const NOW_MS = Date.UTC(2022, 2, 1);

it('a file is written into a folder that is made, and replaced', async () => {
  const path = join(temporaryFolder(), 'a', 'b', 'c.html');
  await writeFileWhole(path, '一');
  await writeFileWhole(path, '二');
  expect(readFileSync(path, 'utf8')).toBe('二');
  expect(readdirSync(join(path, '..'))).toEqual(['c.html']);
});

it('what cannot be written leaves nothing', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'taken.html'));
  await expect(writeFileWhole(join(folder, 'taken.html'), '一')).rejects.toThrow('EISDIR');
  expect(readdirSync(folder)).toEqual(['taken.html']);
});

it('a part that a killed process left is no article, is no name, and goes after an hour', async () => {
  const folder = temporaryFolder();
  const part = (name: string, ageMs: number): void => {
    writeFileSync(join(folder, name), '---\ntitle: 半\n---\n半篇');
    utimesSync(join(folder, name), (NOW_MS - ageMs) / 1000, (NOW_MS - ageMs) / 1000);
  };
  part('.a.html.0a.part', 59 * 60_000);
  part('.b.html.0b.part', 61 * 60_000);
  writeFileSync(join(folder, 'c.html'), '---\n---\n全');
  expect((await walkFolder(folder)).files.map(({ path }) => path)).toEqual(['c.html']);
  expect(await listFolder(folder, NOW_MS)).toEqual(['c.html']);
  expect(readdirSync(folder)).toEqual(['.a.html.0a.part', 'c.html']);
});

it('a folder that is not there has no files; one that is a file is told', async () => {
  const folder = temporaryFolder();
  expect(await listFolder(join(folder, 'missing'), NOW_MS)).toEqual([]);
  writeFileSync(join(folder, 'file'), '');
  await expect(listFolder(join(folder, 'file'), NOW_MS)).rejects.toThrow('ENOTDIR');
});
