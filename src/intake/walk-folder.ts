import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Rejection } from '../article/article.js';
import { isArticleFile } from '../article/article-file.js';
import { CorpusFolderError } from './corpus-folder-error.js';
import { errorCode, rejectUnreadable } from './reject-unreadable.js';

/** A file to be read as an article. */
export interface FoundFile {
  /** Below the folder, with `/` between folders. */
  readonly path: string;
  /** Where it is on this machine; for a link, where it leads. */
  readonly absolutePath: string;
}

export interface FolderListing {
  /** By path, in the order of UTF-16 units: the same on every machine. */
  readonly files: readonly FoundFile[];
  readonly rejected: readonly Rejection[];
}

/** Folders of a Jekyll site, and of Node, that hold no posts to be shown. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['_site', '_layouts', '_includes', '_drafts', 'node_modules']);

type Found =
  | { readonly kind: 'file'; readonly file: FoundFile }
  | { readonly kind: 'link'; readonly file: FoundFile }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

/**
 * The article files below a folder. Files and folders that begin with a dot are skipped. A link to a file within the
 * folder is followed unless that file is listed anyway; one that leaves the folder, loops or leads nowhere is rejected.
 *
 * @throws {CorpusFolderError} where `root` is missing, is no folder, or cannot be listed.
 */
export async function walkFolder(root: string): Promise<FolderListing> {
  const realRoot = await openRoot(root);
  const found = await walk({ realRoot, folder: '' });
  const listed = new Map<string, FoundFile>();
  for (const { file } of found.filter((item) => item.kind === 'file')) listed.set(file.absolutePath, file);
  for (const { file } of found
    .filter((item) => item.kind === 'link')
    .toSorted((a, b) => byText(a.file.path, b.file.path))) {
    if (!listed.has(file.absolutePath)) listed.set(file.absolutePath, file);
  }
  return {
    files: [...listed.values()].toSorted((left, right) => byText(left.path, right.path)),
    rejected: found
      .filter((item) => item.kind === 'rejected')
      .map(({ rejection }) => rejection)
      .toSorted((left, right) => byText(left.file, right.file)),
  };
}

/**
 * Which of some paths below a folder are article files that {@link walkFolder} would list; of all others it says that they
 * are gone. Links are not followed.
 *
 * @throws {CorpusFolderError} where `root` is missing, is no folder, or cannot be listed.
 */
export async function findFiles(
  root: string,
  paths: readonly string[],
): Promise<{ readonly files: readonly FoundFile[]; readonly gone: readonly string[] }> {
  const realRoot = await openRoot(root);
  const files: FoundFile[] = [];
  const gone: string[] = [];
  for (const path of paths) {
    const absolutePath = join(realRoot, path);
    // oxlint-disable-next-line no-await-in-loop -- thousands at a time would keep others from the disk
    if (isListed(path) && (await isRegularFile(absolutePath))) files.push({ path, absolutePath });
    else gone.push(path);
  }
  return { files, gone };
}

function isRegularFile(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** Whether a path is one of an article file, and in no folder that is skipped. */
export function isListed(path: string): boolean {
  return isArticleFile(path) && path.split('/').every(isVisible);
}

/** Whether a file or folder is looked at, going by its name. */
export function isVisible(name: string): boolean {
  return !name.startsWith('.') && !SKIPPED_FOLDERS.has(name);
}

async function openRoot(root: string): Promise<string> {
  try {
    const real = await realpath(root);
    await readdir(real);
    return real;
  } catch (cause) {
    throw new CorpusFolderError(root, cause);
  }
}

interface Place {
  readonly realRoot: string;
  /** Below the root, with `/` between folders; empty for the root itself. */
  readonly folder: string;
}

async function walk({ realRoot, folder }: Place): Promise<Found[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(join(realRoot, folder), { withFileTypes: true });
  } catch (error) {
    return [{ kind: 'rejected', rejection: rejectUnreadable(folder, error) }];
  }
  const visible = entries.filter(({ name }) => isVisible(name));
  const found = await Promise.all(visible.map((entry) => visit(entry, { realRoot, folder })));
  return found.flat();
}

async function visit(entry: Dirent, { realRoot, folder }: Place): Promise<Found[]> {
  const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
  if (entry.isDirectory()) return walk({ realRoot, folder: path });
  if (entry.isSymbolicLink()) return followLink(path, realRoot);
  if (!isArticleFile(entry.name)) return [];
  if (entry.isFile()) return [{ kind: 'file', file: { path, absolutePath: join(realRoot, path) } }];
  // Reading from a pipe would wait for ever.
  return [reject({ file: path, field: 'file', expected: 'a regular file', got: 'a pipe, socket or device' })];
}

async function followLink(path: string, realRoot: string): Promise<Found[]> {
  const rejectLink = (expected: string, got: string): Found[] => [reject({ file: path, field: 'link', expected, got })];
  const absolutePath = await realpath(join(realRoot, path)).catch((error: unknown) => ({ failed: errorCode(error) }));
  if (typeof absolutePath !== 'string') {
    if (absolutePath.failed === 'ELOOP') return rejectLink('one that ends', 'a loop');
    return isArticleFile(path) ? rejectLink('one that leads somewhere', absolutePath.failed) : [];
  }
  const isFolder = await stat(absolutePath).then(
    (target) => target.isDirectory(),
    () => false,
  );
  if (!isFolder && !isArticleFile(path)) return [];
  const inside =
    absolutePath === realRoot || absolutePath.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep);
  if (!inside) return rejectLink('one within the folder', 'one that leaves it');
  if (!isFolder) return [{ kind: 'link', file: { path, absolutePath } }];
  // A linked folder within the root is walked at its own place, so only a link back up is worth a word.
  const around = join(realRoot, path);
  return around.startsWith(absolutePath + sep) ? rejectLink('one that ends', 'a loop') : [];
}

function reject(rejection: Rejection): Found {
  return { kind: 'rejected', rejection };
}

/** By UTF-16 units. */
function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
