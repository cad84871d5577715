import { splitSentences } from '../article/split-sentences.js';
import type { Month } from '../words/month.js';
import type { NormalizeText } from '../words/normalize-text.js';
import { unifyNumbers } from '../words/unify-numbers.js';
import { holdsAnswer } from './answer-type.js';
import { unifyNames } from './name-forms.js';
import type { RankQuestion } from './rank-features.js';
import type { WeighedTerm } from './sentence-coverages.js';
import type { TextSpan } from './text-span.js';

/**
 * How much more a sentence counts that holds what is asked for (a date, a number, a reason). Chosen on the four sets
 * that `sentence@1` is told of; there 0.2–0.5 give the same share of right sentences within 0.2 per cent.
 */
const answerTypeWeight = 0.3;

/**
 * The sentence of a passage that answers, as written, without blanks around it; the first of equals.
 *
 * Inside a passage a term that every sentence holds decides nothing, and one that none holds is no sentence's fault: each
 * weighs its idf times `ln(1 + sentences / sentences that hold it)`, and a share is a share of what the passage holds.
 *
 * @param month it was published in
 */
export function bestSentence(normalize: NormalizeText, question: RankQuestion, text: string, month?: Month): TextSpan {
  const spans = splitSentences(text);
  const whole = normalize(text);
  const sentences = spans.map(({ start, end }) => {
    const normal = whole.isInPlace ? whole.text.slice(start, end) : normalize(text.slice(start, end)).text;
    const sentence = unifyNames(normal, question.names);
    return question.numbers.length > 0 ? unifyNumbers(sentence, month).text : sentence;
  });
  const ofWords = sharesOf(question.words, sentences);
  const ofBigrams = sharesOf(question.bigrams, sentences);
  const ofCharacters = sharesOf(
    question.characters.map((character) => ({ ...character, idf: 1 })),
    sentences,
  );
  let best: TextSpan = { start: 0, end: text.length };
  let bestScore = -1;
  spans.forEach((span, i) => {
    const holds = question.answerType !== null && holdsAnswer(question.answerType, question.text, sentences[i] ?? '');
    const held = ((ofWords[i] ?? 0) + (ofBigrams[i] ?? 0)) / 2 + (ofCharacters[i] ?? 0);
    const score = held + (holds ? answerTypeWeight : 0);
    if (score <= bestScore) return;
    best = span;
    bestScore = score;
  });
  return trimmed(text, best);
}

/** For each sentence how much it holds of what all hold together: 0–1. */
function sharesOf(terms: readonly WeighedTerm[], sentences: readonly string[]): readonly number[] {
  const sums = sentences.map(() => 0);
  let total = 0;
  for (const { text, idf } of terms) {
    const holders = sentences.flatMap((sentence, i) => (sentence.includes(text) ? [i] : []));
    if (holders.length === 0) continue;
    const weight = idf * Math.log(1 + sentences.length / holders.length);
    total += weight;
    for (const i of holders) sums[i] = (sums[i] ?? 0) + weight;
  }
  return total === 0 ? sums : sums.map((sum) => sum / total);
}

function trimmed(text: string, { start, end }: TextSpan): TextSpan {
  const sentence = text.slice(start, end);
  const from = start + (sentence.length - sentence.trimStart().length);
  return { start: from, end: Math.max(from, end - (sentence.length - sentence.trimEnd().length)) };
}
