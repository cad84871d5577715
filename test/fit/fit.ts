import { parseArgs } from 'node:util';
import { loadSegmenter } from '../../src/words/segmenter.js';
import { readSets } from './evaluation-sets.js';
import { featureTable } from './feature-table.js';
import { confidenceReport } from './fit-confidence.js';
import { ablationReport, weightsReport } from './fit-ranker.js';

/**
 * Finds the constants of the ranker and of its confidence again: `npm run fit -- weights --eval DIR`, in the project's
 * folder, with a folder of sets as `eval` reads them (`NAME.passages.jsonl.gz`, `NAME.questions.jsonl.gz`). `ablation`
 * measures what each feature is worth, `confidence` fits the confidence.
 */
const { values, positionals } = parseArgs({
  options: { eval: { type: 'string' } },
  allowPositionals: true,
});
if (values.eval === undefined) throw new Error('expected --eval DIR, got none');
const segmenter = loadSegmenter();
const sets = readSets(values.eval);
process.stdout.write(await report(positionals[0] ?? 'weights'));

async function report(what: string): Promise<string> {
  if (what === 'weights') return weightsReport(await featureTable(segmenter, sets));
  if (what === 'ablation') return ablationReport(await featureTable(segmenter, sets));
  if (what === 'confidence') return confidenceReport(segmenter, sets);
  throw new Error(`expected weights, ablation or confidence, got ${what}`);
}
