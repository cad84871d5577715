import { Converter } from 'opencc-js/t2cn';

/** A text made ready for matching, with the way back to the original. */
export interface NormalizedText {
  /** NFKC, lower case, Traditional characters turned into Simplified ones. */
  readonly text: string;
  /** Maps a run of UTF-16 units of `text` (`end` exclusive, not empty) to the run of the original it came from. */
  toOriginal(start: number, end: number): { readonly start: number; readonly end: number };
  /** Whether each unit of `text` stands where that of the original stands that it came from, as in nearly all texts. */
  readonly isInPlace: boolean;
}

export type NormalizeText = (original: string) => NormalizedText;

// A base character with the marks that combine with it, the voiced marks of half-width katakana among them (ｶﾞ is ガ);
// Hangul letters, half-width and circled ones too, compose across characters, so a run of them stays together.
// Normalising such pieces one by one gives what normalising the whole gives (Unicode UAX #15).
const CLUSTER =
  /[\u1100-\u11ff\u3131-\u318e\u3260-\u327e\ua960-\ua97c\uac00-\ud7ff\uffa0-\uffdc]+|[\s\S][\p{M}\uff9e\uff9f]*/gu;

/** One entry a UTF-16 unit of the normalised text: where the piece it came from begins and ends in the original. */
interface Origins {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

// What stands beside it, or becomes more than one of it, decides what such a character becomes: it may not be looked at alone.
const DEPENDENT =
  /[\p{M}\p{Cs}\u03a3\uff9e\uff9f\u1100-\u11ff\u3131-\u318e\u3260-\u327e\ua960-\ua97c\uac00-\ud7ff\uffa0-\uffdc]/u;

/** For each UTF-16 unit: 0 not looked at yet, 1 becomes one unit whatever stands beside it, 2 does not. */
const becomes = new Uint8Array(0x1_00_00);

function becomesOne(unit: number): 1 | 2 {
  const character = String.fromCodePoint(unit);
  const normal = character.normalize('NFKC').toLowerCase();
  const isOne = normal.length === 1 && !DEPENDENT.test(character) && !DEPENDENT.test(normal);
  const found = isOne ? 1 : 2;
  becomes[unit] = found;
  return found;
}

/** Whether each unit of the text becomes one, in its place: so does nearly all Chinese text, full-width signs and all. */
function isUnitForUnit(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    // oxlint-disable-next-line unicorn/prefer-code-point -- a half of a pair is not one
    const unit = text.charCodeAt(i);
    if ((becomes[unit] || becomesOne(unit)) === 2) return false;
  }
  return true;
}

function compose(original: string): { text: string; origins: Origins | null } {
  const normal = original.normalize('NFKC');
  if (normal === original || isUnitForUnit(original)) {
    const whole = normal.toLowerCase();
    if (whole.length === original.length) return { text: whole, origins: null };
  }
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  for (const match of original.matchAll(CLUSTER)) {
    const piece = match[0].normalize('NFKC').toLowerCase();
    text += piece;
    for (let i = 0; i < piece.length; i++) {
      starts.push(match.index);
      ends.push(match.index + match[0].length);
    }
  }
  return { text, origins: { starts, ends } };
}

// What the tables take for Traditional in text that is Simplified already: 么 for 幺, 坏 for 坯, the 著 of 显著 for 着
// (only where it stands beside a character that leaves no doubt; 着 is far more often what a Traditional 著 means).
const ALWAYS_SIMPLIFIED = new Set('么坏');
const BEFORE_ZHU = new Set('显编土原巨专论译卓昭遗拙');
const AFTER_ZHU = new Set('称书');

function isSimplified(characters: readonly string[], i: number): boolean {
  const character = characters[i] ?? '';
  if (character !== '著') return ALWAYS_SIMPLIFIED.has(character);
  return BEFORE_ZHU.has(characters[i - 1] ?? '') || AFTER_ZHU.has(characters[i + 1] ?? '');
}

/** Converts to Simplified; keeps one code point for one, so that positions can be followed. */
function simplify(text: string, convert: (text: string) => string): { text: string; shifted: boolean } {
  const converted = convert(text);
  if (converted === text) return { text, shifted: false };
  const before = Array.from(text);
  let after = Array.from(converted);
  // No phrase of the tables is known to change the number of characters; should one, single characters do not.
  if (after.length !== before.length) after = before.map((character) => Array.from(convert(character))[0] ?? character);
  after = after.map((character, i) => (isSimplified(before, i) ? (before[i] ?? character) : character));
  const shifted = before.some((character, i) => character.length !== after[i]?.length);
  return { text: after.join(''), shifted };
}

function followCodePoints(before: string, after: string, origins: Origins | null): Origins {
  const starts: number[] = [];
  const ends: number[] = [];
  const afterPoints = Array.from(after);
  let position = 0;
  Array.from(before).forEach((character, i) => {
    const end = position + character.length;
    const units = afterPoints[i]?.length ?? 0;
    for (let unit = 0; unit < units; unit++) {
      starts.push(origins?.starts[position] ?? position);
      ends.push(origins?.ends[end - 1] ?? end);
    }
    position = end;
  });
  return { starts, ends };
}

/**
 * Makes the normaliser: Unicode NFKC, lower case, Traditional→Simplified by OpenCC's `tw`→`cn` tables (37 of 38 hard
 * cases right; `twp` would also rewrite Simplified text). Building its tables takes some milliseconds: once a process.
 */
export function createNormalizeText(): NormalizeText {
  const convert = Converter({ from: 'tw', to: 'cn' });
  return (original) => {
    const composed = compose(original);
    const simplified = simplify(composed.text, convert);
    const origins = simplified.shifted
      ? followCodePoints(composed.text, simplified.text, composed.origins)
      : composed.origins;
    return {
      text: simplified.text,
      isInPlace: origins === null,
      toOriginal: (start, end) =>
        origins === null ? { start, end } : { start: origins.starts[start] ?? 0, end: origins.ends[end - 1] ?? 0 },
    };
  };
}
