import type { Fold, IndexStore } from '../../src/index/file/index-store.js';
import { packArticles } from '../../src/index/file/packed-articles.js';
import { openIndex } from '../../src/index/open-index.js';
import { type BenchEngine, resultsAsked } from './bench-engine.js';

const rules = 'benchmark';

/** The index of two layers: built by a fold, which writes and syncs the file, too. */
export function ourEngine(path: string): BenchEngine {
  let store: IndexStore | undefined;
  let fold: Fold | undefined;
  const open = async () => (await openIndex({ file: path, rules, save: true })).store;
  return {
    name: 'Chuchu',
    start: async () => {
      store = await open();
      fold = store.startFold();
    },
    prepare: (articles) => () => fold?.add(packArticles(articles)),
    finish: async () => {
      await fold?.finish();
    },
    save: () => {
      store?.close();
      return Promise.resolve();
    },
    load: async () => {
      store = await open();
    },
    prepareAddition:
      ({ id, passages }) =>
      () =>
        store?.put(id, passages),
    prepareQuestion: ({ words, bigrams }) => {
      const query = { words, bigrams, characters: [], phrases: [] };
      return () => store?.candidates(query, resultsAsked).length ?? 0;
    },
  };
}
