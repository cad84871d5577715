import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { EvaluationFileError, type KnownQuestion, type PoolPassage } from './evaluation-set.js';

/**
 * Reads a file of passages: JSON lines, gzip or not.
 *
 * @throws {EvaluationFileError} naming file and line
 */
export function readPassageFile(file: string): PoolPassage[] {
  return readJsonLines(file, (record) =>
    typeof record.id === 'string' && typeof record.text === 'string'
      ? { id: record.id, text: record.text }
      : 'an object with strings "id" and "text"',
  );
}

/**
 * Reads a file of questions: JSON lines, gzip or not. `"id"` may be missing (then it is the line's number), `"gold"` may
 * hold one or more ids, and `"answers"` may be missing.
 *
 * @throws {EvaluationFileError} naming file and line
 */
export function readQuestionFile(file: string): KnownQuestion[] {
  return readJsonLines(file, (record, line) => {
    const { id = String(line), question, gold, goldHashes, answers } = record;
    if (typeof id !== 'string' || typeof question !== 'string' || !isStrings(gold)) {
      return 'an object with a string "question" and a list of strings "gold"';
    }
    if (goldHashes !== undefined && !(isStrings(goldHashes) && goldHashes.length === gold.length)) {
      return 'as many strings in "goldHashes" as in "gold"';
    }
    return { id, question, gold, ...(goldHashes && { goldHashes }), ...(isStrings(answers) && { answers }) };
  });
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** @param read gives the record, or in words what was expected */
function readJsonLines<Item extends object>(
  file: string,
  read: (record: Record<string, unknown>, line: number) => Item | string,
): Item[] {
  const items: Item[] = [];
  readText(file)
    .split('\n')
    .forEach((text, i) => {
      if (text.trim() === '') return;
      const item = read(parseObject(file, i + 1, text), i + 1);
      if (typeof item === 'string') throw new EvaluationFileError(file, i + 1, item, excerpt(text));
      items.push(item);
    });
  return items;
}

function parseObject(file: string, line: number, text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new EvaluationFileError(file, line, 'a JSON object', excerpt(text), { cause });
  }
  if (typeof value !== 'object' || value === null)
    throw new EvaluationFileError(file, line, 'a JSON object', excerpt(text));
  return Object.fromEntries(Object.entries(value));
}

function readText(file: string): string {
  try {
    const bytes = readFileSync(file);
    const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (zipped ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (cause) {
    const got = cause instanceof Error ? cause.message : String(cause);
    throw new EvaluationFileError(file, null, 'a readable file of JSON lines', got, { cause });
  }
}

function excerpt(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
