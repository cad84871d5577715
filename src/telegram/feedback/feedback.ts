import type { PassageReference } from '../../article/passage-reference.js';

/** What somebody thinks of a quote: whether it answers the question. */
export type Verdict = 'up' | 'down';

/** A vote as it is kept: of nobody. */
export interface Vote extends PassageReference {
  readonly question: string;
  readonly verdict: Verdict;
  /** `YYYY-MM-DD`, UTC: the time would tell more of who it was. */
  readonly day: string;
}

/** What people thought of quotes, one vote for each quote of each answer. */
export interface Feedback {
  /** `null` where none was given, or it was taken back. */
  verdictOn(stateId: string, passageId: string): Verdict | null;
  /**
   * Takes a vote, in place of an earlier one on that quote of that answer; the same once more takes it back.
   *
   * @returns what holds now
   */
  vote(stateId: string, vote: Vote): Verdict | null;
}
