import { closeSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { indexFileContent, readIndexSections, writeIndexSections } from '../../src/index/file/index-file-content.js';
import { packArticles, unpackArticles } from '../../src/index/file/packed-articles.js';
import { type FrozenData, sectionsOf } from '../../src/index/frozen/frozen-data.js';
import type { IndexedArticle } from '../../src/index/indexed-article.js';
import { markedPassage } from './marked-passage.js';
import { anyPassages } from './random-passages.js';
import { unsyncedFiles } from './unsynced-files.js';

const rules = 'rules of now';
const articles: readonly IndexedArticle[] = [
  { id: 'a', passages: [markedPassage('a#0', '[中国][经济]，[知]。'), markedPassage('a#1', '[gdp][增长][gdp]')] },
  { id: 'b', passages: [markedPassage('b#0', '的')] },
];
const changes = { articles: { put: [['a', Buffer.from('文章')] as const, ['b', Buffer.alloc(0)] as const] } };

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chuchu-index-'));
  file = join(folder, 'index.bin');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function frozenOf(of: readonly IndexedArticle[]): FrozenData {
  return unpackArticles(packArticles(of));
}

function write(to: string, of: readonly IndexedArticle[]): void {
  const { descriptor } = writeIndexSections(unsyncedFiles, to, {
    frozen: frozenOf(of),
    rules,
    records: new Map(),
    changes,
  });
  if (descriptor !== null) closeSync(descriptor);
}

function written(): Buffer {
  write(file, articles);
  return readFileSync(file);
}

/** What the file of now is read as: its content, or why it is not. */
function read(by = rules) {
  const result = readIndexSections(file, by);
  if (result.kind !== 'read') return result;
  const content = indexFileContent(result.sections);
  if ('kind' in content) return content;
  const records = content.records.get('articles');
  const found = {
    sections: contentOf(content.frozen),
    records: Array.from(records?.entries() ?? [], ([key, bytes]) => [key, Buffer.from(bytes).toString()]),
  };
  if (result.sections.descriptor !== null) closeSync(result.sections.descriptor);
  return found;
}

function contentOf(frozen: FrozenData) {
  return Object.fromEntries(sectionsOf(frozen).map(([name, bytes]) => [name, Buffer.from(bytes).toString('hex')]));
}

function readBack(bytes: Uint8Array) {
  writeFileSync(file, bytes);
  return read();
}

const whole = {
  sections: contentOf(frozenOf(articles)),
  records: [
    ['a', '文章'],
    ['b', ''],
  ],
};

/** The machine that runs this may be busy with others. */
const timeoutMs = 60_000;

describe('what was written', { timeout: timeoutMs }, () => {
  it('is read back: every section, and the records of others', () => {
    written();
    expect(read()).toEqual(whole);
  });

  it('is read back whatever it was', () => {
    fc.assert(
      fc.property(anyPassages, fc.string({ unit: 'binary' }), (passages, id) => {
        write(file, [{ id, passages }]);
        expect(read()).toEqual({ ...whole, sections: contentOf(frozenOf([{ id, passages }])) });
      }),
      { seed: 20220125, numRuns: 50 },
    );
  });

  it('stands there alone, in a folder that is made where it is missing', () => {
    const deep = join(folder, 'data', 'deep');
    write(join(deep, 'index.bin'), articles);
    expect(readdirSync(deep)).toEqual(['index.bin']);
  });

  it('takes the place of what was there', () => {
    writeFileSync(file, 'an older file');
    written();
    expect(read()).toEqual(whole);
    expect(readdirSync(folder)).toEqual(['index.bin']);
  });

  it('leaves nothing behind where it could not be put in place', () => {
    mkdirSync(file);
    expect(() => {
      write(file, articles);
    }).toThrow(expect.objectContaining({ code: 'EISDIR' }));
    expect(readdirSync(folder)).toEqual(['index.bin']);
  });
});

describe('a file that cannot be used', { timeout: timeoutMs }, () => {
  it('may be missing', () => {
    expect(read()).toEqual({ kind: 'missing' });
  });

  it('may be one that the system will not let us read', () => {
    mkdirSync(file);
    expect(read()).toEqual({
      kind: 'refused',
      expected: 'a readable file',
      got: 'EISDIR: illegal operation on a directory, read',
    });
  });

  it.each([
    ['empty', new Uint8Array()],
    ['text', new TextEncoder().encode('{"index":"of something else"}')],
  ])('is refused as another kind: %s', (_, bytes) => {
    expect(readBack(bytes)).toEqual({ kind: 'refused', expected: 'an index file', got: 'another kind of file' });
  });

  it.each([1, 2, 4])('is refused for another version: %i', (version) => {
    const bytes = written();
    bytes.writeUInt32LE(version, 8);
    expect(readBack(bytes)).toEqual({ kind: 'refused', expected: 'version 3', got: `version ${version}` });
  });

  it('is refused where words were cut by other rules', () => {
    written();
    expect(read('other rules')).toEqual({
      kind: 'refused',
      expected: 'one made by the rules and settings of now',
      got: 'one made by others',
    });
  });

  it('is refused by the name of the section that is damaged', () => {
    const bytes = written();
    const place = bytes.indexOf(Buffer.from('中国经济', 'utf16le'));
    bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
    expect(readBack(bytes)).toEqual({
      kind: 'refused',
      expected: 'passages.texts.units that fits its checksum',
      got: 'a damaged section',
    });
  });

  it('is refused wherever it ends too early', () => {
    const bytes = written();
    for (let length = 0; length < bytes.length; length += length < 64 ? 1 : 13) {
      expect(readBack(bytes.subarray(0, length))).toMatchObject({ kind: 'refused' });
    }
    expect(readBack(bytes.subarray(0, -1))).toEqual({
      kind: 'refused',
      expected: `${bytes.length} bytes`,
      got: `${bytes.length - 1}`,
    });
  });

  it('is refused where something follows', () => {
    expect(readBack(Buffer.concat([written(), Buffer.of(0)]))).toMatchObject({ kind: 'refused' });
  });

  it('is refused whichever bytes have changed or are missing, and the file of before never half-read', () => {
    const bytes = written();
    const flip = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }));
    const cut = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 200 }));
    fc.assert(
      fc.property(fc.array(flip, { maxLength: 3 }), fc.option(cut), (flips, missing) => {
        const damaged = Buffer.from(bytes);
        for (const [at, change] of flips) damaged.writeUInt8(damaged.readUInt8(at) ^ change, at);
        const [at, length] = missing ?? [0, 0];
        const left = Buffer.concat([damaged.subarray(0, at), damaged.subarray(at + length)]);
        expect(readBack(left)).toMatchObject(left.equals(bytes) ? whole : { kind: 'refused' });
      }),
      { seed: 20220125, numRuns: 1_000 },
    );
  });
});
