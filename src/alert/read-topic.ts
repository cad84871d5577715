import { type Operators, readOperators } from '../search/read-operators.js';
import type { NormalizeText } from '../words/normalize-text.js';
import { questionWords } from '../words/question-words.js';
import type { Segmenter } from '../words/segmenter.js';
import { splitRuns } from '../words/split-runs.js';
import { checkTopic, type TopicProblem } from './check-topic.js';
import type { Topic } from './subscription.js';

/** What somebody who subscribes wrote, read. */
export type ReadTopic =
  /** `isForced`: it says itself whether it is words or a question, so that nobody need be told what it was taken for. */
  | { readonly kind: 'topic'; readonly topic: Topic; readonly isForced: boolean }
  /** Nothing was written; everything has to be asked for by its name. */
  | { readonly kind: 'nothing-written' }
  /** A publisher or category together with anything else, or several of them. */
  | { readonly kind: 'combined'; readonly written: readonly string[] }
  /** An operator that means nothing for what is yet to come: a date, a title. */
  | { readonly kind: 'unfit-operator'; readonly written: string }
  | TopicProblem;

/** Normalised. */
const everything = new Set(['全部', '所有', '一切', 'everything', 'all']);
const NAME = /^\s*(?<name>\p{L}{1,8})\s*[:：]/u;
/** Normalised. */
const forcedBy: Readonly<Record<string, 'words' | 'question'>> = {
  词: 'words',
  word: 'words',
  words: 'words',
  问: 'question',
  问题: 'question',
  question: 'question',
};
/** `"some words"` or `“some words”`, or what stands between blanks, commas and `、`. */
const PIECE = /"(?<quoted>[^"]*)"|“(?<chinese>[^”]*)”|(?:(?<=\d),(?=\d)|[^\s"“、，；。！,;!])+/gu;
/** A longer piece, in Han characters, numbers and words of other scripts, is no word. */
const longestWord = 8;

/** Dates in what is subscribed to are refused, so that none need be known. */
const noCalendar = { now: () => 0, zone: { offsetAt: () => 0, offsetAtLocal: () => 0 } };

/**
 * Reads what was written after `/subscribe`: `来源:…`, `分类:…`, `全部`, words with `-word`, or a standing question.
 *
 * The rule in one line: a question mark, a question word (什么, 多少, 如何 …), a 的, or a piece of over 8 characters makes it a
 * question; all else is words. `词:` and `问:` in front force it, quotes make words.
 */
export function readTopic(segmenter: Segmenter, written: string): ReadTopic {
  const normalize: NormalizeText = (text) => segmenter.normalize(text);
  const name = NAME.exec(written);
  const forced = forcedBy[normalize(name?.groups?.name ?? '').text];
  const text = (forced === undefined ? written : written.slice(name?.[0].length)).trim();
  if (text === '') return { kind: 'nothing-written' };
  const operators = readOperators(text, normalize, noCalendar);
  const named = readName(operators);
  if (named !== null) return named.kind === 'topic' ? checked(named.topic, true, segmenter) : named;
  if (forced === undefined && everything.has(normalize(text).text)) {
    return { kind: 'topic', topic: { kind: 'everything' }, isForced: true };
  }
  const isQuestion = forced === undefined ? asksSomething(operators.rest, segmenter) : forced === 'question';
  const topic: Topic = isQuestion ? { kind: 'question', text } : readWords(operators);
  return checked(topic, forced !== undefined, segmenter);
}

function checked(topic: Topic, isForced: boolean, segmenter: Segmenter): ReadTopic {
  return checkTopic(topic, segmenter) ?? { kind: 'topic', topic, isForced };
}

/** `null` where no operator names anything. */
function readName({ filters, written, unreadable, exclusions, rest }: Operators) {
  const unfit = [...unreadable, ...written.filter((_, i) => !['source', 'category'].includes(filters[i]?.kind ?? ''))];
  if (unfit[0] !== undefined) return { kind: 'unfit-operator', written: unfit[0] } as const;
  const [filter] = filters;
  const [name] = written;
  if (filter === undefined || name === undefined) return null;
  if (filters.length > 1 || exclusions.length > 0 || rest.trim() !== '') {
    const others = [...exclusions, rest.trim()].filter((part) => part !== '');
    return { kind: 'combined', written: [...written, ...others] } as const;
  }
  const kind = filter.kind === 'source' ? 'publisher' : 'category';
  return { kind: 'topic', topic: { kind, name: unquoted(name.replace(/^[^:：]*[:：]/u, '')) } } as const;
}

function readWords({ rest, exclusions }: Operators): Topic {
  const required = piecesOf(rest).map(({ text }) => text);
  const excluded = exclusions.map((exclusion) => unquoted(exclusion.slice(1)));
  return { kind: 'words', required: [...new Set(required)], excluded: [...new Set(excluded)] };
}

interface Piece {
  readonly text: string;
  readonly isQuoted: boolean;
}

function piecesOf(text: string): readonly Piece[] {
  return Array.from(text.matchAll(PIECE), ({ 0: whole, groups }) => {
    const quoted = groups?.quoted ?? groups?.chinese;
    return { text: (quoted ?? whole).trim(), isQuoted: quoted !== undefined };
  }).filter((piece) => piece.text !== '');
}

function asksSomething(text: string, segmenter: Segmenter): boolean {
  return piecesOf(text).some(({ text: piece, isQuoted }) => {
    if (isQuoted) return false;
    const { text: normalized } = segmenter.normalize(piece);
    if (normalized.includes('?') || lengthOf(normalized) > longestWord) return true;
    return segmenter.cut(piece).some((word) => word === '的' || questionWords.has(word));
  });
}

function lengthOf(normalized: string): number {
  return splitRuns(normalized).reduce((sum, { kind, text }) => sum + (kind === 'han' ? Array.from(text).length : 1), 0);
}

function unquoted(text: string): string {
  return text.replaceAll(/^["“]|["”]$/gu, '').trim();
}
