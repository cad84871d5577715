import {
  maxAddressUtf16Units,
  maxReasonUtf16Units,
  maxTakenLines,
  maxTitleUtf16Units,
} from '../pages/message-limits.js';
import type { AdministratorTexts, TakenKind } from '../texts/administrator-texts.js';
import { oneLine } from '../texts/one-line.js';
import type { SettledFile, TakenByHand } from './taker-by-hand.js';

/**
 * What was taken, a line an article, and whether it can be asked for.
 *
 * @param settled what the bot has made of the files that were written, as far as it has seen them
 */
export function takenText(
  taken: readonly TakenByHand[],
  settled: ReadonlyMap<string, SettledFile>,
  texts: AdministratorTexts,
): string {
  const lines = taken.slice(0, maxTakenLines).map((one) => lineOf(one, settled, texts));
  const more = taken.length - lines.length;
  const awaited = taken.flatMap((one) =>
    (one.kind === 'new' || one.kind === 'changed') && settled.get(one.path) !== 'duplicate' ? [one.path] : [],
  );
  return [
    ...lines,
    ...(more > 0 ? [texts.moreTaken(more)] : []),
    ...(awaited.length > 0 ? [texts.takenEnd(awaited.every((path) => settled.get(path) === 'served'))] : []),
  ].join('\n');
}

function lineOf(one: TakenByHand, settled: ReadonlyMap<string, SettledFile>, texts: AdministratorTexts): string {
  if (one.kind === 'refused') {
    const what = oneLine(one.what, maxAddressUtf16Units) ?? '';
    return texts.refusedLine(what, oneLine(one.why, maxReasonUtf16Units) ?? '');
  }
  const kind: TakenKind = one.kind !== 'known' && settled.get(one.path) === 'duplicate' ? 'duplicate' : one.kind;
  return texts.takenLine(kind, oneLine(one.title, maxTitleUtf16Units) ?? one.path);
}
