import type { PassageIndex } from '../index/passage-index.js';
import type { Segmenter } from '../words/segmenter.js';
import { finishOperators } from './finish-operators.js';

export interface TypedPorts {
  readonly segmenter: Segmenter;
  readonly index: Pick<PassageIndex, 'wordsBegunBy' | 'wordDocumentFrequency'>;
  /** Of a question, what of it names no date though it should. */
  readonly unreadableIn: (question: string) => readonly string[];
}

/** How many words are tried for one that was begun: each costs a search. */
const maxCompletions = 3;

/** The last piece, where it is neither an operator nor in quotes. */
const LAST_PIECE = /(?<![^\s])(?![-－−]\S|\p{L}{2,8}[:：])[^\s"]+$/u;

const LONE_HAN = /^\p{Script=Han}$/u;

const INITIAL = '(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])';
const FINAL = '(?:[iu]ang|iong|[aeio]ng|ian|iao|uai|uan|[aeu]i|[ao]o|ou|[aeiu]n|er|i[aeu]|u[aeo]|ve|[aoeiuv])';
/** Many strings can be read as syllables in many ways; a longer one would take a regular expression long. */
const maxComposing = 24;
/** Pinyin that an input method has not turned into characters yet; its last syllable may have only begun. */
const COMPOSING = new RegExp(`^(?:${INITIAL}?${FINAL}'?)*${INITIAL}?$`, 'u');

/**
 * Whole questions to ask for somebody who is still typing, one after another until enough is found; none where nothing
 * is there to search.
 *
 * A half-typed Chinese word is found by the pairs of characters that are there already. What is completed here, as some
 * passages go on, are words that were begun behind a blank, or with letters (`Mat` → `mate60`). Pinyin on its way to
 * become characters is left out.
 */
export function* typedQuestions(typed: string, ports: TypedPorts): Generator<string, void, undefined> {
  const { segmenter, index } = ports;
  const finished = finishOperators(typed, (text) => segmenter.normalize(text));
  const asTyped = withoutUnreadable(finished, ports);
  if (asTyped.trim() === '') return;
  const begun = begunWord(asTyped, segmenter);
  if (begun === null) {
    yield asTyped;
    return;
  }
  const { word } = begun;
  const before = begun.before.trim();
  const isComposing = begun.written.length <= maxComposing && COMPOSING.test(begun.written);
  if (isComposing && index.wordDocumentFrequency(word) === 0 && index.wordsBegunBy(word, 1).length === 0) {
    yield* typedQuestions(before, ports);
    return;
  }
  const isLoneCharacter = before === '' && LONE_HAN.test(word);
  // A character by itself is looked for in every text that holds it, which takes longest of all, and finds least.
  if (!isLoneCharacter) yield asTyped;
  yield* index.wordsBegunBy(word, maxCompletions).map((whole) => begun.before + whole);
  if (isLoneCharacter) yield asTyped;
  if (isComposing && before !== '') yield before;
}

/** A date is unreadable until it is whole: `日期:202` says nothing yet. */
function withoutUnreadable(question: string, { unreadableIn }: TypedPorts): string {
  const last = unreadableIn(question).at(-1);
  return last !== undefined && question.endsWith(last) ? question.slice(0, -last.length).trimEnd() : question;
}

interface BegunWord {
  /** What stands before it, in its own piece normalised. */
  readonly before: string;
  /** Normalised. */
  readonly word: string;
  readonly written: string;
}

/** The last word, where the typing goes on right behind it. */
function begunWord(question: string, segmenter: Segmenter): BegunWord | null {
  const piece = LAST_PIECE.exec(question)?.[0];
  if (piece === undefined) return null;
  const normalized = segmenter.normalize(piece);
  // A stop word at the end is no beginning of another word.
  const word = segmenter.segment(piece).words.at(-1)?.text;
  if (word === undefined || !normalized.text.endsWith(word)) return null;
  const at = normalized.text.length - word.length;
  return {
    before: question.slice(0, question.length - piece.length) + normalized.text.slice(0, at),
    word,
    written: piece.slice(normalized.toOriginal(at, normalized.text.length).start),
  };
}
