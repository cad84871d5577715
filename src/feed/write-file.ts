import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A name that nobody who reads the corpus looks at. */
const PART = /^\..*\.part$/u;
/** A part that is older is of a process that was killed. */
const STALE_PART_MS = 60 * 60 * 1000;

/**
 * Writes a file so that whoever looks finds the old content or the new one, whole, also after a kill or a power cut: under a
 * name with a dot before it, synchronised, then renamed. Makes the folder.
 */
export async function writeFileWhole(path: string, content: string | Uint8Array): Promise<void> {
  await makeFolder(dirname(path));
  const part = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
  try {
    const handle = await open(part, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Making several at once, Node says of a read-only disk that the folder is missing (ENOENT); making the first says what is wrong. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
    await mkdir(await firstMissing(path));
    await mkdir(path, { recursive: true });
  }
}

async function firstMissing(path: string): Promise<string> {
  const above = dirname(path);
  return above === path || (await isThere(above)) ? path : firstMissing(above);
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** The names in a folder, without what a killed process left there, which is removed; none where there is no folder. */
export async function listFolder(folder: string, nowMs: number): Promise<readonly string[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
  const parts = names.filter((name) => PART.test(name));
  await Promise.all(parts.map((name) => removeStale(join(folder, name), nowMs)));
  return names.filter((name) => !PART.test(name));
}

async function removeStale(path: string, nowMs: number): Promise<void> {
  const age = await stat(path).then(
    ({ mtimeMs }) => nowMs - mtimeMs,
    () => 0,
  );
  if (age > STALE_PART_MS) await rm(path, { force: true });
}
