/** One thing that must hold, with what was looked at and what was found wrong. */
export interface CheckRow {
  readonly name: string;
  /** How many were looked at. */
  readonly count: number;
  /** What must not be; empty after a good run. */
  readonly faults: readonly string[];
  /** More that is worth knowing: how many of which kind. */
  readonly notes: readonly (readonly [string, number])[];
  /** It is about time, or about how much of something there was: on a busy machine it says little. */
  readonly isOfThisMachine: boolean;
}

export function checkRow(
  name: string,
  count: number,
  faults: readonly string[],
  notes: Iterable<readonly [string, number]> = [],
): CheckRow {
  return { name, count, faults, notes: [...notes], isOfThisMachine: false };
}
