import { judge, type QuestionOutcome, reciprocalRank, summarize } from '../../src/evaluation/metrics.js';
import { comparePaired } from '../../src/evaluation/paired-bootstrap.js';
import { featureNames, rankWeights } from '../../src/search/rank-weights.js';
import type { CandidateList } from './feature-table.js';
import { fitWeights, scoreOf } from './listwise-softmax.js';

const everyFeature = featureNames.map((_, i) => i);

/** The weights fitted on all sets, and the figures of each set with weights fitted on the others. */
export function weightsReport(table: readonly CandidateList[]): string {
  const weights = fitWeights(table, everyFeature);
  const committed = Float64Array.from(featureNames, (name) => rankWeights[name]);
  return [
    ...featureNames.map((name, i) => `${name.padEnd(24)} ${(weights[i] ?? 0).toFixed(2)}`),
    ...figures('fitted on all', table, outcomes(table, weights)),
    ...figures('each set by weights of the others', table, heldOut(table, everyFeature)),
    ...figures('the weights in src/', table, outcomes(table, committed)),
    '',
  ].join('\n');
}

/** What each part is worth: each set's figures by weights fitted on the others, with it and without it. */
export function ablationReport(table: readonly CandidateList[]): string {
  const whole = heldOut(table, everyFeature).map(reciprocalRank);
  return [
    '| without | ΔMRR@10 | 95% | better on | worse on |',
    '| --- | --- | --- | --- | --- |',
    ...featureNames.map((name, without) => {
      const rest = heldOut(
        table,
        everyFeature.filter((feature) => feature !== without),
      ).map(reciprocalRank);
      const { difference, low, high, wins, losses } = comparePaired(rest, whole);
      return `| ${name} | ${signed(difference)} | [${signed(low)}, ${signed(high)}] | ${wins} | ${losses} |`;
    }),
    '',
  ].join('\n');
}

function heldOut(table: readonly CandidateList[], used: readonly number[]): readonly QuestionOutcome[] {
  const weightsFor = new Map(
    Array.from(new Set(table.map(({ set }) => set)), (held) => [
      held,
      fitWeights(
        table.filter(({ set }) => set !== held),
        used,
      ),
    ]),
  );
  return table.map((list) => outcome(list, weightsFor.get(list.set) ?? new Float64Array()));
}

function outcomes(table: readonly CandidateList[], weights: Float64Array): readonly QuestionOutcome[] {
  return table.map((list) => outcome(list, weights));
}

function outcome({ rows, gold }: CandidateList, weights: Float64Array): QuestionOutcome {
  const scores = rows.map((row) => scoreOf(row, weights));
  const order = scores.map((_, i) => i).toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const right = new Set(gold.flatMap((isGold, i) => (isGold ? [String(i)] : [])));
  return judge(order.map(String), right, 0);
}

function figures(title: string, table: readonly CandidateList[], found: readonly QuestionOutcome[]): string[] {
  const line = (name: string, part: readonly QuestionOutcome[]) => {
    const { 'recall@1': recall, 'mrr@10': mrr } = summarize(part);
    return `  ${name.padEnd(22)} recall@1 ${recall.toFixed(4)}  MRR@10 ${mrr.toFixed(4)}`;
  };
  const sets = Array.from(new Set(table.map(({ set }) => set)));
  return [
    title,
    ...sets.map((name) =>
      line(
        name,
        found.filter((_, i) => table[i]?.set === name),
      ),
    ),
    line('all', found),
  ];
}

function signed(value: number): string {
  return (value < 0 ? '−' : '+') + Math.abs(value).toFixed(4);
}
