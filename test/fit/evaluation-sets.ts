import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownQuestion, PoolPassage } from '../../src/evaluation/evaluation-set.js';
import { readPassageFile, readQuestionFile } from '../../src/evaluation/read-evaluation-file.js';

/** A collection of passages with questions that it answers. */
export interface EvaluationSet {
  readonly name: string;
  readonly passages: readonly PoolPassage[];
  readonly questions: readonly KnownQuestion[];
}

const PASSAGES = /\.passages\.jsonl(?:\.gz)?$/u;

/** The sets of a folder: each `NAME.passages.jsonl[.gz]` with its `NAME.questions.jsonl[.gz]`. */
export function readSets(folder: string): readonly EvaluationSet[] {
  const files = readdirSync(folder).filter((file) => PASSAGES.test(file));
  if (files.length < 2) throw new Error(`${folder}: expected two sets or more, got ${files.length}`);
  return files.toSorted().map((file) => ({
    name: file.replace(PASSAGES, ''),
    passages: readPassageFile(join(folder, file)),
    questions: readQuestionFile(join(folder, file.replace('.passages.', '.questions.'))),
  }));
}
