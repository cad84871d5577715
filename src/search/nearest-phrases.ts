import type { Sounds } from '../words/sounds.js';
import type { Slip } from './find-slips.js';

/** A phrase that may have been meant. */
export interface NearPhrase {
  readonly text: string;
  /** How it differs from what was written. */
  readonly how: 'sounds-alike' | 'swapped' | 'one-other' | 'one-more' | 'one-less';
  /** In how many passages its rarest pair of characters stands. */
  readonly rarestPair: number;
}

export interface NearestPorts {
  /** In how many passages two characters stand side by side. */
  readonly pairFrequency: (pair: string) => number;
  readonly sounds: Sounds;
  /**
   * Characters that stand behind the one and before the other in some passage each; an empty one is none. Asked for the
   * same neighbours again and again.
   */
  readonly between: (before: string, after: string) => readonly string[];
}

/** Shorter phrases have too many neighbours that mean something else. */
const minLengthForOther = 4;
/** Combinations of characters that sound alike that are tried, at most. */
const maxCombinations = 4_000;

const ranks: Readonly<Record<NearPhrase['how'], number>> = {
  'sounds-alike': 0,
  swapped: 1,
  'one-other': 2,
  'one-less': 3,
  'one-more': 4,
};

/**
 * Phrases near to what was written, of which all adjacent characters stand side by side in some passage: those that
 * sound alike first (most slips of people who type Pinyin), then those one edit away (Damerau, "A technique for computer
 * detection and correction of spelling errors", 1964); the more frequent ones first.
 */
export function nearestPhrases(
  written: string,
  { suspects }: Pick<Slip, 'suspects'>,
  ports: NearestPorts,
): NearPhrase[] {
  const rarestPair = (text: string): number => {
    let rarest = Number.POSITIVE_INFINITY;
    for (let at = 0; at + 1 < text.length && rarest > 0; at++) {
      rarest = Math.min(rarest, ports.pairFrequency(text.slice(at, at + 2)));
    }
    return rarest;
  };
  const found = new Map<string, NearPhrase>();
  const offer = (text: string, how: NearPhrase['how']): void => {
    if (text === written || text.length < 2 || found.has(text)) return;
    const pair = rarestPair(text);
    if (pair > 0) found.set(text, { text, how, rarestPair: pair });
  };
  for (const text of soundingAlike(written, suspects, ports)) offer(text, 'sounds-alike');
  for (const at of suspects) {
    const [before, character, next] = [written.slice(0, at), written.charAt(at), written.charAt(at + 1)];
    if (next !== '') offer(before + next + character + written.slice(at + 2), 'swapped');
    if (written.length < minLengthForOther) continue;
    const left = before.slice(-1);
    for (const other of ports.between(left, next)) offer(before + other + written.slice(at + 1), 'one-other');
    offer(before + written.slice(at + 1), 'one-less');
    if (at > 0)
      for (const other of ports.between(left, character)) offer(before + other + written.slice(at), 'one-more');
  }
  return [...found.values()].toSorted((a, b) => ranks[a.how] - ranks[b.how] || b.rarestPair - a.rarestPair);
}

/** All ways to write the suspects with characters that sound alike, as long as each pair is found in some passage. */
function* soundingAlike(
  written: string,
  suspects: readonly number[],
  { sounds, pairFrequency }: NearestPorts,
): Generator<string, void, undefined> {
  let tried = 0;
  function* extend(begun: string): Generator<string, void, undefined> {
    if (begun.length === written.length) {
      yield begun;
      return;
    }
    const character = written.charAt(begun.length);
    const others = suspects.includes(begun.length) ? sounds.alike(character) : [];
    for (const next of [character, ...others]) {
      tried += 1;
      if (tried > maxCombinations) return;
      if (begun === '' || pairFrequency(begun.slice(-1) + next) > 0) yield* extend(begun + next);
    }
  }
  yield* extend('');
}
