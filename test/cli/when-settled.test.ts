import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { whenSettled } from '../../src/cli/when-settled.js';
import type { FileRecord, FileVerdict } from '../../src/intake/file-record.js';
import { temporaryFolder, writeFiles } from './run-chuchu.js';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A folder, what the bot knows of it, and the hand that lets it look. */
function openFolder(files: Readonly<Record<string, string>>) {
  const corpusDir = writeFiles(temporaryFolder(), files);
  const known = new Map<string, FileRecord>();
  let look = (): void => {};
  let awaited = (): void => {};
  const waits = new Promise<void>((resolve) => {
    awaited = resolve;
  });
  const ports = {
    corpusDir,
    files: () => known,
    nextLook: () => {
      awaited();
      return new Promise<void>((resolve) => {
        look = resolve;
      });
    },
    patienceMs: 600_000,
  };
  const take = (path: string, text: string, verdict: FileVerdict): void => {
    known.set(path, { path, version: { bytes: 1, modifiedMs: 1 }, readAtMs: 1, contentHash: hashOf(text), verdict });
  };
  return { ports, take, look: () => look(), waits };
}

const head = { title: null, publishedMs: null, publishedDay: null, publisher: null, category: null, tags: [] };
const served = (articleId: string): FileVerdict => ({ kind: 'served', articleId, passages: 1, head });
const never = new AbortController().signal;

it('tells of files when all are taken in as they stand on disk', async () => {
  const { ports, take, look, waits } = openFolder({ 'a.md': 'new', 'b.md': 'b', 'c.md': 'c', 'd.md': 'd' });
  take('a.md', 'old', served('a'));
  const settled = whenSettled(['a.md', 'b.md', 'c.md', 'd.md'], never, ports);
  await waits;
  take('a.md', 'new', served('a'));
  look();
  take('b.md', 'b', { kind: 'duplicate', of: 'x', why: 'same-text' });
  take('c.md', 'c', { kind: 'unpublished' });
  take('d.md', 'd', served('x'));
  look();
  expect(Object.fromEntries(await settled)).toEqual({
    'a.md': 'served',
    'b.md': 'duplicate',
    'c.md': 'other',
    // The same article as b.md, which was there before, for all that anybody knows.
    'd.md': 'duplicate',
  });
});

it('gives what there is when it is to stop, and knows nothing of a file that is gone', async () => {
  const { ports, take, waits } = openFolder({ 'a.md': 'a' });
  take('a.md', 'a', served('a'));
  const stopping = new AbortController();
  const settled = whenSettled(['a.md', 'gone.md'], stopping.signal, ports);
  await waits;
  stopping.abort();
  expect([...(await settled)]).toEqual([['a.md', 'served']]);
  expect([...(await whenSettled(['a.md', 'gone.md'], never, { ...ports, patienceMs: 0 }))]).toEqual([
    ['a.md', 'served'],
  ]);
});
