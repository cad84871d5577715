import { confidenceFloor } from '../search/confidence.js';
import { type Question, readQuestion } from '../search/question.js';
import type { TermStatistics, WeighedQuestion } from '../search/weigh-question.js';
import type { Segmenter } from '../words/segmenter.js';
import type { ArrivedArticle } from './arrived-article.js';
import { HeldTerms, type PassageBits, passagesATime } from './held-terms.js';
import { type AnsweringPassage, passageThatAnswers } from './match-question.js';
import {
  HeldOfQuestion,
  releaseTerms,
  type StandingQuestion,
  weighedAgain,
  weighStanding,
} from './standing-question.js';
import type { QuestionTopic } from './subscription.js';

export interface AnsweredQuestion {
  readonly question: WeighedQuestion;
  readonly ids: ReadonlySet<number>;
  readonly found: AnsweringPassage;
}

interface Filed {
  readonly standing: StandingQuestion;
  readonly ids: Set<number>;
  /** While passages are looked at, which of them hold a key; 0 else. */
  holders: PassageBits;
}

/**
 * Standing questions, each filed under the terms without which no passage reaches the confidence floor. An article looks at
 * those that are filed under a term it holds; of these it passes over all that its terms, then each passage's, leave
 * below the floor, and scores what is left.
 *
 * Statistics change with every article. A question is weighed with those of one moment, and all that is said of it follows
 * from them, so that its keys and its bound are right whatever happens since; see {@link QuestionTopics.renew}.
 */
export class QuestionTopics {
  readonly #segmenter: Segmenter;
  readonly #statistics: TermStatistics;
  readonly #held = new HeldTerms();
  readonly #holds = new HeldOfQuestion(this.#held);
  /** By text; the one that was weighed longest ago first. */
  readonly #byText = new Map<string, Filed>();
  readonly #byTerm = new Map<number, Set<Filed>>();

  constructor(segmenter: Segmenter, statistics: TermStatistics) {
    this.#segmenter = segmenter;
    this.#statistics = statistics;
  }

  add({ text }: QuestionTopic, id: number): void {
    const known = this.#byText.get(text);
    if (known !== undefined) {
      known.ids.add(id);
      return;
    }
    const standing = this.#weigh(readQuestion(this.#segmenter, text));
    this.#file(text, { standing, ids: new Set([id]), holders: 0 });
  }

  remove({ text }: QuestionTopic, id: number): void {
    const filed = this.#byText.get(text);
    if (filed?.ids.delete(id) === true && filed.ids.size === 0) this.#unfile(text, filed);
  }

  /** Weighs anew, with the statistics of now, those questions that were weighed longest ago. */
  renew(count: number): void {
    const oldest: [text: string, filed: Filed][] = [];
    for (const entry of this.#byText) {
      if (oldest.length === count) break;
      oldest.push(entry);
    }
    for (const [text, filed] of oldest) {
      this.#unfile(text, filed);
      this.#file(text, { ...filed, standing: this.#weigh(filed.standing.question) });
    }
  }

  *match(article: ArrivedArticle): Generator<AnsweredQuestion, void, undefined> {
    if (this.#byText.size === 0) return;
    for (const [filed, ordinals] of this.#likely(article)) {
      const question = weighedAgain(filed.standing);
      const found = passageThatAnswers(question, article, ordinals);
      if (found !== null) yield { question, ids: filed.ids, found };
    }
  }

  /** Questions that a passage may answer, and which passages may, ascending. */
  #likely({ indexed }: ArrivedArticle): Map<Filed, number[]> {
    const likely = new Map<Filed, number[]>();
    for (let start = 0; start < indexed.length; start += passagesATime) {
      this.#held.read(indexed.slice(start, start + passagesATime));
      for (const filed of this.#filedUnderHeld()) {
        for (const place of this.#likelyPassages(filed)) {
          const ordinals = likely.get(filed) ?? [];
          ordinals.push(start + place);
          likely.set(filed, ordinals);
        }
      }
    }
    return likely;
  }

  /** Those that any passage holds a key of; which ones is left in `holders`. */
  #filedUnderHeld(): readonly Filed[] {
    const found: Filed[] = [];
    for (const number of this.#held.held()) {
      const under = this.#byTerm.get(number);
      if (under === undefined) continue;
      const holders = this.#held.holders(number);
      for (const filed of under) {
        if (filed.holders === 0) found.push(filed);
        filed.holders |= holders;
      }
    }
    return found;
  }

  #likelyPassages(filed: Filed): readonly number[] {
    const { holders, standing } = filed;
    filed.holders = 0;
    const mayAnswer = (passages: PassageBits): boolean =>
      standing.bound.reaches(confidenceFloor, this.#holds.of(standing, passages));
    const places: number[] = [];
    // All together first: mostly it ends there.
    if (!mayAnswer(holders)) return places;
    for (let place = 0; place < passagesATime; place++) {
      const bit = 1 << place;
      if (holders === bit || ((holders & bit) !== 0 && mayAnswer(bit))) places.push(place);
    }
    return places;
  }

  #weigh(question: Question): StandingQuestion {
    return weighStanding(question, this.#statistics, this.#held.numbers);
  }

  #file(text: string, filed: Filed): void {
    this.#byText.set(text, filed);
    for (const key of filed.standing.keys) {
      const under = this.#byTerm.get(key) ?? new Set();
      this.#byTerm.set(key, under.add(filed));
    }
  }

  #unfile(text: string, filed: Filed): void {
    this.#byText.delete(text);
    for (const key of filed.standing.keys) {
      const under = this.#byTerm.get(key);
      under?.delete(filed);
      if (under?.size === 0) this.#byTerm.delete(key);
    }
    releaseTerms(filed.standing, this.#held.numbers);
  }
}
