import { hexTerm } from '../../src/index/live/minisearch-terms.js';
import type { IndexedPassage } from '../../src/index/passage-index.js';
import type { BenchQuestion } from './dataset.js';

/** The terms of a passage as our own index has them, in hex, each once, as a text of words. */
export function hexText({ terms }: IndexedPassage): string {
  return Array.from(new Set([...terms.words.keys(), ...terms.bigrams.keys()]), hexTerm).join(' ');
}

/** Likewise of a question. */
export function hexQuestion({ words, bigrams }: BenchQuestion): string[] {
  return Array.from(new Set([...words, ...bigrams]), hexTerm);
}
