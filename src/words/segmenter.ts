import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import nodejieba from 'nodejieba';
import { checkUserDictionary } from './check-user-dictionary.js';
import { createNormalizeText, type NormalizedText } from './normalize-text.js';
import { questionWords } from './question-words.js';
import { type Run, splitRuns } from './split-runs.js';
import { stopWords } from './stop-words.js';

// Its types leave out the paths of the dictionaries it comes with.
declare module 'nodejieba' {
  export const DEFAULT_DICT: string;
  export const DEFAULT_HMM_DICT: string;
}

/**
 * One word's weight, as nodejieba's `extract` wants them. We never call that: those that nodejieba comes with would be read
 * and kept for nothing.
 */
const weightsFile = fileURLToPath(new URL('./no-weights.json', import.meta.url));

/** A word as it is matched, and where it stands. */
export interface Word {
  /** Normalised: NFKC, lower case, Simplified. */
  readonly text: string;
  /** In UTF-16 units of the normalised text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** A text with its words, final before any index sees them. */
export interface SegmentedText {
  readonly normalized: NormalizedText;
  /** In order; stop and question words are dropped. */
  readonly words: readonly Word[];
}

/** Chinese text → its words. Deterministic for one dictionary. */
export interface Segmenter {
  /** Changes whenever the same text could be cut into other words: dictionary, user dictionary, lists, our own rules. */
  readonly rules: string;
  normalize(text: string): NormalizedText;
  segment(text: string): SegmentedText;
  /** All words of a text, dropped ones too, in order: what a plain index would be given. */
  cut(text: string): readonly string[];
}

export interface SegmenterOptions {
  /** A file in nodejieba's form, whose words are added to the dictionary. */
  readonly userDictionary?: string;
}

/** Cuts a run of Han characters; the pieces joined are the run. */
function cutHan(run: string): readonly string[] {
  // The second argument turns the HMM on, whatever the types call it; without it 工信部 is 工/信/部.
  const pieces = nodejieba.cut(run, true);
  // A character outside nodejieba's UTF-8 tables could be lost or replaced; places must never shift.
  return pieces.join('') === run ? pieces : Array.from(run);
}

/**
 * Loads the dictionary (1–2.5 s, about 250 MB) and gives the segmenter. The dictionary belongs to the process, not to
 * the segmenter: call it once.
 *
 * @throws {DictionaryError} when the user dictionary can't be used
 */
export function loadSegmenter(options: SegmenterOptions = {}): Segmenter {
  const rules = segmentationRules(options);
  const { userDictionary: userDict } = options;
  nodejieba.load({ idfDict: weightsFile, ...(userDict !== undefined && { userDict }) });
  const normalize = createNormalizeText();
  const allWords = (text: string): SegmentedText => {
    const normalized = normalize(text);
    return { normalized, words: splitRuns(normalized.text).flatMap(wordsOfRun) };
  };
  return {
    rules,
    normalize,
    segment(text) {
      const { normalized, words } = allWords(text);
      return { normalized, words: words.filter((word) => !stopWords.has(word.text) && !questionWords.has(word.text)) };
    },
    cut: (text) => allWords(text).words.map((word) => word.text),
  };
}

function wordsOfRun(run: Run): readonly Word[] {
  if (run.kind === 'word') return [run];
  let end = run.start;
  return cutHan(run.text).map((text) => {
    const start = end;
    end += text.length;
    return { text, start, end };
  });
}

/** Raised when the code of this folder begins to cut the same text into other words, or to find it by others. */
const rulesVersion = 3;

/**
 * `Segmenter.rules` without its dictionary: some milliseconds.
 *
 * @throws {DictionaryError} when the user dictionary can't be used
 */
export function segmentationRules({ userDictionary }: SegmenterOptions = {}): string {
  if (userDictionary !== undefined) checkUserDictionary(userDictionary);
  const hash = createHash('sha256').update(JSON.stringify([rulesVersion, [...stopWords], [...questionWords]]));
  for (const file of [nodejieba.DEFAULT_DICT, nodejieba.DEFAULT_HMM_DICT, userDictionary]) {
    hash.update(file === undefined ? 'none' : readFileSync(file));
  }
  return hash.digest('hex');
}
