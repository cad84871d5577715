import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DictionaryError } from '../../src/words/dictionary-error.js';
import { loadSegmenter } from '../../src/words/segmenter.js';

// A file of its own: the dictionary belongs to the process, and Vitest gives each test file one. Were a line let
// through that nodejieba dies of, this process would end and the file fail.
const folder = mkdtempSync(join(tmpdir(), 'chuchu-dictionary-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function dictionary(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

function refusal(file: string): string {
  try {
    loadSegmenter({ userDictionary: file });
  } catch (error) {
    if (error instanceof DictionaryError) return error.message;
    throw error;
  }
  return 'taken';
}

describe('a user dictionary that can be used', () => {
  it('adds its words, in each form a line may have, and changes the rules', () => {
    const file = dictionary('good.txt', '专精特新\n\n小巨人 n\n元宇宙 100 n\n揭榜挂帅 100\n𠮷野家\n');
    const own = loadSegmenter({ userDictionary: file });
    const text = '专精特新小巨人，元宇宙；揭榜挂帅在𠮷野家';
    expect(own.cut(text)).toEqual(['专精特新', '小巨人', '元宇宙', '揭榜挂帅', '在', '𠮷野家']);

    const other = loadSegmenter({ userDictionary: dictionary('other.txt', '专精特新\n') });
    expect(other.cut('专精特新小巨人')).toEqual(['专精特新', '小', '巨人']);
    expect(new Set([own.rules, other.rules]).size).toBe(2);
  });

  it('may be empty', () => {
    const plain = loadSegmenter({ userDictionary: dictionary('empty.txt', '') });
    expect(plain.cut('专精特新')).toEqual(['专精', '特新']);
  });
});

describe('a user dictionary that cannot be used is refused by name, line and reason', () => {
  it.each([
    ['too many fields', '元宇宙\n专精特新 100 n 企业\n', 2, '"专精特新 100 n 企业"'],
    ['a frequency that is none', '专精特新 -1 n\n', 1, '"专精特新 -1 n"'],
    ['a frequency of nothing', '专精特新 0 n\n', 1, '"专精特新 0 n"'],
    ['a frequency too large to count with', '专精特新 99999999999 n\n', 1, '"专精特新 99999999999 n"'],
    ['more than one blank', '专精特新  100  n\n', 1, '"专精特新  100  n"'],
    ['a tab', '专精特新\tn\n', 1, '"专精特新\\tn"'],
    ['a blank before the word', ' 专精特新\n', 1, '" 专精特新"'],
    ['a blank after it', '专精特新 \n', 1, '"专精特新 "'],
    ['carriage returns, which would become part of the word', '专精特新\r\n', 1, '"专精特新\\r"'],
    ['a byte order mark, which would too', '\ufeff专精特新\n', 1, '"\ufeff专精特新"'],
    ['a zero byte', '专精\u0000特新\n', 1, '"专精\\u0000特新"'],
  ])('%s', (name, content, line, got) => {
    const file = dictionary(`${name}.txt`, content);
    expect(refusal(file)).toBe(
      `${file}:${line}: expected a line "word", "word tag" or "word frequency tag", got ${got}`,
    );
  });

  it('bytes that are no UTF-8', () => {
    const file = dictionary('latin1.txt', Uint8Array.of(0xe4, 0xb8, 0xff, 0x0a));
    expect(refusal(file)).toBe(
      `${file}: expected a readable dictionary file in UTF-8, got The encoded data was not valid for encoding utf-8`,
    );
  });

  it('a file that is not there', () => {
    const file = join(folder, 'nowhere.txt');
    expect(refusal(file)).toBe(
      `${file}: expected a readable dictionary file in UTF-8, got ENOENT: no such file or directory, open '${file}'`,
    );
  });

  it('a folder', () => {
    const file = join(folder, 'folder');
    mkdirSync(file);
    expect(refusal(file)).toBe(
      `${file}: expected a readable dictionary file in UTF-8, got EISDIR: illegal operation on a directory, read`,
    );
  });

  it.each(['|', ';'])('a path with %s, which nodejieba would take for two and die', (sign) => {
    const file = dictionary(`a${sign}b.txt`, '专精特新\n');
    expect(refusal(file)).toBe(`${file}: expected a path without "|" or ";", got one that nodejieba would part`);
  });
});
