import { ConfidenceBound, type MayHold } from '../search/confidence-bound.js';
import type { Question } from '../search/question.js';
import { questionTerms } from '../search/question-terms.js';
import { RecordedStatistics } from '../search/recorded-statistics.js';
import { type TermStatistics, type WeighedQuestion, weighQuestion } from '../search/weigh-question.js';
import { chooseKeys } from './choose-keys.js';
import { HeldTerms } from './held-terms.js';
import type { TermNumbers } from './term-numbers.js';

/** A standing question as it was weighed last: its confidence, its bound and its keys come from the same statistics. */
export interface StandingQuestion {
  readonly question: Question;
  readonly statistics: RecordedStatistics;
  readonly bound: ConfidenceBound;
  /** Numbers of its terms, in the order of the bound. */
  readonly terms: readonly number[];
  /** Those of them that it is filed under. */
  readonly keys: readonly number[];
}

/** Weighs a question; its terms are in use until {@link releaseTerms}. */
export function weighStanding(question: Question, statistics: TermStatistics, numbers: TermNumbers): StandingQuestion {
  const recorded = new RecordedStatistics(question, statistics);
  const weighed = weighQuestion(question, recorded);
  const told = questionTerms(weighed);
  const { terms } = told;
  const bound = new ConfidenceBound(weighed, told);
  const used = terms.map((term) => numbers.use(HeldTerms.nameOf(term)));
  const keys = chooseKeys(terms, bound).flatMap((place) => used[place] ?? []);
  return { question, statistics: recorded, bound, terms: used, keys };
}

export function releaseTerms({ terms }: StandingQuestion, numbers: TermNumbers): void {
  for (const number of terms) numbers.release(number);
}

/** As it was weighed: what scoring takes is made again, for it is large. */
export function weighedAgain({ question, statistics }: StandingQuestion): WeighedQuestion {
  return weighQuestion(question, statistics);
}

/** What of a question some passages hold; one object for all questions, for it is asked millions of times. */
export class HeldOfQuestion implements MayHold {
  readonly #held: HeldTerms;
  #terms: readonly number[] = [];
  #passages = 0;

  constructor(held: HeldTerms) {
    this.#held = held;
  }

  /** @param passages what any of these holds counts as held */
  of({ terms }: StandingQuestion, passages: number): this {
    this.#terms = terms;
    this.#passages = passages;
    return this;
  }

  get mostRepeats(): number {
    return this.#held.mostRepeats(this.#passages);
  }

  get fewestWords(): number {
    return this.#held.fewestWords(this.#passages);
  }

  term(place: number): boolean {
    return (this.#held.holders(this.#terms[place] ?? -1) & this.#passages) !== 0;
  }

  unit(unit: number): boolean {
    return (this.#held.unitHolders(unit) & this.#passages) !== 0;
  }
}
