import type { Explanation } from '../search/explanation.js';
import type { Suggestion } from '../search/suggest.js';
import type { Source } from './source-of.js';

/** A run of UTF-16 units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the same paragraph also stands, word for word or nearly so. */
export interface AlsoIn extends Source {
  readonly articleId: string;
  readonly passageId: string;
  /** The passage as it stands there, an exact substring of its article's text. */
  readonly text: string;
}

/** A paragraph quoted word for word, with where it was said. */
export interface Quote extends AlsoIn {
  readonly ordinal: number;
  /** The heading it stands under. */
  readonly heading: string | null;
  /** The sentence of `text` that answers best; covers the whole text where it is one sentence. */
  readonly sentence: Span;
  /** Places in `text` of words of the question; ascending, never overlapping. */
  readonly matches: readonly Span[];
  readonly score: number;
  /** 0–1. */
  readonly confidence: number;
  readonly alsoIn: readonly AlsoIn[];
  /** Why it stands where it stands; only where it was asked for. */
  readonly explanation?: Explanation;
}

/** A question to be asked instead, and what a button that asks it says. */
export interface Offer {
  readonly text: string;
  readonly question: string;
}

/** What the articles do speak of, where they do not answer: questions that were tried, and are answered. */
export interface Topics {
  /** `near`: near to what was asked; `newest`: of the newest articles, since nothing is near. */
  readonly kind: 'near' | 'newest';
  /** One to three; the text of each is a title or a part of one, of 4–24 UTF-16 units. */
  readonly offers: readonly Offer[];
}

/** The filters that a question was asked with. */
export interface NarrowedBy {
  /** As they were written. */
  readonly written: readonly string[];
  /** Articles that they leave. */
  readonly articles: number;
  /** The question without them. */
  readonly questionWithout: string;
  /**
   * Where one of them names what no article has: the same question with names that there are in its place (`来源:科技日报`),
   * those that are answered, or else the nearest one; at most three.
   */
  readonly mended?: readonly Offer[];
}

export type Answer =
  | {
      readonly kind: 'quotes';
      readonly question: string;
      readonly quotes: readonly Quote[];
      readonly suggestion?: Suggestion;
    }
  /** Words to look for, and no passage that answers above the floor. */
  | {
      readonly kind: 'nothing-found';
      readonly question: string;
      readonly filters?: NarrowedBy;
      readonly suggestion?: Suggestion;
      readonly topics?: Topics;
    }
  /**
   * No word to look for: only question words, signs or nothing. Or a filter that names no date, which is `unreadable` as
   * it was written.
   */
  | {
      readonly kind: 'nothing-to-search';
      readonly question: string;
      readonly unreadable?: string;
      readonly topics?: Topics;
    };
