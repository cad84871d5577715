import { readFileSync } from 'node:fs';
import { DictionaryError } from './dictionary-error.js';

// A frequency of 0, or one that overflows, would silently keep the word from ever being found.
const LINE = /^[^\s\p{Cc}]+(?: [1-9]\d{0,8})?(?: [^\s\p{Cc}]+)?$/u;

/**
 * Reads a user dictionary and refuses what nodejieba would die of: its C++ side ends the whole process over a line
 * with too many fields, or over a path it takes for two. Refuses also what it would take without a word and never
 * find: carriage returns, a byte order mark, more than one blank. A line is `word`, `word tag` or
 * `word frequency tag`, separated by single blanks.
 *
 * @throws {DictionaryError} when the file can't be read or a line has another form
 */
export function checkUserDictionary(file: string): void {
  const text = readText(file);
  if (/[|;]/u.test(file)) throw new DictionaryError(file, 'a path without "|" or ";"', 'one that nodejieba would part');
  text.split('\n').forEach((line, i) => {
    if (line !== '' && !LINE.test(line)) {
      const got = JSON.stringify(line);
      throw new DictionaryError(`${file}:${i + 1}`, 'a line "word", "word tag" or "word frequency tag"', got);
    }
  });
}

function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (cause) {
    const got = cause instanceof Error ? cause.message : String(cause);
    throw new DictionaryError(file, 'a readable dictionary file in UTF-8', got, { cause });
  }
}
