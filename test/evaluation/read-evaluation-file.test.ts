import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { EvaluationFileError } from '../../src/evaluation/evaluation-set.js';
import { readPassageFile, readQuestionFile } from '../../src/evaluation/read-evaluation-file.js';

const folder = mkdtempSync(join(tmpdir(), 'chuchu-evaluation-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function errorOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof EvaluationFileError) return error.message;
    throw error;
  }
  return 'none';
}

describe('a file of passages', () => {
  const lines = '{"id":"p1","text":"一。","title":"多余"}\n\n{"id":"p2","text":"二。"}\r\n';
  const passages = [
    { id: 'p1', text: '一。' },
    { id: 'p2', text: '二。' },
  ];

  it('is read line by line; blank ones do not count', () => {
    expect(readPassageFile(file('plain.jsonl', lines))).toEqual(passages);
  });

  it('may be zipped, whatever its name', () => {
    expect(readPassageFile(file('zipped.jsonl', gzipSync(lines)))).toEqual(passages);
    expect(readPassageFile(file('not-zipped.jsonl.gz', lines))).toEqual(passages);
  });

  it('may be empty', () => {
    expect(readPassageFile(file('empty.jsonl', ''))).toEqual([]);
  });
});

describe('a file of questions', () => {
  it('is read line by line; a missing id is the number of the line', () => {
    const path = file(
      'questions.jsonl',
      '{"id":"q","question":"谁？","gold":["p1","p2"],"answers":[]}\n\n{"question":"何时？","gold":["p3"]}\n',
    );
    expect(readQuestionFile(path)).toEqual([
      { id: 'q', question: '谁？', gold: ['p1', 'p2'], answers: [] },
      { id: '3', question: '何时？', gold: ['p3'] },
    ]);
  });
});

describe('a file that cannot be used is refused by name, line and reason', () => {
  const passageForm = 'an object with strings "id" and "text"';
  const questionForm = 'an object with a string "question" and a list of strings "gold"';
  const long = `{"id":"${'长'.repeat(100)}"}`;

  it.each([
    ['text.jsonl', '{"id":"p1","text":"一。"}\n\n不是 JSON\n', 3, 'a JSON object', '不是 JSON'],
    ['number.jsonl', '7\n', 1, 'a JSON object', '7'],
    ['null.jsonl', 'null\n', 1, 'a JSON object', 'null'],
    ['list.jsonl', '["p1","一。"]\n', 1, passageForm, '["p1","一。"]'],
    ['no-text.jsonl', '{"id":"p1"}\n', 1, passageForm, '{"id":"p1"}'],
    ['number-id.jsonl', '{"id":1,"text":"一。"}\n', 1, passageForm, '{"id":1,"text":"一。"}'],
    ['long.jsonl', `${long}\n`, 1, passageForm, `${long.slice(0, 80)}…`],
  ])('passages: %s', (name, content, line, expected, got) => {
    const path = file(name, content);
    expect(errorOf(() => readPassageFile(path))).toBe(`${path}:${line}: expected ${expected}, got ${got}`);
  });

  it.each([
    ['gold-string.jsonl', '{"question":"谁？","gold":"p1"}'],
    ['gold-number.jsonl', '{"question":"谁？","gold":["p1",2]}'],
    ['no-gold.jsonl', '{"question":"谁？"}'],
    ['no-question.jsonl', '{"id":"q","gold":["p1"]}'],
    ['id-number.jsonl', '{"id":5,"question":"谁？","gold":["p1"]}'],
  ])('questions: %s', (name, content) => {
    const path = file(name, `{"question":"好。","gold":[]}\n${content}\n`);
    expect(errorOf(() => readQuestionFile(path))).toBe(`${path}:2: expected ${questionForm}, got ${content}`);
  });

  it('one that is not there', () => {
    const path = join(folder, 'nowhere.jsonl');
    expect(errorOf(() => readPassageFile(path))).toBe(
      `${path}: expected a readable file of JSON lines, got ENOENT: no such file or directory, open '${path}'`,
    );
  });

  it('one that is zipped only at its beginning', () => {
    const path = file('torn.jsonl.gz', gzipSync('{"id":"p1","text":"一。"}\n').subarray(0, 20));
    expect(errorOf(() => readPassageFile(path))).toBe(
      `${path}: expected a readable file of JSON lines, got unexpected end of file`,
    );
  });
});
