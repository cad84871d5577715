import { readQuestion } from '../../src/search/question.js';
import type { Segmenter } from '../../src/words/segmenter.js';
import type { SeededRandom } from '../long/seeded-random.js';
import type { BenchQuestion } from './dataset.js';

const endings = ['多少？', '是什么？', '有哪些？', '怎么样？', '在哪里？', '吗？'];
/** Part of the words of a clause that its question leaves out. */
const dropped = 0.25;
const minUtf16Units = 12;
const maxUtf16Units = 40;

/** What somebody might ask who half remembers a passage: a clause of it less some words, with a question word. */
export function makeQuestions(
  texts: readonly string[],
  count: number,
  segmenter: Segmenter,
  random: SeededRandom,
): BenchQuestion[] {
  const questions: BenchQuestion[] = [];
  for (let tries = 0; questions.length < count && tries < count * 100; tries++) {
    const clauses = random.pick(texts).split(/[，。；：！？]/u);
    const start = Math.floor(random.next() * clauses.length);
    let clause = '';
    for (const part of clauses.slice(start)) {
      if (clause.length >= minUtf16Units) break;
      clause += part;
    }
    if (clause.length < minUtf16Units || clause.length > maxUtf16Units) continue;
    const kept = segmenter.cut(clause).filter(() => random.next() >= dropped);
    const text = kept.join('') + random.pick(endings);
    const { words, bigrams } = readQuestion(segmenter, text);
    if (words.length > 1) questions.push({ text, words: [...words], bigrams: [...bigrams] });
  }
  return questions;
}
