import { type Refused, refused } from '../file/section-table.js';
import type { FrozenData } from './frozen-data.js';

/** What of a frozen layer is not as long as the rest of it says, in time that does not grow with it; `null` for nothing. */
export function misfit(data: FrozenData): Refused | null {
  const passages = data.wordCounts.length;
  const articles = data.articleFirsts.length;
  for (const [name, starts, size, entries] of listsOf(data)) {
    if (starts.length !== size + 1) return refused(`${size + 1} starts of ${name}`, `${starts.length}`);
    if (starts[size] !== entries) return refused(`${name} up to ${entries}`, `up to ${starts[size]}`);
  }
  const columns = [
    ['article counts', data.articleCounts.length, articles],
    ['articles of passages', data.passageArticles.length, passages],
    ['bigram counts', data.bigramCounts.length, passages],
    ['counts of units', data.unitCounts.length, data.units.length],
  ] as const;
  for (const [name, got, expected] of columns) if (got !== expected) return refused(`${expected} ${name}`, `${got}`);
  return null;
}

/** `starts` of `size` lists, and what they end with: `[name, starts, size, entries]`. */
export function listsOf(data: FrozenData): readonly (readonly [string, Uint32Array, number, number])[] {
  const passages = data.wordCounts.length;
  const articles = data.articleFirsts.length;
  return [
    ['words', data.words.starts, data.words.size, data.words.units.length],
    ['word postings', data.wordPostings.starts, data.words.size, data.wordPostings.entries.length],
    ['bigram postings', data.bigramPostings.starts, data.bigrams.length, data.bigramPostings.entries.length],
    ['final postings', data.finalPostings.starts, data.finals.length, data.finalPostings.entries.length],
    ['articles', data.articles.starts, articles, data.articles.units.length],
    ['passage ids', data.passageTails.starts, passages, data.passageTails.units.length],
    ['texts', data.texts.starts, passages, data.texts.units.length],
    ['words of passages', data.passageWordStarts, passages, data.passageWords.length],
  ];
}
