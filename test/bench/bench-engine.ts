import type { BenchArticle, BenchQuestion } from './dataset.js';

/** An index that is measured. Articles and questions are made ready for it outside the measured time. */
export interface BenchEngine {
  readonly name: string;
  /** Opens an empty one; the first of a build. */
  start(): Promise<void>;
  /** For the build: strings, whatever the engine. */
  prepare(articles: readonly BenchArticle[]): PreparedArticles;
  /** Ends the build, everything indexed. */
  finish(): Promise<void>;
  /** Writes what `load` reads; its file, or files, are at `path` and names that begin with it. */
  save(path: string): Promise<void>;
  /** In another process. Afterwards it can be asked. */
  load(path: string): Promise<void>;
  /** Of one article more, to an index that is in use. */
  prepareAddition(article: BenchArticle): PreparedArticles;
  prepareQuestion(question: BenchQuestion): PreparedQuestion;
}

/** Puts them in. */
export type PreparedArticles = () => void;

/** Finds the best passages, `resultsAsked` at most, best first; gives how many there were. */
export type PreparedQuestion = () => number;

export const resultsAsked = 100;
