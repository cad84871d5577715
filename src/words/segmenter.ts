import nodejieba from 'nodejieba';
import { checkUserDictionary } from './check-user-dictionary.js';
import { createNormalizeText, type NormalizedText } from './normalize-text.js';
import { questionWords } from './question-words.js';
import { splitRuns } from './split-runs.js';
import { stopWords } from './stop-words.js';

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
  normalize(text: string): NormalizedText;
  segment(text: string): SegmentedText;
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
  if (options.userDictionary !== undefined) checkUserDictionary(options.userDictionary);
  nodejieba.load(options.userDictionary === undefined ? {} : { userDict: options.userDictionary });
  const normalize = createNormalizeText();
  return {
    normalize,
    segment(text) {
      const normalized = normalize(text);
      const words: Word[] = [];
      const keep = (word: string, start: number, end: number) => {
        if (!stopWords.has(word) && !questionWords.has(word)) words.push({ text: word, start, end });
      };
      for (const run of splitRuns(normalized.text)) {
        if (run.kind === 'word') {
          keep(run.text, run.start, run.end);
          continue;
        }
        let start = run.start;
        for (const piece of cutHan(run.text)) {
          keep(piece, start, start + piece.length);
          start += piece.length;
        }
      }
      return { normalized, words };
    },
  };
}
