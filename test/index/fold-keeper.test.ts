import { describe, expect, it } from 'vitest';
import { systemFiles } from '../../src/index/file/file-layer.js';
import { FoldKeeper } from '../../src/index/file/fold-keeper.js';
import type { FoldSummary, IndexStore } from '../../src/index/file/index-store.js';
import { indexWorkHere } from '../../src/index/file/index-work-here.js';
import type { RecordChangesByKind } from '../../src/index/file/keyed-records.js';
import { createMemoryIndex, openIndex } from '../../src/index/open-index.js';
import { markedPassage } from './marked-passage.js';
import { Stopped } from './stopping-files.js';

function put(store: IndexStore, ...ids: readonly string[]): void {
  for (const id of ids) store.put(id, [markedPassage(`${id}#0`, '[中国]'), markedPassage(`${id}#1`, '[经济]')]);
}

/** A keeper that folds above three passages, when it is told that all is quiet. */
function keeperOf(store: IndexStore) {
  const folded: FoldSummary[] = [];
  const failed: unknown[] = [];
  const taken: RecordChangesByKind[] = [];
  const givenBack: RecordChangesByKind[] = [];
  let beQuiet = () => {};
  let asked = 0;
  let nowMs = 1_000;
  const keeper = new FoldKeeper({
    store,
    whenQuiet: () =>
      new Promise((resolve) => {
        asked++;
        beQuiet = resolve;
      }),
    records: {
      take: () => {
        const changes = { files: { put: [[`taken ${taken.length}`, Buffer.of(1)] as const] } };
        taken.push(changes);
        return changes;
      },
      giveBack: () => givenBack.push(taken.at(-1) ?? {}),
    },
    now: () => {
      nowMs += 50;
      return nowMs;
    },
    onFolded: (summary) => folded.push(summary),
    onFailed: (error) => failed.push(error),
    foldAt: 3,
  });
  const quiet = async () => {
    beQuiet();
    await keeper.settled();
  };
  return { keeper, folded, failed, taken, givenBack, quiet, asked: () => asked };
}

describe('the keeper of the live layer', () => {
  it('folds above so many passages, at a quiet moment, and not before', async () => {
    const store = createMemoryIndex(indexWorkHere);
    const { keeper, folded, quiet, asked } = keeperOf(store);
    put(store, 'a');
    keeper.noteChange();
    await keeper.settled();
    expect(asked()).toBe(0);
    put(store, 'b');
    keeper.noteChange();
    keeper.noteChange();
    expect([asked(), store.livePassageCount, folded.length]).toEqual([1, 4, 0]);
    // What comes while it waits is folded with it.
    put(store, 'c');
    keeper.noteChange();
    await quiet();
    expect(folded).toMatchObject([{ articles: 3, passages: 6 }]);
    expect(keeper.lastFold).toEqual({ endedAtMs: 1_100, tookMs: 50 });
    expect([store.livePassageCount, store.passageCount]).toEqual([0, 6]);
    expect(store.records('files').get('taken 0')).toEqual(new Uint8Array([1]));
  });

  it('counts passages that were taken out: they take room in the frozen layer', async () => {
    const store = createMemoryIndex(indexWorkHere);
    const { keeper, folded, quiet } = keeperOf(store);
    put(store, 'a', 'b', 'c');
    await keeper.foldNow();
    store.discard('a');
    store.discard('b');
    expect([store.livePassageCount, store.removedPassageCount]).toEqual([0, 4]);
    keeper.noteChange();
    await quiet();
    expect(folded.map(({ passages }) => passages)).toEqual([6, 2]);
    expect(store.removedPassageCount).toBe(0);
  });

  it('goes on after a fold that failed, and does not try again at every article', async () => {
    const files = {
      ...systemFiles,
      makeFolder: () => {
        throw new Stopped('no space left');
      },
    };
    const { store } = await openIndex({
      file: '/nowhere/index.bin',
      rules: '',
      save: true,
      startThread: () => indexWorkHere(files),
    });
    const { keeper, failed, givenBack, taken, quiet, asked } = keeperOf(store);
    put(store, 'a', 'b');
    keeper.noteChange();
    await quiet();
    expect(failed).toEqual([expect.any(Stopped)]);
    expect(keeper.lastFold).toBeNull();
    expect(givenBack).toEqual(taken);
    expect(store.livePassageCount).toBe(4);
    put(store, 'c');
    keeper.noteChange();
    expect(asked()).toBe(1);
    put(store, 'd');
    keeper.noteChange();
    expect(asked()).toBe(2);

    await quiet();
    expect(failed).toHaveLength(2);
  });
});
