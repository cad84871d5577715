import type { ArticleHead } from '../article/article-head.js';
import type { PassageIndex } from '../index/passage-index.js';
import type { Library } from '../library/library.js';
import type { Month } from '../words/month.js';
import type { Segmenter } from '../words/segmenter.js';
import { articleFilter } from './article-filter.js';
import { heldShare } from './held-share.js';
import { type Highlight, highlight } from './highlight.js';
import { limitQuestion } from './limit-question.js';
import { type MendedFilter, mendFilters } from './mend-filters.js';
import { createNearLatinWords } from './near-latin-words.js';
import { createNearNames } from './near-names.js';
import type { Calendar } from './published-range.js';
import { isSearchable, noCalendar, type Question, readQuestion } from './question.js';
import { type RankQuestion, rankQuestion } from './rank-features.js';
import { type QuestionFilter, readOperators, withOperators, withoutFilters } from './read-operators.js';
import { rememberNormalized, rememberTexts } from './remember-normalized.js';
import { isAnsweredBy, type RankedPassage, searchPassages } from './search-passages.js';
import { createSuggest, type Suggestion, soughtSounds } from './suggest.js';
import { typedQuestions } from './typed-questions.js';

/** The filters of a question, and how many articles they leave. */
export interface AppliedFilters {
  /** As they were written. */
  readonly written: readonly string[];
  /** Articles that were looked in, in no order; looked up only where nothing was found. */
  readonly articles: () => readonly ArticleHead[];
  /** The question without them. */
  readonly questionWithout: string;
  /**
   * Where one of them names what no article has: the same question with the nearest names that there are, nearest first;
   * worked out when called.
   */
  readonly mended: () => readonly MendedFilter[];
}

export type SearchResult =
  | {
      readonly kind: 'ranked';
      /** Best first; empty where no passage holds any of the words. */
      readonly passages: readonly RankedPassage[];
      /** What to point at in a passage that was found, and was published in that month. */
      readonly highlight: (text: string, month?: Month) => Highlight;
      /** The question that was perhaps meant; worked out when called. See `Suggest`. */
      readonly suggest: (isAnswered: boolean) => Suggestion | null;
      /** How near a title is to what is asked: the share of the question's words that it has, 0–1; 0 for chance. */
      readonly nearness: (text: string) => number;
      /** Another question with the operators of this one. */
      readonly askInstead: (question: string) => string;
      /** Missing where all articles were looked in. */
      readonly filters?: AppliedFilters;
    }
  /** No word to look for, or a filter whose value can't be read: `unreadable` as it was written. */
  | {
      readonly kind: 'nothing-to-search';
      readonly unreadable?: string;
      /** Where there are filters and nothing else. */
      readonly filters?: AppliedFilters;
      readonly askInstead?: (question: string) => string;
    };

/** A question → ranked passages with confidence. */
export interface Searcher {
  /** @param question any string; of a long one the rarest words count */
  search(question: string): SearchResult;
  /** Whether something would be quoted for it: what is offered is tried before. Costs less than a search where it is. */
  isAnswered(question: string): boolean;
  /** What to ask for somebody who is still typing: whole questions, to be asked in turn until enough is found. */
  typed(text: string): Iterable<string>;
  /** What to point at in a passage that was found for that question once before; without a search. */
  highlight(question: string, text: string, month?: Month): Highlight;
  /**
   * Makes ready, in slices of some milliseconds, what only few questions need: the sounds of characters, the names of
   * publishers and titles, and the Latin words. Without it the first of those questions waits for it.
   */
  prepare(takeTurn: () => Promise<void>): Promise<void>;
}

export interface SearchPorts {
  readonly segmenter: Segmenter;
  readonly index: PassageIndex;
  /** What filters ask about articles; without it no article fits any filter. */
  readonly library?: Pick<Library, 'head' | 'heads' | 'passage'>;
  /** What dates in a question are relative to; 1970 in UTC by default. */
  readonly calendar?: Calendar;
}

/** How many names are offered in place of one that there is not. */
const maxMended = 3;
/** Titles that are normalised between two turns. */
const titlesPerTurn = 100;

export function createSearcher({ segmenter, index, library, calendar = noCalendar }: SearchPorts): Searcher {
  const latinWords = createNearLatinWords(index);
  const textOf = (passageId: string): string | undefined => library?.passage(passageId)?.text;
  const sounds = soughtSounds();
  const suggest = createSuggest({ segmenter, index, latinWords, textOf, sounds });
  const normalize = (text: string) => segmenter.normalize(text);
  const heads = (): Iterable<ArticleHead> => library?.heads() ?? [];
  const normalName = rememberNormalized(normalize);
  const names = createNearNames({ segmenter, heads });
  const filterBy = (filters: readonly QuestionFilter[]) => articleFilter(filters, normalName);
  const read = (text: string): Question => readQuestion(segmenter, text, calendar);
  const rememberedText = rememberTexts(normalize);
  /** The question is weighed once, when something is pointed at. */
  const pointer = (question: Question): ((passage: string, month?: Month) => Highlight) => {
    let weighed: { readonly limited: Question; readonly forRanking: RankQuestion } | null = null;
    return (passage, month) => {
      if (weighed === null) {
        const limited = limitQuestion(question, index);
        weighed = { limited, forRanking: rankQuestion(limited, index) };
      }
      return highlight(rememberedText, weighed.limited, weighed.forRanking, passage, month);
    };
  };
  const anyFits = (filters: readonly QuestionFilter[]): boolean => {
    const fits = filterBy(filters);
    for (const head of heads()) if (fits(head)) return true;
    return false;
  };
  const applyFilters = ({ operators, original }: Question) => {
    const { filters, written } = operators;
    if (filters.length === 0) return null;
    const fits = filterBy(filters);
    const isIn = (head: ArticleHead | undefined): boolean => head !== undefined && fits(head);
    return {
      accepts: (articleId: string) => isIn(library?.head(articleId)),
      applied: {
        written,
        articles: () => Array.from(heads()).filter(isIn),
        questionWithout: withoutFilters(original, operators),
        mended: () => mendFilters(original, operators, { names, anyFits }, maxMended),
      },
    };
  };
  return {
    search(text) {
      const question = read(text);
      const [unreadable] = question.operators.unreadable;
      if (unreadable !== undefined) return { kind: 'nothing-to-search', unreadable };
      const filters = applyFilters(question);
      const askInstead = (other: string): string => withOperators(other, question.operators);
      if (!isSearchable(question)) {
        return { kind: 'nothing-to-search', ...(filters !== null && { filters: filters.applied, askInstead }) };
      }
      return {
        kind: 'ranked',
        passages: searchPassages(index, question, filters?.accepts),
        highlight: pointer(question),
        suggest: (isAnswered) => suggest(question, isAnswered),
        nearness: nearnessTo(question),
        askInstead,
        ...(filters !== null && { filters: filters.applied }),
      };
    },
    isAnswered(text) {
      const question = read(text);
      if (question.operators.unreadable.length > 0 || !isSearchable(question)) return false;
      return isAnsweredBy(index, question, applyFilters(question)?.accepts);
    },
    typed: (text) =>
      typedQuestions(text, {
        segmenter,
        index,
        unreadableIn: (question) => readOperators(question, normalize, calendar).unreadable,
      }),
    highlight: (text, passage, month) => pointer(read(text))(passage, month),
    async prepare(takeTurn) {
      let titles = 0;
      for (const head of heads()) {
        if (head.title !== null) normalName(head.title);
        titles += 1;
        // oxlint-disable-next-line no-await-in-loop -- others have their turn between two slices
        if (titles % titlesPerTurn === 0) await takeTurn();
      }
      await sounds.prepare(takeTurn);
      await names.prepare(takeTurn);
      await latinWords.prepare(takeTurn);
    },
  };

  function nearnessTo(question: Question): (text: string) => number {
    let share: ((text: string) => number) | null = null;
    return (text) => {
      share ??= heldShare(limitQuestion(question, index), { segmenter, normalize: normalName, statistics: index });
      return share(text);
    };
  }
}
