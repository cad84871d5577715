import { checkPassageCount } from './frozen-builder.js';
import { type FrozenData, passageCountOf } from './frozen-data.js';
import { isRemoved } from './frozen-removals.js';

/** The number that each passage of a part gets in the merged layer; {@link gone} where it gets none. */
export type PassageNumbers = Uint32Array;
export const gone = 0xffff_ffff;

/** A frozen layer to be merged, less the passages that were taken out. */
export interface MergePart {
  readonly data: FrozenData;
  /** A bit a passage, set where it was taken out. */
  readonly removed: Uint8Array;
}

/**
 * Numbers the passages that are left, part after part. Where parts hold articles of one id, the last one's stays.
 *
 * @throws {RangeError} for more than 2²⁴ passages
 */
export function numberPassages(parts: readonly MergePart[]): PassageNumbers[] {
  const replaced = parts.map(() => new Set<number>());
  const later = new Set<string>();
  for (let part = parts.length - 1; part >= 0; part--) {
    const { data, removed } = parts[part] ?? { data: null, removed: null };
    if (data === null) continue;
    for (let article = 0; article < data.articles.size; article++) {
      if (isRemoved(removed, data.articleFirsts[article] ?? 0)) continue;
      const id = data.articles.at(article);
      if (later.has(id)) replaced[part]?.add(article);
      else later.add(id);
    }
  }
  let next = 0;
  return parts.map(({ data, removed }, part) => {
    const numbers = new Uint32Array(passageCountOf(data)).fill(gone);
    for (let passage = 0; passage < numbers.length; passage++) {
      if (isRemoved(removed, passage) || replaced[part]?.has(data.passageArticles[passage] ?? 0) === true) continue;
      numbers[passage] = next++;
    }
    checkPassageCount(next);
    return numbers;
  });
}
