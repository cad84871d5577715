import { isLatinWord } from '../index/latin-word.js';
import type { PassageIndex } from '../index/passage-index.js';
import type { NormalizeText } from '../words/normalize-text.js';
import type { Word } from '../words/segmenter.js';
import { splitRuns } from '../words/split-runs.js';
import type { NearLatinWords } from './near-latin-words.js';

/** A word that no passage holds, and the nearest that some passage does. */
export interface MendedWord {
  /** In UTF-16 units of the normalised question, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** As a passage writes it. */
  readonly meant: string;
}

export interface MendWordsPorts {
  readonly index: Pick<PassageIndex, 'wordDocumentFrequency' | 'candidates'>;
  readonly normalize: NormalizeText;
  readonly latinWords: Pick<NearLatinWords, 'nearest'>;
  /** The text of a passage as written, to write the word as it does. */
  readonly textOf: (passageId: string) => string | undefined;
}

/** So many unknown words are looked at, the first ones. */
const maxWords = 3;

/** The Latin words and model names of a question that no passage holds, as far as one is near. */
export function mendLatinWords(words: readonly Word[], ports: MendWordsPorts): MendedWord[] {
  return words
    .filter(({ text }) => isLatinWord(text) && ports.index.wordDocumentFrequency(text) === 0)
    .slice(0, maxWords)
    .flatMap(({ text, start, end }) => {
      const nearest = ports.latinWords.nearest(text);
      return nearest === null ? [] : [{ start, end, meant: asWritten(nearest, ports) }];
    });
}

/** `mate60` → `Mate60`, as the first passage has it that holds it. */
function asWritten(word: string, { index, normalize, textOf }: MendWordsPorts): string {
  const [candidate] = index.candidates({ words: [word], bigrams: [], characters: [], phrases: [] }, 1);
  const text = candidate === undefined ? undefined : textOf(candidate.id);
  if (text === undefined) return word;
  const normalized = normalize(text);
  const run = splitRuns(normalized.text).find((each) => each.text === word);
  if (run === undefined) return word;
  const { start, end } = normalized.toOriginal(run.start, run.end);
  return text.slice(start, end);
}
