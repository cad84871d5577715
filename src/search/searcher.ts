import type { ArticleHead } from '../article/article-head.js';
import type { PassageIndex } from '../index/passage-index.js';
import type { Library } from '../library/library.js';
import type { Month } from '../words/month.js';
import type { Segmenter } from '../words/segmenter.js';
import { articleFilter } from './article-filter.js';
import { type Highlight, highlight } from './highlight.js';
import { limitQuestion } from './limit-question.js';
import type { Calendar } from './published-range.js';
import { isSearchable, type Question, readQuestion } from './question.js';
import { rankQuestion } from './rank-features.js';
import { type RankedPassage, searchPassages } from './search-passages.js';
import { createSuggest, type Suggestion } from './suggest.js';

/** The filters of a question, and how many articles they leave. */
export interface AppliedFilters {
  /** As they were written. */
  readonly written: readonly string[];
  /** Articles that were looked in; counted only where nothing was found. */
  readonly articles: () => number;
  /** The question without them. */
  readonly questionWithout: string;
}

export type SearchResult =
  | {
      readonly kind: 'ranked';
      /** Best first; empty where no passage holds any of the words. */
      readonly passages: readonly RankedPassage[];
      /** What to point at in a passage that was found, and was published in that month. */
      readonly highlight: (text: string, month?: Month) => Highlight;
      /** The question that was perhaps meant; worked out when called. */
      readonly suggest: () => Suggestion | null;
      /** Missing where all articles were looked in. */
      readonly filters?: AppliedFilters;
    }
  /** No word to look for, or a filter whose value can't be read: `unreadable` as it was written. */
  | { readonly kind: 'nothing-to-search'; readonly unreadable?: string };

/** A question → ranked passages with confidence. */
export interface Searcher {
  /** @param question any string; of a long one the rarest words count */
  search(question: string): SearchResult;
  /** What to point at in a passage that was found for that question once before; without a search. */
  highlight(question: string, text: string, month?: Month): Highlight;
}

export interface SearchPorts {
  readonly segmenter: Segmenter;
  readonly index: PassageIndex;
  /** What filters ask about articles; without it no article fits any filter. */
  readonly library?: Pick<Library, 'head' | 'heads'>;
  /** What dates in a question are relative to; 1970 in UTC by default. */
  readonly calendar?: Calendar;
}

export function createSearcher({ segmenter, index, library, calendar }: SearchPorts): Searcher {
  const suggest = createSuggest({ segmenter, index });
  const read = (text: string): Question => readQuestion(segmenter, text, calendar);
  const pointAt = (question: Question, passage: string, month?: Month): Highlight => {
    const limited = limitQuestion(question, index);
    const normalize = (original: string) => segmenter.normalize(original);
    return highlight(normalize, limited, rankQuestion(limited, index), passage, month);
  };
  const applyFilters = ({ operators, original }: Question) => {
    const { filters, written } = operators;
    if (filters.length === 0) return null;
    const fits = articleFilter(filters, (text) => segmenter.normalize(text));
    const isIn = (head: ArticleHead | undefined): boolean => head !== undefined && fits(head);
    return {
      accepts: (articleId: string) => isIn(library?.head(articleId)),
      applied: {
        written,
        articles: () => Array.from(library?.heads() ?? []).filter(isIn).length,
        questionWithout: withoutFilters(original, written),
      },
    };
  };
  return {
    search(text) {
      const question = read(text);
      const [unreadable] = question.operators.unreadable;
      if (unreadable !== undefined) return { kind: 'nothing-to-search', unreadable };
      if (!isSearchable(question)) return { kind: 'nothing-to-search' };
      const filters = applyFilters(question);
      return {
        kind: 'ranked',
        passages: searchPassages(index, question, filters?.accepts),
        highlight: (passage, month) => pointAt(question, passage, month),
        suggest: () => suggest(question),
        ...(filters !== null && { filters: filters.applied }),
      };
    },
    highlight: (text, passage, month) => pointAt(read(text), passage, month),
  };
}

function withoutFilters(question: string, written: readonly string[]): string {
  return written
    .reduce((rest, filter) => rest.replace(filter, ' '), question)
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
