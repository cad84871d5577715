import { inverseDocumentFrequency } from '../index/bm25.js';
import type { Candidate, TermStatistics } from '../index/passage-index.js';
import { markedMonth, yearsAround } from '../words/number-terms.js';
import { unifyNumbers } from '../words/unify-numbers.js';
import { type AnswerType, answerTypeOf, holdsAnswer } from './answer-type.js';
import { characterWeights, weighedCharacters } from './character-weights.js';
import { heaviestWindow } from './heaviest-window.js';
import { longestCommonSubstring, maxQuestionUtf16Units } from './longest-common-substring.js';
import { type NameForm, unifyNames } from './name-forms.js';
import { orderedCharacters } from './ordered-characters.js';
import type { Question } from './question.js';
import { questionUnits } from './question-units.js';
import { SentenceCoverages, type WeighedTerm } from './sentence-coverages.js';

/** What is known of a question and one passage; each about 0–1 (`bm25` may pass 1 by k1). */
export interface RankFeatures {
  /** BM25 over words, divided by the idf of all words of the question. */
  readonly bm25: number;
  /** Share of the question's bigrams that the passage holds, each weighing its idf. */
  readonly bigramCoverage: number;
  /** The sentence that holds most of the question: mean of its word and bigram coverage. */
  readonly bestSentence: number;
  /** Length of the longest run of characters that question and passage share, as a share of the question. */
  readonly longestCommonSubstring: number;
  /** Share of the question's UTF-16 units that 80 units in a row of the passage hold, each weighing its own idf. */
  readonly heaviestWindow: number;
  /** Share of the question's characters that two sentences side by side hold, each weighing its part of its word's idf. */
  readonly sentencePair: number;
  /** The same of the best sentence, of those that stand there in the question's order. */
  readonly characterOrder: number;
  /** 1 where the best sentence holds what is asked for (a date, a number, a reason) and the question does not; else 0. */
  readonly answerType: number;
  /** 1 where the best sentence is the passage's first, which mostly says what it is about; else 0. */
  readonly firstSentence: number;
  /** 1 for 20 UTF-16 units or fewer, 0 for 1,000 or more, in between by the logarithm of the length. */
  readonly brevity: number;
}

/** A question with what its terms tell in this collection: worked out once, used for every candidate. */
export interface RankQuestion {
  /** Its numbers and dates unified. */
  readonly text: string;
  /** Those of its words that hold a digit. */
  readonly numbers: readonly string[];
  readonly names: readonly NameForm[];
  /** The years it speaks of, with those next to them. */
  readonly years: readonly number[];
  readonly words: readonly WeighedTerm[];
  readonly bigrams: readonly WeighedTerm[];
  readonly wordIdf: number;
  readonly bigramIdf: number;
  /** Length of the longest run of UTF-16 units that a text shares with the question. */
  readonly longestShared: (text: string) => number;
  /** What the units tell that stand in one window of a text, and what all of them tell. */
  readonly heaviestWindow: (text: string) => number;
  readonly unitIdf: number;
  /** Its characters, and what all their places tell. */
  readonly characters: readonly WeighedTerm[];
  readonly characterIdf: number;
  readonly placeIdf: number;
  /** What the characters tell that a text holds in the question's order. */
  readonly inOrder: (text: string) => number;
  readonly answerType: AnswerType | null;
}

export function rankQuestion(question: Question, statistics: TermStatistics): RankQuestion {
  const weigh = (documentFrequencyOf: (term: string) => number) => (text: string) => ({
    text,
    idf: inverseDocumentFrequency(statistics.passageCount, documentFrequencyOf(text)),
  });
  const words = [
    ...question.words.map(weigh((word) => statistics.wordDocumentFrequency(word))),
    ...question.characters.map(weigh((character) => statistics.characterDocumentFrequency(character))),
  ];
  const bigrams = question.bigrams.map(weigh((bigram) => statistics.bigramDocumentFrequency(bigram)));
  const text = question.unified;
  const weights = characterWeights(text.slice(0, maxQuestionUtf16Units), words);
  const characters = weighedCharacters(text, weights);
  const units = questionUnits(question).map(weigh((unit) => statistics.unitDocumentFrequency(unit)));
  return {
    text,
    numbers: question.words.filter((word) => /\d/u.test(word)),
    names: question.names,
    years: yearsAround(text),
    words,
    bigrams,
    wordIdf: sumIdf(words),
    bigramIdf: sumIdf(bigrams),
    longestShared: longestCommonSubstring(text),
    heaviestWindow: heaviestWindow(units),
    unitIdf: sumIdf(units),
    characters,
    characterIdf: sumIdf(characters),
    placeIdf: weights.reduce((sum, weight) => sum + weight, 0),
    inOrder: orderedCharacters(text, weights),
    answerType: answerTypeOf(text),
  };
}

export function rankFeatures(question: RankQuestion, candidate: Candidate): RankFeatures {
  const { terms } = candidate;
  const text = comparableText(question, candidate);
  const coverages = new SentenceCoverages(text);
  let bigramSum = 0;
  const best = bestSentence(question, coverages, (bigram) => {
    if (!hasSurrogate(bigram.text) || terms.bigramFrequency(bigram.text) > 0) bigramSum += bigram.idf;
  });
  return {
    bm25: share(candidate.wordScore, question.wordIdf),
    bigramCoverage: share(bigramSum, question.bigramIdf),
    bestSentence: best.coverage,
    longestCommonSubstring: share(question.longestShared(text), question.text.length),
    heaviestWindow: share(question.heaviestWindow(text), question.unitIdf),
    sentencePair: share(Math.max(0, ...coverages.pairSums(question.characters)), question.characterIdf),
    characterOrder: share(question.inOrder(best.text), question.placeIdf),
    answerType: question.answerType !== null && holdsAnswer(question.answerType, question.text, best.text) ? 1 : 0,
    firstSentence: best.number === 0 ? 1 : 0,
    brevity: brevity(candidate.text.length),
  };
}

/**
 * The text of a passage; where a number, a date or a name of the question stands there in another form, as the question has
 * it. Few passages need that, and going through the numbers of all of them would double the time of a question.
 */
function comparableText({ numbers, names, years }: RankQuestion, { text, terms }: Candidate): string {
  const holds = (term: string) => terms.wordFrequency(term) > 0;
  const named = names.length === 0 ? text : unifyNames(text, names, holds);
  if (!numbers.some((number) => !text.includes(number) && holds(number))) return named;
  return unifyNumbers(named, markedMonth(years, holds)).text;
}

/** The sentence that holds most of the question, the first of equals. */
function bestSentence(
  question: RankQuestion,
  coverages: SentenceCoverages,
  onBigram: (bigram: WeighedTerm) => void,
): { readonly number: number; readonly text: string; readonly coverage: number } {
  const wordSums = coverages.sums(question.words);
  const bigramSums = coverages.sums(question.bigrams, onBigram);
  let best = 0;
  let coverage = 0;
  for (let sentence = 0; sentence < coverages.sentences; sentence++) {
    const ofWords = share(wordSums[sentence] ?? 0, question.wordIdf);
    const ofBigrams = share(bigramSums[sentence] ?? 0, question.bigramIdf);
    const mean = meanCoverage(question, ofWords, ofBigrams);
    if (mean <= coverage) continue;
    best = sentence;
    coverage = mean;
  }
  return { number: best, text: coverages.sentence(best), coverage };
}

const briefUtf16Units = 20;
const longUtf16Units = 1_000;

function brevity(utf16Units: number): number {
  const length = Math.min(Math.max(utf16Units, briefUtf16Units), longUtf16Units);
  return Math.log(longUtf16Units / length) / Math.log(longUtf16Units / briefUtf16Units);
}

/**
 * Two Han characters of the BMP side by side in a text are a bigram of it, always; the units of others may belong to
 * other characters, and need a look at the passage's terms.
 */
function hasSurrogate(bigram: string): boolean {
  return isSurrogate(bigram.charCodeAt(0)) || isSurrogate(bigram.charCodeAt(1));
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xe000;
}

function meanCoverage({ bigrams }: RankQuestion, ofWords: number, ofBigrams: number): number {
  return bigrams.length === 0 ? ofWords : (ofWords + ofBigrams) / 2;
}

function sumIdf(terms: readonly WeighedTerm[]): number {
  return terms.reduce((sum, { idf }) => sum + idf, 0);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
