import { splitSentences } from '../article/split-sentences.js';
import type { NormalizeText } from '../words/normalize-text.js';
import { splitRuns } from '../words/split-runs.js';
import type { Question } from './question.js';
import { type RankQuestion, sentenceCoverage } from './rank-features.js';

const HAN = /\p{Script=Han}/u;

/** A run of UTF-16 units, `end` exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** What to point at in a passage. */
export interface Highlight {
  /** The sentence that holds most of the question, without blanks around it. */
  readonly sentence: TextSpan;
  /** Where words of the question stand; ascending, never touching. */
  readonly matches: readonly TextSpan[];
}

/** @param text the passage as written; all places are in its UTF-16 units */
export function highlight(
  normalize: NormalizeText,
  question: Question,
  forRanking: RankQuestion,
  text: string,
): Highlight {
  return { sentence: bestSentence(normalize, forRanking, text), matches: matchesIn(normalize, question, text) };
}

function bestSentence(normalize: NormalizeText, question: RankQuestion, text: string): TextSpan {
  let best: TextSpan = { start: 0, end: text.length };
  let bestCoverage = -1;
  for (const { start, end } of splitSentences(text)) {
    const coverage = sentenceCoverage(question, normalize(text.slice(start, end)).text);
    if (coverage > bestCoverage) {
      best = { start, end };
      bestCoverage = coverage;
    }
  }
  return trimmed(text, best);
}

function trimmed(text: string, { start, end }: TextSpan): TextSpan {
  const sentence = text.slice(start, end);
  const from = start + (sentence.length - sentence.trimStart().length);
  return { start: from, end: Math.max(from, end - (sentence.length - sentence.trimEnd().length)) };
}

function matchesIn(normalize: NormalizeText, question: Question, text: string): readonly TextSpan[] {
  const normalized = normalize(text);
  const spans: TextSpan[] = [];
  const sought = new Set(question.words);
  // A number or a Latin word is one only by itself: no `5` in 2015, and `8500` in 8,500.
  for (const { kind, text: word, start, end } of splitRuns(normalized.text)) {
    if (kind === 'word' && sought.has(word)) spans.push(normalized.toOriginal(start, end));
  }
  const han = question.words.filter((word) => HAN.test(word));
  for (const term of [...han, ...question.characters, ...question.phrases]) {
    for (let at = normalized.text.indexOf(term); at >= 0; at = normalized.text.indexOf(term, at + term.length)) {
      spans.push(normalized.toOriginal(at, at + term.length));
    }
  }
  return joined(spans);
}

/** Overlapping and touching spans become one. */
function joined(spans: readonly TextSpan[]): readonly TextSpan[] {
  const result: TextSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last === undefined || span.start > last.end) result.push(span);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return result;
}
