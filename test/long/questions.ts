import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Questions about the articles of `seeds/`: some that they answer, and some that they do not. */
export function readQuestions(top: string): string[] {
  return [...linesOf(top, 'seed-questions.jsonl').map(questionOf), ...linesOf(top, 'seed-unanswerable.txt')];
}

function linesOf(top: string, name: string): string[] {
  return readFileSync(join(top, 'test', 'fixtures', name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

function questionOf(line: string): string {
  const value: unknown = JSON.parse(line);
  return typeof value === 'object' && value !== null && 'question' in value ? String(value.question) : line;
}
