import { confidenceFloor } from '../search/confidence.js';
import type { TermStatistics, WeighedQuestion } from '../search/weigh-question.js';
import type { Segmenter } from '../words/segmenter.js';
import type { ArrivedArticle } from './arrived-article.js';
import { allPassages, HeldTerms, passagesATime } from './held-terms.js';
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
  standing: StandingQuestion;
  readonly ids: Set<number>;
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

  /** Different ones. */
  get size(): number {
    return this.#byText.size;
  }

  add({ text }: QuestionTopic, id: number): void {
    const known = this.#byText.get(text);
    if (known === undefined) this.#file({ standing: this.#weigh(text), ids: new Set([id]) });
    else known.ids.add(id);
  }

  remove({ text }: QuestionTopic, id: number): void {
    const filed = this.#byText.get(text);
    if (filed?.ids.delete(id) === true && filed.ids.size === 0) this.#unfile(filed);
  }

  /** Weighs anew, with the statistics of now, those questions that were weighed longest ago. */
  renew(count: number): void {
    const oldest: Filed[] = [];
    for (const filed of this.#byText.values()) {
      if (oldest.length === count) break;
      oldest.push(filed);
    }
    for (const filed of oldest) {
      this.#unfile(filed);
      this.#file({ ...filed, standing: this.#weigh(filed.standing.text) });
    }
  }

  *match(article: ArrivedArticle): Generator<AnsweredQuestion, void, undefined> {
    if (this.#byText.size === 0) return;
    for (const [filed, ordinals] of this.#likely(article)) {
      const question = weighedAgain(filed.standing, this.#segmenter);
      const found = passageThatAnswers(question, article, ordinals);
      if (found !== null) yield { question, ids: filed.ids, found };
    }
  }

  /** Questions that a passage may answer, and which passages may, ascending. */
  #likely({ indexed }: ArrivedArticle): Map<Filed, number[]> {
    const likely = new Map<Filed, number[]>();
    for (let start = 0; start < indexed.length; start += passagesATime) {
      const passages = indexed.slice(start, start + passagesATime);
      this.#held.read(passages);
      for (const filed of this.#filedUnderHeld()) {
        if (!this.#mayAnswer(filed, allPassages)) continue;
        for (const place of passages.keys()) {
          if (!this.#mayAnswer(filed, 1 << place)) continue;
          const ordinals = likely.get(filed) ?? [];
          ordinals.push(start + place);
          likely.set(filed, ordinals);
        }
      }
    }
    return likely;
  }

  #filedUnderHeld(): Set<Filed> {
    const found = new Set<Filed>();
    for (const number of this.#held.held()) {
      for (const filed of this.#byTerm.get(number) ?? []) found.add(filed);
    }
    return found;
  }

  #mayAnswer({ standing }: Filed, passages: number): boolean {
    return standing.bound.atMost(this.#holds.of(standing, passages)) >= confidenceFloor;
  }

  #weigh(text: string): StandingQuestion {
    return weighStanding(text, this.#segmenter, this.#statistics, this.#held.numbers);
  }

  #file(filed: Filed): void {
    this.#byText.set(filed.standing.text, filed);
    for (const key of filed.standing.keys) {
      const under = this.#byTerm.get(key) ?? new Set();
      this.#byTerm.set(key, under.add(filed));
    }
  }

  #unfile(filed: Filed): void {
    this.#byText.delete(filed.standing.text);
    for (const key of filed.standing.keys) {
      const under = this.#byTerm.get(key);
      under?.delete(filed);
      if (under?.size === 0) this.#byTerm.delete(key);
    }
    releaseTerms(filed.standing, this.#held.numbers);
  }
}
