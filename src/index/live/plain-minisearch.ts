import MiniSearch from 'minisearch';

/** A passage as the baseline takes it. */
export interface PlainPassage {
  readonly id: string;
  readonly words: readonly string[];
}

/**
 * What a newcomer would build: MiniSearch as it comes, with its own score, fed with nodejieba's words. Kept to be
 * compared with, never to answer.
 */
export function createPlainMiniSearch(passages: readonly PlainPassage[]): (words: readonly string[]) => string[] {
  const search = new MiniSearch<{ id: string; text: string }>({
    fields: ['text'],
    tokenize: (text) => text.split(' ').filter((word) => word !== ''),
    processTerm: (term) => term,
  });
  search.addAll(passages.map(({ id, words }) => ({ id, text: words.join(' ') })));
  return (words) => search.search(words.join(' ')).map(({ id }) => String(id));
}
