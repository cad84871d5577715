/** What one question came to: how sure the best passage was, and whether a right one was among the first three. */
export interface AskedQuestion {
  readonly confidence: number;
  readonly isFound: boolean;
}

/** How well a ranking knows when not to answer; shares are 0–1. */
export interface Answerability {
  readonly answerable: number;
  readonly unanswerable: number;
  /** Of the answerable questions whose right passage is among the first three, the share at or over the floor. */
  readonly answered: number;
  /** Of the unanswerable questions, the share below the floor. */
  readonly refused: number;
  /** Chance that a found answer is surer than a question that has none (equal: half): Mann & Whitney, 1947. */
  readonly auc: number;
}

/** All figures are 0 where there are no questions. */
export function judgeAnswerability(
  answerable: readonly AskedQuestion[],
  unanswerable: readonly AskedQuestion[],
  floor: number,
): Answerability {
  const found = answerable.filter(({ isFound }) => isFound).map(({ confidence }) => confidence);
  const foreign = unanswerable.map(({ confidence }) => confidence);
  return {
    answerable: answerable.length,
    unanswerable: unanswerable.length,
    answered: share(found, (confidence) => confidence >= floor),
    refused: share(foreign, (confidence) => confidence < floor),
    auc: areaUnderCurve(found, foreign),
  };
}

function share(values: readonly number[], counts: (value: number) => boolean): number {
  return values.length === 0 ? 0 : values.filter(counts).length / values.length;
}

function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number {
  if (positives.length === 0 || negatives.length === 0) return 0;
  const ascending = negatives.toSorted((a, b) => a - b);
  const below = (value: number, orEqual: boolean) => {
    let low = 0;
    let high = ascending.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = ascending[middle] ?? 0;
      if (other < value || (orEqual && other === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const won = positives.reduce((sum, value) => sum + (below(value, false) + below(value, true)) / 2, 0);
  return won / (positives.length * negatives.length);
}
