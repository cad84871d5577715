import { readFileSync } from 'node:fs';
import { DictionaryError } from './dictionary-error.js';

const LINE = /^\S+(?: +\d+)?(?: +\S+)?$/u;

/**
 * Reads a user dictionary and refuses what nodejieba would die of: its C++ side ends the whole process over a line
 * with too many fields. A line is `word`, `word tag` or `word frequency tag`, separated by single blanks.
 *
 * @throws {DictionaryError} when the file can't be read or a line has another form
 */
export function checkUserDictionary(file: string): void {
  const text = readText(file);
  text.split(/\r?\n/).forEach((line, i) => {
    if (line !== '' && !LINE.test(line)) {
      throw new DictionaryError(`${file}:${i + 1}`, 'a line "word", "word tag" or "word frequency tag"', `"${line}"`);
    }
  });
}

function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    const got = cause instanceof Error ? cause.message : String(cause);
    throw new DictionaryError(file, 'a readable dictionary file in UTF-8', got, { cause });
  }
}
