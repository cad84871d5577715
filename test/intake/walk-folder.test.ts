import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeRejection } from '../../src/article/rejection.js';
import { CorpusFolderError } from '../../src/intake/corpus-folder-error.js';
import { walkFolder } from '../../src/intake/walk-folder.js';
import { createCorpus } from './corpus.js';

const pathsOf = async (root: string): Promise<string[]> => (await walkFolder(root)).files.map(({ path }) => path);
const rejectionsOf = async (root: string): Promise<string[]> =>
  (await walkFolder(root)).rejected.map(describeRejection);

test('article files come by path, whatever the case of their extension; other files and folders do not', async () => {
  const names = [
    'b.md',
    'a/z.TXT',
    'a.html',
    'a/b/c.htm',
    'B.markdown',
    '港.md',
    'a-b.md',
    'c.md.bak',
    'd.png',
    '.e.md',
    '.git/f.md',
    'md',
  ];
  const skipped = ['_site/a.md', '_layouts/a.md', '_includes/a.html', 'a/_drafts/a.md', 'node_modules/a/b.md'];
  const root = await createCorpus(Object.fromEntries([...names, ...skipped].map((name) => [name, ''])));
  expect(await pathsOf(root)).toEqual(['B.markdown', 'a-b.md', 'a.html', 'a/b/c.htm', 'a/z.TXT', 'b.md', '港.md']);
});

test('a link to a file inside is followed, unless the file is listed anyway', async () => {
  const root = await createCorpus({ 'a.md': '', '.store/b': '', 'c/d.md': '' });
  await symlink(join(root, 'a.md'), join(root, 'again.md'));
  await symlink(join(root, '.store/b'), join(root, 'c/b.md'));
  await symlink('../.store/b', join(root, 'c/e.md'));
  await symlink('c', join(root, 'folder'));
  await symlink('.store/b', join(root, 'b.png'));
  const { files, rejected } = await walkFolder(root);
  expect(files.map(({ path, absolutePath }) => [path, absolutePath])).toEqual([
    ['a.md', join(root, 'a.md')],
    ['c/b.md', join(root, '.store/b')],
    ['c/d.md', join(root, 'c/d.md')],
  ]);
  expect(rejected).toEqual([]);
});

test('links that leave, loop or lead nowhere are rejected, the rest is found', async () => {
  const outside = await createCorpus({ 'secret.md': '' });
  const root = await createCorpus({ 'a.md': '', 'c/d.md': '' });
  await symlink(join(outside, 'secret.md'), join(root, 'out.md'));
  await symlink(outside, join(root, 'outside'));
  await symlink('loop.md', join(root, 'loop.md'));
  await symlink('..', join(root, 'c/up'));
  await symlink('nowhere', join(root, 'lost.md'));
  expect(await pathsOf(root)).toEqual(['a.md', 'c/d.md']);
  expect(await rejectionsOf(root)).toEqual([
    'c/up: expected link to be one that ends, got a loop',
    'loop.md: expected link to be one that ends, got a loop',
    'lost.md: expected link to be one that leads somewhere, got ENOENT',
    'out.md: expected link to be one within the folder, got one that leaves it',
    'outside: expected link to be one within the folder, got one that leaves it',
  ]);
});

test('a folder whose name begins as the root’s does is outside it', async () => {
  const parent = await createCorpus({ 'news/a.md': '', 'news-old/b.md': '' });
  await symlink('../news-old/b.md', join(parent, 'news/b.md'));
  expect(await pathsOf(join(parent, 'news'))).toEqual(['a.md']);
});

test('the root may itself be a link', async () => {
  const root = await createCorpus({ 'news/a.md': '' });
  await symlink('news', join(root, 'current'));
  expect(await pathsOf(join(root, 'current'))).toEqual(['a.md']);
});

test('a pipe is no article', async () => {
  const root = await createCorpus({ 'a.md': '' });
  execFileSync('mkfifo', [join(root, 'pipe.md')]);
  expect(await rejectionsOf(root)).toEqual([
    'pipe.md: expected file to be a regular file, got a pipe, socket or device',
  ]);
});

test('a root that is missing or no folder is an error with its path', async () => {
  const root = await createCorpus({ 'a.md': '' });
  await expect(walkFolder(join(root, 'no'))).rejects.toThrow(CorpusFolderError);
  await expect(walkFolder(join(root, 'no'))).rejects.toMatchObject({
    folder: join(root, 'no'),
    code: 'ENOENT',
    message: `${join(root, 'no')}: expected the corpus folder to be a folder that can be listed, got nothing there (ENOENT)`,
  });
  await expect(walkFolder(join(root, 'a.md'))).rejects.toThrow('got a file (ENOTDIR)');
});
