import type { PassageIndex } from '../index/passage-index.js';
import type { Segmenter } from '../words/segmenter.js';
import { type Highlight, highlight } from './highlight.js';
import { limitQuestion } from './limit-question.js';
import { isSearchable, type Question, readQuestion } from './question.js';
import { rankQuestion } from './rank-features.js';
import { type RankedPassage, searchPassages } from './search-passages.js';

export type SearchResult =
  | {
      readonly kind: 'ranked';
      /** Best first; empty where no passage holds any of the words. */
      readonly passages: readonly RankedPassage[];
      /** What to point at in a passage that was found. */
      readonly highlight: (text: string) => Highlight;
    }
  /** No word to look for. */
  | { readonly kind: 'nothing-to-search' };

/** A question → ranked passages with confidence. */
export interface Searcher {
  /** @param question any string; of a long one the rarest words count */
  search(question: string): SearchResult;
  /** What to point at in a passage that was found for that question once before; without a search. */
  highlight(question: string, text: string): Highlight;
}

export function createSearcher({ segmenter, index }: { segmenter: Segmenter; index: PassageIndex }): Searcher {
  const pointAt = (question: Question, passage: string): Highlight => {
    const limited = limitQuestion(question, index);
    return highlight((original) => segmenter.normalize(original), limited, rankQuestion(limited, index), passage);
  };
  return {
    search(text) {
      const question = readQuestion(segmenter, text);
      if (!isSearchable(question)) return { kind: 'nothing-to-search' };
      return {
        kind: 'ranked',
        passages: searchPassages(index, question),
        highlight: (passage) => pointAt(question, passage),
      };
    },
    highlight: (text, passage) => pointAt(readQuestion(segmenter, text), passage),
  };
}
