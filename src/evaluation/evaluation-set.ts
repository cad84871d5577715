/** A passage of a pool to search, one a line: `{"id", "text", …}`. */
export interface PoolPassage {
  readonly id: string;
  readonly text: string;
}

/** A question whose answer is known, one a line: `{"id", "question", "gold": […], "answers"?: […], …}`. */
export interface KnownQuestion {
  readonly id: string;
  readonly question: string;
  /** Ids of the passages that answer. */
  readonly gold: readonly string[];
  /**
   * What each of `gold` said when it was known to answer, as `fingerprintText` of it: in a corpus, where it says something else
   * by now, the passage of the same article that says this is meant.
   */
  readonly goldHashes?: readonly string[];
  /** Wordings of the answer, each as a passage has it; empty where none is known. */
  readonly answers?: readonly string[];
}

/** A file of a set that can't be used. */
export class EvaluationFileError extends Error {
  override readonly name = 'EvaluationFileError';
  constructor(
    readonly file: string,
    readonly line: number | null,
    readonly expected: string,
    readonly got: string,
    options?: ErrorOptions,
  ) {
    super(`${line === null ? file : `${file}:${line}`}: expected ${expected}, got ${got}`, options);
  }
}
