import type { CollectionStatistics } from '../index/passage-index.js';
import { numberForms } from '../words/number-forms.js';
import type { SegmentedText, Word } from '../words/segmenter.js';

/** A stretch of a question that no passage holds as it stands. Places are in UTF-16 units of the normalised text. */
export interface Slip {
  /** 2–6 characters, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** Which of its characters may be wrong, from 0; ascending. */
  readonly suspects: readonly number[];
}

/** One place where something seems wrong, and the stretches to look at, the longest first: the first that helps counts. */
export type SlipReadings = readonly Slip[];

/** A phrase is a word or a few: beyond, a question is put in words of its own. */
const maxLength = 6;
/** Of two characters that are part of more, too many others are near. */
const minLength = 3;

/**
 * So many missing pairs in a row are a slip: three characters that were taken for others. Where more are missing, the question
 * speaks of what passages do not, by a name of its own.
 */
const maxMissing = 4;

/**
 * Where a question says what no passage says: two adjacent characters that stand together in none. Between two words
 * that passages hold that is nothing strange; within a word, or beside a lone character, which is what is left of a word
 * that the dictionary does not know, it may be a slip.
 */
export function findSlips(
  { normalized, words }: SegmentedText,
  statistics: Pick<CollectionStatistics, 'wordDocumentFrequency' | 'bigramDocumentFrequency'>,
): SlipReadings[] {
  // A number that passages write otherwise is no slip.
  const numbers = numberForms(normalized.text);
  const others = words.filter((word) => !numbers.some(({ start, end }) => word.start < end && word.end > start));
  return stretches(others).flatMap((stretch) => {
    const start = stretch[0]?.start ?? 0;
    const text = normalized.text.slice(start, stretch.at(-1)?.end ?? start);
    const seams = new Set(
      stretch.slice(1).flatMap((word, i) => (isSeam(stretch[i], word, statistics) ? [word.start - start] : [])),
    );
    const isMissing = (at: number): boolean =>
      !seams.has(at + 1) && statistics.bigramDocumentFrequency(text.slice(at, at + 2)) === 0;
    return groupsOf(text.length - 1, isMissing)
      .filter(([first, last]) => last - first < maxMissing)
      .map((group) => readingsOf(text.length, group, start));
  });
}

/**
 * The stretch around a group of missing pairs, with one pair on either side that passages do hold; then the same with
 * less of either end: what stands beside a slip may stand beside it in no passage, and be right all the same.
 */
function readingsOf(length: number, [first, last]: readonly [number, number], start: number): SlipReadings {
  const from = Math.max(0, first - 1);
  const to = Math.min(length, last + 3);
  const readings: Slip[] = [];
  for (let size = Math.min(maxLength, to - from); size >= Math.min(minLength, to - from); size--) {
    for (let at = from; at + size <= to; at++) {
      // Only what holds a missing pair.
      const suspects = Array.from({ length: size }, (_, i) => i).filter((i) => at + i >= first && at + i <= last + 1);
      if (suspects.length > 1) readings.push({ start: start + at, end: start + at + size, suspects });
    }
  }
  return readings;
}

const HAN = /^\p{Script=Han}+$/u;

/** Words of Han characters that stand side by side, dropped words and signs between them. */
function stretches(words: readonly Word[]): readonly (readonly Word[])[] {
  const all: Word[][] = [];
  let end = -1;
  for (const word of words) {
    if (!HAN.test(word.text) || word.text.length !== Array.from(word.text).length) continue;
    if (word.start === end) all.at(-1)?.push(word);
    else all.push([word]);
    end = word.end;
  }
  return all;
}

/** Whether two words meet there that passages hold, each by itself. */
function isSeam(
  before: Word | undefined,
  after: Word,
  statistics: Pick<CollectionStatistics, 'wordDocumentFrequency'>,
): boolean {
  return [before, after].every(
    (word) => word !== undefined && word.text.length > 1 && statistics.wordDocumentFrequency(word.text) > 0,
  );
}

/** First and last of each run of numbers below `count` for which something is true. */
function groupsOf(count: number, isIn: (at: number) => boolean): readonly (readonly [first: number, last: number])[] {
  const groups: [number, number][] = [];
  for (let at = 0; at < count; at++) {
    if (!isIn(at)) continue;
    const last = groups.at(-1);
    if (last?.[1] === at - 1) last[1] = at;
    else groups.push([at, at]);
  }
  return groups;
}
