import type { Answer, Span } from '../answer/answer.js';
import type { QuotePage, TypedAnswer } from '../answer/quote-as-typed.js';
import type { PublishedMonth } from '../article/published-month.js';
import type { Library } from '../library/library.js';

/** The articles, as far as the chat has to do with them. */
export interface News {
  readonly library: Pick<
    Library,
    'article' | 'articleCount' | 'articleIdOf' | 'heads' | 'newest' | 'passage' | 'passagesOf' | 'shelf' | 'shelves'
  >;
  /** Finds what the articles say to a question of 0–4096 UTF-16 units. */
  answerQuestion(question: string): Answer | Promise<Answer>;
  /** Finds quotes for words that somebody is still typing, 1–256 characters. */
  quoteAsTyped(typed: string, page: QuotePage): TypedAnswer | Promise<TypedAnswer>;
  /**
   * Finds where words that somebody wrote have been said; the answer's `question` is what was asked in the end.
   *
   * @param words of 1–4096 UTF-16 units
   * @param refinement what is asked about them; `''` for nothing more
   */
  answerAbout(words: string, refinement: string): Answer | Promise<Answer>;
  /**
   * The sentence of `text` that answers best, and where words of the question stand; in UTF-16 units.
   *
   * @param month it was published in
   */
  highlight(
    question: string,
    text: string,
    month?: PublishedMonth,
  ): { readonly sentence: Span; readonly matches: readonly Span[] };
  /** A name in the form in which names are compared: widths, case, Traditional and Simplified are one. */
  normalizeName(name: string): string;
  /** A short reply to an answer with the question that it replies to; `null` where the reply stands by itself. */
  followUp(previous: string, reply: string): string | null;
  /** Questions that these articles answer, to begin with: 0–2 of 1–60 UTF-16 units. */
  readonly exampleQuestions: readonly string[];
}
