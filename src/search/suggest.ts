import { isLatinWord } from '../index/latin-word.js';
import type { PassageIndex } from '../index/passage-index.js';
import { commonCharacters } from '../words/common-characters.js';
import type { Segmenter } from '../words/segmenter.js';
import { createSounds, type Sounds } from '../words/sounds.js';
import { stopWords } from '../words/stop-words.js';
import { findSlips, type Slip } from './find-slips.js';
import { mendLatinWords } from './mend-latin-words.js';
import { createNearLatinWords, type NearLatinWords } from './near-latin-words.js';
import { type NearestPorts, type NearPhrase, nearestPhrases } from './nearest-phrases.js';
import { createNeighbours } from './neighbours.js';
import type { Question } from './question.js';
import { withOperators } from './read-operators.js';
import { type Replacement, standsWhole } from './stands-whole.js';

/** What was perhaps meant. */
export interface Suggestion {
  /** What no passage holds, as it was written. */
  readonly written: string;
  /** What some passage holds. */
  readonly meant: string;
  /** The whole question with the one in place of the other. */
  readonly question: string;
}

/**
 * A question → the nearest one that passages do speak of; `null` where they hold what it says, or nothing near to it.
 *
 * @param isAnswered whether it has a sure answer as it is: then only its Latin words are looked at, since a name that no
 * passage holds (Mete60) is never answered by what the rest of the question finds
 */
export type Suggest = (question: Question, isAnswered: boolean) => Suggestion | null;

/** Longer questions are not looked at, in UTF-16 units: one wrong word of many does little harm. */
const maxQuestionLength = 100;
/** So many places are looked at, the first ones. */
const maxSlips = 3;
/** How many of the nearest phrases are looked for in the passages. */
const maxLookedFor = 8;
/** Passages with a phrase that are read for the words around it. */
const passagesLookedAt = 3;
/** A phrase that differs by more than its sound must stand in more than one passage: a rare one is as likely chance. */
const minPassages: Readonly<Record<NearPhrase['how'], number>> = {
  'sounds-alike': 1,
  swapped: 1,
  'one-other': 2,
  'one-less': 2,
  'one-more': 2,
};

export interface SuggestPorts {
  readonly segmenter: Segmenter;
  readonly index: PassageIndex;
  readonly latinWords?: Pick<NearLatinWords, 'nearest'>;
  /** The text of a passage as written; without it words come as they are matched, in lower case. */
  readonly textOf?: (passageId: string) => string | undefined;
  /** Those of {@link soughtSounds}, perhaps made ready; by default not yet. */
  readonly sounds?: Sounds;
}

// Nobody means a word that is never looked for: 觉的 is no better than 觉得.
const isSought = (character: string): boolean => !stopWords.has(character);

/** Sounds of the characters that may be meant, not read yet. */
export function soughtSounds(): Sounds {
  return createSounds(commonCharacters('all').filter(isSought));
}

export function createSuggest({
  segmenter,
  index,
  latinWords = createNearLatinWords(index),
  textOf = () => undefined,
  sounds = soughtSounds(),
}: SuggestPorts): Suggest {
  const characters = commonCharacters('common').filter(isSought);
  const neighbours = createNeighbours(characters, index);
  const pairFrequency = (pair: string): number => neighbours.pairFrequency(pair);
  const ports: NearestPorts = {
    sounds,
    pairFrequency,
    between: (before, after) => neighbours.between(before, after),
  };
  const passagesWith = (phrase: string, limit: number): readonly string[] => {
    // Every passage with the phrase has its rarest pair: the shortest list there is to go through.
    const pairs = Array.from({ length: phrase.length - 1 }, (_, at) => phrase.slice(at, at + 2));
    const [rarest = phrase] = pairs.toSorted((a, b) => pairFrequency(a) - pairFrequency(b));
    const query = { words: [], bigrams: [rarest], characters: [], phrases: [phrase] };
    return index.candidates(query, limit).map(({ id }) => id);
  };
  const isSaid = (replacement: Replacement, how: NearPhrase['how']): boolean => {
    const ids = passagesWith(replacement.meant, passagesLookedAt);
    if (ids.length < minPassages[how]) return false;
    return ids.some((id) => {
      const text = textOf(id);
      return text === undefined || standsWhole(segmenter.normalize(text).text, replacement, segmenter);
    });
  };
  const meantBy = (question: string, slip: Slip): string | undefined => {
    const written = question.slice(slip.start, slip.end);
    const around = { before: question.slice(0, slip.start), written, after: question.slice(slip.end) };
    return nearestPhrases(written, slip, ports)
      .slice(0, maxLookedFor)
      .find(({ text: meant, how }) => isSaid({ ...around, meant }, how))?.text;
  };

  return ({ normalized, words: distinct, operators }, isAnswered) => {
    if (isAnswered && !distinct.some(isLatinWord)) return null;
    if (operators.rest.length > maxQuestionLength) return null;
    neighbours.begin();
    const segmented = segmenter.segment(operators.rest);
    const phrases = (isAnswered ? [] : findSlips(segmented, index)).slice(0, maxSlips).flatMap((readings) => {
      for (const slip of readings) {
        const meant = meantBy(segmented.normalized.text, slip);
        if (meant !== undefined) return [{ ...slip, meant }];
      }
      return [];
    });
    const normalize = (text: string) => segmenter.normalize(text);
    const words = mendLatinWords(segmented.words, { index, normalize, latinWords, textOf });
    const changes = [...phrases, ...words]
      .toSorted((a, b) => a.start - b.start)
      .map(({ start, end, meant }) => ({ ...normalized.toOriginal(start, end), meant }));
    let rest = operators.rest;
    for (const { start, end, meant } of changes.toReversed()) rest = rest.slice(0, start) + meant + rest.slice(end);
    if (rest === operators.rest) return null;
    const first = changes[0]?.start ?? 0;
    const last = changes.at(-1)?.end ?? first;
    return {
      written: operators.rest.slice(first, last),
      meant: rest.slice(first, rest.length - (operators.rest.length - last)),
      question: withOperators(rest, operators),
    };
  };
}
