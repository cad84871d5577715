import type { TermStatistics } from '../index/passage-index.js';
import type { Question } from './question.js';
import { questionUnits } from './question-units.js';

/**
 * What a collection said of one question's terms at one moment, kept small: so that the question can be weighed again, as
 * it was then, when a passage comes that may answer it.
 */
export class RecordedStatistics implements TermStatistics {
  readonly passageCount: number;
  readonly averageWordCount: number;
  readonly averageBigramCount: number;
  readonly #words: Frequencies;
  readonly #bigrams: Frequencies;
  readonly #characters: Frequencies;
  readonly #units: Frequencies;

  constructor(question: Question, statistics: TermStatistics) {
    const { words, bigrams, characters, names } = question;
    // Of names that a question says in full the short ones may be looked for, too (see `limitQuestion`).
    const shorts = names.flatMap(({ asked, short }) => (asked === 'long' ? [short] : []));
    const pairs = shorts.flatMap((short) => unitPairsOf(short));
    this.passageCount = statistics.passageCount;
    this.averageWordCount = statistics.averageWordCount;
    this.averageBigramCount = statistics.averageBigramCount;
    this.#words = frequenciesOf([...words, ...shorts], (word) => statistics.wordDocumentFrequency(word));
    this.#bigrams = frequenciesOf([...bigrams, ...pairs], (bigram) => statistics.bigramDocumentFrequency(bigram));
    this.#characters = frequenciesOf(characters, (character) => statistics.characterDocumentFrequency(character));
    this.#units = frequenciesOf(questionUnits(question), (unit) => statistics.unitDocumentFrequency(unit));
  }

  wordDocumentFrequency(word: string): number {
    return frequencyIn(this.#words, word);
  }

  bigramDocumentFrequency(bigram: string): number {
    return frequencyIn(this.#bigrams, bigram);
  }

  characterDocumentFrequency(character: string): number {
    return frequencyIn(this.#characters, character);
  }

  unitDocumentFrequency(unit: string): number {
    return frequencyIn(this.#units, unit);
  }
}

function unitPairsOf(name: string): string[] {
  return Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2));
}

/** Two short lists: a question has some dozens of terms, and there may be many questions. */
interface Frequencies {
  readonly terms: readonly string[];
  readonly counts: readonly number[];
}

function frequenciesOf(terms: readonly string[], frequencyOf: (term: string) => number): Frequencies {
  return { terms, counts: terms.map(frequencyOf) };
}

/** @throws Error for a term that is not the question's. */
function frequencyIn({ terms, counts }: Frequencies, term: string): number {
  const count = counts[terms.indexOf(term)];
  if (count === undefined) throw new Error(`recorded statistics: expected a term of the question, got ${term}`);
  return count;
}
