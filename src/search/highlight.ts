import type { Month } from '../words/month.js';
import type { NormalizeText } from '../words/normalize-text.js';
import { numberForms } from '../words/number-forms.js';
import { splitRuns } from '../words/split-runs.js';
import { bestSentence } from './best-sentence.js';
import type { Question } from './question.js';
import type { RankQuestion } from './rank-features.js';
import { joinSpans, type TextSpan } from './text-span.js';

const ALL_HAN = /^\p{Script=Han}+$/u;

/** What to point at in a passage. */
export interface Highlight {
  /** The sentence that answers, without blanks around it. */
  readonly sentence: TextSpan;
  /** Where words of the question stand; ascending, never touching. */
  readonly matches: readonly TextSpan[];
}

/**
 * @param text the passage as written; all places are in its UTF-16 units
 * @param month it was published in
 */
export function highlight(
  normalize: NormalizeText,
  question: Question,
  forRanking: RankQuestion,
  text: string,
  month?: Month,
): Highlight {
  return {
    sentence: bestSentence(normalize, forRanking, text, month),
    matches: matchesIn(normalize, question, text, month),
  };
}

function matchesIn(
  normalize: NormalizeText,
  question: Question,
  text: string,
  month: Month | undefined,
): readonly TextSpan[] {
  const normalized = normalize(text);
  const spans: TextSpan[] = [];
  // A number or a Latin word is one only by itself: no `5` in 2015, and `8500` in 8,500. Most questions have neither.
  const whole = new Set(question.words.filter((word) => !ALL_HAN.test(word)));
  for (const { kind, text: word, start, end } of whole.size > 0 ? splitRuns(normalized.text) : []) {
    if (kind === 'word' && whole.has(word)) spans.push(normalized.toOriginal(start, end));
  }
  const asksNumber = question.words.some((word) => /\d/u.test(word));
  for (const { terms, start, end } of asksNumber ? numberForms(normalized.text, month) : []) {
    if (terms.some((term) => whole.has(term))) spans.push(normalized.toOriginal(start, end));
  }
  for (const { asked, long, short } of question.names) {
    if (asked === 'long' || normalized.text.includes(short)) continue;
    for (const { index, 0: name } of normalized.text.matchAll(long)) {
      spans.push(normalized.toOriginal(index, index + name.length));
    }
  }
  const han = question.words.filter((word) => ALL_HAN.test(word));
  for (const term of [...han, ...question.characters, ...question.phrases]) {
    for (let at = normalized.text.indexOf(term); at >= 0; at = normalized.text.indexOf(term, at + term.length)) {
      spans.push(normalized.toOriginal(at, at + term.length));
    }
  }
  return joinSpans(spans);
}
