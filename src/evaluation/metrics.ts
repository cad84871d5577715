/** What one question gave. */
export interface QuestionOutcome {
  /** Place of the first gold passage, from 1; `null` where it is not in the list. */
  readonly rank: number | null;
  /** Discounted cumulative gain of the first ten over the best possible one; 0–1. */
  readonly ndcg10: number;
  readonly milliseconds: number;
  /** Where gold is first and the answer's wording known: whether the sentence chosen there holds it. */
  readonly sentenceHolds?: boolean;
}

/** Means over questions, as fractions of 1; times in milliseconds a question. */
export interface Metrics {
  readonly questions: number;
  readonly 'recall@1': number;
  readonly 'recall@3': number;
  readonly 'recall@5': number;
  readonly 'recall@10': number;
  /** Mean of 1/rank of the first gold passage, 0 where it is not among the first ten. */
  readonly 'mrr@10': number;
  /** Järvelin & Kekäläinen, "Cumulated gain-based evaluation of IR techniques", 2002; gains of 0 and 1. */
  readonly 'ndcg@10': number;
  /** Of the questions whose gold is first and whose answers are given, the share whose sentence holds one. */
  readonly 'sentence@1'?: number;
  readonly msP50: number;
  readonly msP99: number;
}

const depth = 10;

/** @param ranked ids, best first; @param gold the ids that answer */
export function judge(ranked: readonly string[], gold: ReadonlySet<string>, milliseconds: number): QuestionOutcome {
  const place = ranked.findIndex((id) => gold.has(id));
  const gain = ranked.slice(0, depth).reduce((sum, id, i) => (gold.has(id) ? sum + discount(i) : sum), 0);
  let best = 0;
  for (let i = 0; i < Math.min(gold.size, depth); i++) best += discount(i);
  return { rank: place < 0 ? null : place + 1, ndcg10: best === 0 ? 0 : gain / best, milliseconds };
}

export function reciprocalRank({ rank }: QuestionOutcome): number {
  return rank !== null && rank <= depth ? 1 / rank : 0;
}

/** All figures are 0 where there are no questions. */
export function summarize(outcomes: readonly QuestionOutcome[]): Metrics {
  const mean = (value: (outcome: QuestionOutcome) => number) =>
    outcomes.reduce((sum, outcome) => sum + value(outcome), 0) / Math.max(1, outcomes.length);
  const recall = (k: number) => mean(({ rank }) => (rank !== null && rank <= k ? 1 : 0));
  const times = outcomes.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  return {
    questions: outcomes.length,
    'recall@1': recall(1),
    'recall@3': recall(3),
    'recall@5': recall(5),
    'recall@10': recall(10),
    'mrr@10': mean(reciprocalRank),
    'ndcg@10': mean(({ ndcg10 }) => ndcg10),
    ...sentenceShare(outcomes),
    msP50: percentile(times, 0.5),
    msP99: percentile(times, 0.99),
  };
}

function sentenceShare(outcomes: readonly QuestionOutcome[]): Pick<Metrics, 'sentence@1'> {
  const judged = outcomes.flatMap(({ sentenceHolds }) => (sentenceHolds === undefined ? [] : [sentenceHolds]));
  return judged.length === 0 ? {} : { 'sentence@1': judged.filter(Boolean).length / judged.length };
}

/** Nearest-rank percentile of ascending values; 0 where there are none. */
function percentile(ascending: readonly number[], share: number): number {
  return ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)] ?? 0;
}

function discount(place: number): number {
  return 1 / Math.log2(place + 2);
}
