import { normaliseForFingerprint } from '../article/fingerprint.js';
import type { FoundPassage } from './answer-question.js';

/** One paragraph, and the other places where it stands word for word. */
export interface FoldedPassage {
  readonly best: FoundPassage;
  readonly equal: readonly FoundPassage[];
}

/** The same paragraph in two articles is one quote; the best ranked stands for all. Order is kept. */
export function foldEqualPassages(ranked: readonly FoundPassage[]): FoldedPassage[] {
  const groups = new Map<string, FoundPassage[]>();
  for (const found of ranked) {
    const key = normaliseForFingerprint(found.passage.text);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [found]);
    else group.push(found);
  }
  return Array.from(groups.values(), ([best, ...equal]) => (best === undefined ? [] : [{ best, equal }])).flat();
}
