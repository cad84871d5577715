import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Index } from 'flexsearch';
import { type BenchEngine, resultsAsked } from './bench-engine.js';
import type { BenchArticle } from './dataset.js';
import { hexQuestion, hexText } from './peer-terms.js';

/** FlexSearch on the same terms; `suggest` lets a passage match that holds some of them. */
export function flexSearchEngine(): BenchEngine {
  const index = new Index({ tokenize: 'strict', encode: (text: string) => text.split(' '), cache: false });
  let next = 0;
  const prepare = (articles: readonly BenchArticle[]) => {
    const documents = articles
      .flatMap(({ passages }) => passages)
      .map((passage) => ({ id: next++, text: hexText(passage) }));
    return () => {
      for (const { id, text } of documents) index.add(id, text);
    };
  };
  return {
    name: 'FlexSearch',
    start: () => Promise.resolve(),
    prepare,
    prepareAddition: (article) => prepare([article]),
    finish: () => Promise.resolve(),
    save: (path) => {
      writeFileSync(path, '');
      index.export((key, data) => writeFileSync(`${path}.${key}`, data));
      return Promise.resolve();
    },
    load: (path) => {
      for (const name of readdirSync(dirname(path))) {
        if (!name.startsWith(`${basename(path)}.`)) continue;
        index.import(name.slice(basename(path).length + 1), readFileSync(join(dirname(path), name), 'utf8'));
      }
      next = 1e9;
      return Promise.resolve();
    },
    prepareQuestion: (question) => {
      const query = hexQuestion(question).join(' ');
      return () => index.search(query, { limit: resultsAsked, suggest: true }).length;
    },
  };
}
