import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileLayer } from '../../src/index/file/file-layer.js';
import type { IndexStore } from '../../src/index/file/index-store.js';
import { indexWorkHere } from '../../src/index/file/index-work-here.js';
import { packArticles } from '../../src/index/file/packed-articles.js';
import { openIndex } from '../../src/index/open-index.js';
import { markedPassage } from './marked-passage.js';
import { type Stop, Stopped, StoppingFiles } from './stopping-files.js';
import { found, statistics } from './what-an-index-says.js';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chuchu-stop-'));
  file = join(folder, 'index.bin');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function open(files?: FileLayer): Promise<IndexStore> {
  return (await openIndex({ file, rules: 'rules', save: true, startThread: () => indexWorkHere(files) })).store;
}

/** All that can be asked of an index, records of others among it. */
function said(store: IndexStore) {
  const query = { words: ['中国', '经济', 'a'], bigrams: ['中国', '国经'], characters: [], phrases: [] };
  return {
    ...statistics(store),
    articles: [...store.articleIds()].toSorted(),
    found: found(store, query, 100),
    records: Array.from(store.records('articles').entries(), ([key, bytes]) => [key, Buffer.from(bytes).toString()]),
  };
}

/** The first fold: three articles. */
async function saveBefore(): Promise<void> {
  const store = await open();
  for (const id of ['a', 'b', 'c']) store.put(id, [markedPassage(`${id}#0`, `[中国][${id}]`)]);
  await store.startFold().finish({ articles: { put: [['a', Buffer.from('before')]] } });
  store.close();
}

/** The second: one replaced, one gone, one put, one in a burst. */
async function change(store: IndexStore): Promise<void> {
  store.put('b', [markedPassage('b#0', '[中国][经济]'), markedPassage('b#1', '[经济]')]);
  store.discard('c');
  store.put('d', [markedPassage('d#0', '[国经]')]);
  const fold = store.startFold();
  fold.add(packArticles([{ id: 'e', passages: [markedPassage('e#0', '[中国]')] }]));
  await fold.finish({ articles: { put: [['a', Buffer.from('after')]] } });
}

/** The calls of the second fold, and what an index says before and after it. */
async function undisturbed() {
  await saveBefore();
  const files = new StoppingFiles();
  const store = await open(files);
  const before = said(store);
  await change(store);
  const after = said(store);
  store.close();
  const opened = await open();
  expect(said(opened)).toEqual(after);
  opened.close();
  rmSync(folder, { recursive: true, force: true });
  return { steps: files.steps, before, after };
}

/** Syncing takes the disk's time; hundreds of folds do. */
const timeoutMs = 60_000;

describe('a fold that is stopped', { timeout: timeoutMs }, () => {
  it('takes these steps', async () => {
    const { steps } = await undisturbed();
    expect(steps.filter((step, i) => step !== steps[i - 1])).toEqual([
      'makeFolder',
      'create',
      'write',
      'sync',
      'close',
      'rename',
      'syncFolder',
    ]);
  });

  it.each(['killed', 'power-cut'] as const)('%s at any step leaves the index of before or of after', async (kind) => {
    const { steps, before, after } = await undisturbed();
    for (let step = 0; step < steps.length; step++) {
      for (const kept of [0, 0.6]) {
        // oxlint-disable-next-line no-await-in-loop -- one fold after another
        const opened = await stoppedAndReopened({ step, kind, kept });
        expect([before, after]).toContainEqual(said(opened));
        // What a stopped fold left is in nobody's way.
        // oxlint-disable-next-line no-await-in-loop -- one fold after another
        await change(opened);
        expect(said(opened)).toEqual(after);
        opened.close();
        expect(readdirSync(folder)).toEqual(['index.bin']);
        rmSync(folder, { recursive: true });
      }
    }
  });

  it('refused by the system at any step loses nothing: what was put is found, and the next fold saves it', async () => {
    const { steps, after } = await undisturbed();
    for (let step = 0; step < steps.length; step++) {
      // oxlint-disable-next-line no-await-in-loop -- one fold after another
      await saveBefore();
      const files = new StoppingFiles({ step, kind: 'refused', kept: 0.5 });
      // oxlint-disable-next-line no-await-in-loop -- one fold after another
      const store = await open(files);
      // oxlint-disable-next-line no-await-in-loop -- one fold after another
      await expect(change(store)).rejects.toThrow(Stopped);
      expect([...store.articleIds()].toSorted()).toEqual(['a', 'b', 'd']);
      expect(store.wordDocumentFrequency('经济')).toBe(2);
      const fold = store.startFold();
      fold.add(packArticles([{ id: 'e', passages: [markedPassage('e#0', '[中国]')] }]));
      // oxlint-disable-next-line no-await-in-loop -- one fold after another
      await fold.finish({ articles: { put: [['a', Buffer.from('after')]] } });
      expect(said(store)).toEqual(after);
      store.close();
      // oxlint-disable-next-line no-await-in-loop -- one fold after another
      const opened = await open();
      expect(said(opened)).toEqual(after);
      opened.close();
      rmSync(folder, { recursive: true });
    }
  });

  it('may be stopped again and again, at random', async () => {
    const { steps, before, after } = await undisturbed();
    const anyStop = fc.record({
      step: fc.nat(steps.length - 1),
      kind: fc.constantFrom('killed', 'power-cut', 'refused'),
      kept: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyStop, { minLength: 1, maxLength: 4 }), async (stops) => {
        await saveBefore();
        for (const stop of stops) {
          // oxlint-disable-next-line no-await-in-loop -- one start after another
          const store = await open(new StoppingFiles(stop));
          // oxlint-disable-next-line no-await-in-loop -- one start after another
          const [result] = await Promise.allSettled([change(store)]);
          expect(result.status === 'rejected' ? result.reason : new Stopped()).toBeInstanceOf(Stopped);
          store.close();
          // oxlint-disable-next-line no-await-in-loop -- one start after another
          const opened = await open();
          expect([before, after]).toContainEqual(said(opened));
          opened.close();
        }
        rmSync(folder, { recursive: true });
      }),
      { seed: 20220125, numRuns: 60 },
    );
  });
});

/** Stops the second fold, and opens what it left as the next process would. */
async function stoppedAndReopened(stop: Stop): Promise<IndexStore> {
  await saveBefore();
  const store = await open(new StoppingFiles(stop));
  await expect(change(store)).rejects.toThrow(Stopped);
  store.close();
  return open();
}
