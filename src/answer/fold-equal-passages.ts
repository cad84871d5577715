import { normaliseForFingerprint } from '../article/fingerprint.js';
import type { RankedPassage } from '../search/search-passages.js';

/** One paragraph, and the other places where it stands. */
export interface FoldedPassage {
  readonly best: RankedPassage;
  readonly others: readonly RankedPassage[];
}

/**
 * The same paragraph in two articles is one quote; the best ranked stands for all. Order is kept.
 *
 * @param textOf the text of a passage as written: asked for only where normalised texts are equal, since it may have to be
 * read and there may be a hundred; `undefined` for one that is gone, which is left out
 */
export function foldEqualPassages(
  ranked: readonly RankedPassage[],
  textOf: (passageId: string) => string | undefined,
): FoldedPassage[] {
  const counts = new Map<string, number>();
  const normalised = ranked.map(({ text }) => normaliseForFingerprint(text));
  for (const text of normalised) counts.set(text, (counts.get(text) ?? 0) + 1);
  const groups = new Map<string, RankedPassage[]>();
  for (const [i, passage] of ranked.entries()) {
    const text = normalised[i] ?? '';
    const written = counts.get(text) === 1 ? '' : textOf(passage.id);
    if (written === undefined) continue;
    const key = `${text}\n${normaliseForFingerprint(written)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [passage]);
    else group.push(passage);
  }
  return Array.from(groups.values(), ([best, ...others]) => (best === undefined ? [] : [{ best, others }])).flat();
}
