/** Words that are dropped for one reason. */
export interface WordGroup {
  readonly why: string;
  /** Separated by blanks. */
  readonly words: string;
}

/** The words of all groups. */
export function wordsOf(groups: readonly WordGroup[]): ReadonlySet<string> {
  return new Set(groups.flatMap((group) => group.words.split(' ')));
}
