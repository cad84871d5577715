import { readFileSync, writeFileSync } from 'node:fs';
import MiniSearch from 'minisearch';
import { createTermSearch, type TermDocument, termSearchOptions } from '../../src/index/live/minisearch-terms.js';
import { type BenchEngine, resultsAsked } from './bench-engine.js';
import type { BenchArticle } from './dataset.js';
import { hexQuestion, hexText } from './peer-terms.js';

/** MiniSearch at its best: terms in hex (see `minisearch-terms.ts`), nothing stored. */
export function miniSearchEngine(): BenchEngine {
  let search = createTermSearch();
  let next = 0;
  const prepare = (articles: readonly BenchArticle[]) => {
    const documents = articles
      .flatMap(({ passages }) => passages)
      .map((passage): TermDocument => ({ number: next++, terms: hexText(passage) }));
    return () => search.addAll(documents);
  };
  return {
    name: 'MiniSearch',
    start: () => Promise.resolve(),
    prepare,
    prepareAddition: (article) => prepare([article]),
    finish: () => Promise.resolve(),
    save: (path) => {
      writeFileSync(path, JSON.stringify(search));
      return Promise.resolve();
    },
    load: (path) => {
      search = MiniSearch.loadJSON<TermDocument>(readFileSync(path, 'utf8'), termSearchOptions);
      next = search.documentCount;
      return Promise.resolve();
    },
    prepareQuestion: (question) => {
      const query = hexQuestion(question).join(' ');
      return () => search.search(query).slice(0, resultsAsked).length;
    },
  };
}
