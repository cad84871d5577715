/** Something that ranks passages for a question: ours, or one to compare with. */
export interface RankingSystem {
  readonly name: string;
  /** Ids of passages, best first; at least the first ten. */
  rank(question: string): readonly string[];
}
