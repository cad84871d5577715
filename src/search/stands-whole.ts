import type { Segmenter } from '../words/segmenter.js';

/** A phrase that may have been meant, in place of what was written. Texts are normalised. */
export interface Replacement {
  /** The question up to what was written, and from there on. */
  readonly before: string;
  readonly written: string;
  readonly meant: string;
  readonly after: string;
}

/** A word is hardly longer, in UTF-16 units; so much of a passage is looked at on either side of the phrase. */
const aroundUtf16Units = 8;
/** Places of one passage that are looked at. */
const maxPlaces = 3;

/**
 * Whether a passage has the phrase as the question would have it: the words that hold what was changed are words of the
 * question, too. 驻黎巴 is what 竹篱笆 sounds like, and 驻黎巴嫩 is often said; but a question that goes on with another
 * character than 嫩 does not say 黎巴嫩.
 *
 * @param passage normalised
 */
export function standsWhole(
  passage: string,
  { before, written, meant, after }: Replacement,
  segmenter: Pick<Segmenter, 'segment'>,
): boolean {
  const [from, to] = changedPart(written, meant);
  for (let at = passage.indexOf(meant), tries = 0; at >= 0 && tries < maxPlaces; tries++) {
    const start = Math.max(0, at - aroundUtf16Units);
    const around = passage.slice(start, at + meant.length + aroundUtf16Units);
    const shift = at - start;
    const { words } = segmenter.segment(around);
    const touched = words.filter((word) => word.start < shift + to && word.end > shift + from);
    const saidBySide = touched.every(
      (word) =>
        before.endsWith(around.slice(Math.min(word.start, shift), shift)) &&
        after.startsWith(around.slice(shift + meant.length, Math.max(word.end, shift + meant.length))),
    );
    if (saidBySide) return true;
    at = passage.indexOf(meant, at + 1);
  }
  return false;
}

/** Where the two differ, of the second; where something is only left out, the two characters that meet there. */
function changedPart(written: string, meant: string): readonly [from: number, to: number] {
  const most = Math.min(written.length, meant.length);
  let from = 0;
  while (from < most && written[from] === meant[from]) from++;
  let same = 0;
  while (same < most - from && written.at(-1 - same) === meant.at(-1 - same)) same++;
  const to = meant.length - same;
  return from < to ? [from, to] : [from - 1, from + 1];
}
