import { parseArgs } from 'node:util';
import { loadSegmenter } from '../../src/words/segmenter.js';
import { readSets } from './evaluation-sets.js';
import { featureTable } from './feature-table.js';
import { confidenceReport } from './fit-confidence.js';
import { ablationReport, weightsReport } from './fit-ranker.js';
import { storiesReport } from './fit-stories.js';
import { storySpeedReport } from './story-speed.js';

/**
 * Finds the constants of the ranker and of its confidence again: `npm run fit -- weights --eval DIR`, in the project's
 * folder, with a folder of sets as `eval` reads them (`NAME.passages.jsonl.gz`, `NAME.questions.jsonl.gz`). `ablation`
 * measures what each feature is worth, `confidence` fits the confidence. `stories --corpus DIR` measures how well the same
 * story is recognised in several papers, `story-speed --corpus DIR` how long that takes and what it keeps.
 */
const { values, positionals } = parseArgs({
  options: { eval: { type: 'string' }, corpus: { type: 'string' } },
  allowPositionals: true,
});
const sets = () => readSets(required('eval', values.eval));
process.stdout.write(await report(positionals[0] ?? 'weights'));

async function report(what: string): Promise<string> {
  if (what === 'weights') return weightsReport(await featureTable(loadSegmenter(), sets()));
  if (what === 'ablation') return ablationReport(await featureTable(loadSegmenter(), sets()));
  if (what === 'confidence') return confidenceReport(loadSegmenter(), sets());
  if (what === 'stories') return storiesReport(required('corpus', values.corpus), sets());
  if (what === 'story-speed') return storySpeedReport(required('corpus', values.corpus));
  throw new Error(`expected weights, ablation, confidence, stories or story-speed, got ${what}`);
}

function required(name: string, value: string | undefined): string {
  if (value === undefined) throw new Error(`expected --${name} DIR, got none`);
  return value;
}
