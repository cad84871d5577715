import type { RankedPassage } from '../search/search-passages.js';
import { explanationText } from './explanation-text.js';

/** A question whose answer did not come first, and what it came to. */
export interface Failure {
  readonly question: string;
  /** Place of the first gold passage, from 1; `null` where it was not found. */
  readonly rank: number | null;
  readonly ranked: readonly RankedPassage[];
  readonly gold: ReadonlySet<string>;
  readonly textOf: (passageId: string) => string;
}

/** What came first and what should have, each with its explanation. */
export function failuresText({ question, rank, ranked, gold, textOf }: Failure): string {
  const right = ranked.find(({ id }) => gold.has(id));
  return [
    `${question}  (${rank === null ? 'not found' : `found at ${rank}`})`,
    ...passageLines('first', ranked[0], textOf),
    ...(right === undefined
      ? Array.from(gold, (id) => `  gold, not among the candidates: ${id}  ${textOf(id)}`)
      : passageLines('gold', right, textOf)),
    '',
  ].join('\n');
}

function passageLines(
  label: string,
  ranked: RankedPassage | undefined,
  textOf: (passageId: string) => string,
): string[] {
  if (ranked === undefined) return [`  ${label}: nothing`];
  const explanation = explanationText(ranked.confidence, ranked.explain());
  return [`  ${label}: ${ranked.id}  ${textOf(ranked.id)}`, ...explanation.split('\n').map((line) => `    ${line}`)];
}
