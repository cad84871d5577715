import type { PassageIndex } from '../index/passage-index.js';
import { commonCharacters } from '../words/common-characters.js';
import type { Segmenter } from '../words/segmenter.js';
import { createSounds } from '../words/sounds.js';
import { stopWords } from '../words/stop-words.js';
import { findSlips, type Slip } from './find-slips.js';
import { type NearestPorts, type NearPhrase, nearestPhrases } from './nearest-phrases.js';
import type { Question } from './question.js';
import type { Operators } from './read-operators.js';

/** What was perhaps meant. */
export interface Suggestion {
  /** What no passage holds, as it was written. */
  readonly written: string;
  /** What some passage holds. */
  readonly meant: string;
  /** The whole question with the one in place of the other. */
  readonly question: string;
}

/** A question → the nearest one that passages do speak of; `null` where they hold what it says, or nothing near to it. */
export type Suggest = (question: Question) => Suggestion | null;

/** Longer questions are not looked at, in UTF-16 units: one wrong word of many does little harm. */
const maxQuestionLength = 100;
/** So many places are looked at, the first ones. */
const maxSlips = 3;
/** How many of the nearest phrases are looked for in the passages. */
const maxLookedFor = 8;
/** A phrase that differs by more than its sound must stand in more than one passage: a rare one is as likely chance. */
const minPassages: Readonly<Record<NearPhrase['how'], number>> = {
  'sounds-alike': 1,
  swapped: 1,
  'one-other': 2,
  'one-less': 2,
  'one-more': 2,
};

/** Takes a tenth of a second, for the sounds of characters. */
export function createSuggest({ segmenter, index }: { segmenter: Segmenter; index: PassageIndex }): Suggest {
  // Nobody means a word that is never looked for: 觉的 is no better than 觉得.
  const isSought = (character: string): boolean => !stopWords.has(character);
  const characters = commonCharacters('common').filter(isSought);
  const sounds = createSounds(commonCharacters('all').filter(isSought));
  const passagesWith = (phrase: string, limit: number, pairFrequency: PairFrequency): number => {
    // Every passage with the phrase has its rarest pair: the shortest list there is to go through.
    const pairs = Array.from({ length: phrase.length - 1 }, (_, at) => phrase.slice(at, at + 2));
    const [rarest = phrase] = pairs.toSorted((a, b) => pairFrequency(a) - pairFrequency(b));
    const query = { words: [], bigrams: [rarest], characters: [], phrases: [phrase] };
    return index.candidates(query, limit).length;
  };
  const meantBy = (text: string, slip: Slip, ports: NearestPorts): string | undefined =>
    nearestPhrases(text, slip, ports)
      .slice(0, maxLookedFor)
      .find(({ text: phrase, how }) => passagesWith(phrase, minPassages[how], ports.pairFrequency) >= minPassages[how])
      ?.text;

  return ({ normalized, operators }) => {
    if (operators.rest.length > maxQuestionLength) return null;
    const pairFrequency = remembered((pair) => index.bigramDocumentFrequency(pair));
    const ports = { sounds, pairFrequency, between: rememberedBetween(characters, pairFrequency) };
    const slips = findSlips(segmenter.segment(operators.rest), index).slice(0, maxSlips);
    const changes = slips.flatMap((readings) => {
      for (const slip of readings) {
        const meant = meantBy(normalized.text.slice(slip.start, slip.end), slip, ports);
        const { start, end } = normalized.toOriginal(slip.start, slip.end);
        if (meant !== undefined) return [{ start, end, meant }];
      }
      return [];
    });
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

/** The question with its operators behind it, where it has any. */
function withOperators(rest: string, { written, exclusions }: Operators): string {
  return written.length + exclusions.length === 0
    ? rest
    : [rest.replaceAll(/\s+/gu, ' ').trim(), ...written, ...exclusions].join(' ');
}

type PairFrequency = NearestPorts['pairFrequency'];

/** Each is looked up once a question: stretches around one slip have most of their pairs in common. */
function remembered(frequencyOf: PairFrequency): PairFrequency {
  const known = new Map<string, number>();
  return (pair) => {
    const frequency = known.get(pair) ?? frequencyOf(pair);
    known.set(pair, frequency);
    return frequency;
  };
}

function rememberedBetween(characters: readonly string[], pairFrequency: PairFrequency): NearestPorts['between'] {
  const known = new Map<string, readonly string[]>();
  const isPair = (pair: string): boolean => pair.length < 2 || pairFrequency(pair) > 0;
  return (before, after) => {
    const name = `${before} ${after}`;
    const found = known.get(name) ?? characters.filter((each) => isPair(before + each) && isPair(each + after));
    known.set(name, found);
    return found;
  };
}
