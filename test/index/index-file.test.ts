import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredPassage } from '../../src/index/forward-index.js';
import { readIndexFile, writeIndexFile } from '../../src/index/index-file.js';
import { markedPassage } from './marked-passage.js';
import { anyPassages } from './random-passages.js';

const rules = 'rules of now';
const stored: readonly StoredPassage[] = [
  { original: '中國經濟，知。', indexed: markedPassage('a#0', '[中国][经济]，[知]。') },
  { original: 'ＧＤＰ增長GDP', indexed: markedPassage('a#1', '[gdp][增长][gdp]') },
  { original: '的', indexed: markedPassage('b#0', '的') },
];

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chuchu-index-'));
  file = join(folder, 'index.bin');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function written(): Buffer {
  writeIndexFile(file, rules, stored);
  return readFileSync(file);
}

function readBack(bytes: Uint8Array) {
  writeFileSync(file, bytes);
  return readIndexFile(file, rules);
}

describe('what was written', () => {
  it('is read back: every passage, word, bigram and character', () => {
    written();
    expect(readIndexFile(file, rules)).toEqual({
      kind: 'read',
      passages: new Map(stored.map((passage) => [passage.indexed.id, passage])),
    });
  });

  it('is read back whatever it was', () => {
    const anyStored = anyPassages.map((passages) =>
      passages.map((indexed): StoredPassage => ({ original: `原文${indexed.text}\ud800`, indexed })),
    );
    fc.assert(
      fc.property(anyStored, (passages) => {
        writeIndexFile(file, rules, passages);
        expect(readIndexFile(file, rules)).toEqual({
          kind: 'read',
          passages: new Map(passages.map((passage) => [passage.indexed.id, passage])),
        });
      }),
      { seed: 20220125, numRuns: 50 },
    );
  });

  it('stands there alone, in a folder that is made where it is missing', () => {
    const deep = join(folder, 'data', 'deep');
    writeIndexFile(join(deep, 'index.bin'), rules, stored);
    expect(readdirSync(deep)).toEqual(['index.bin']);
  });

  it('takes the place of what was there', () => {
    written();
    writeIndexFile(file, rules, stored.slice(0, 1));
    const read = readIndexFile(file, rules);
    expect(read.kind === 'read' ? [...read.passages.keys()] : read).toEqual(['a#0']);
    expect(readdirSync(folder)).toEqual(['index.bin']);
  });

  it('leaves nothing behind where it could not be put in place', () => {
    mkdirSync(file);
    expect(() => {
      writeIndexFile(file, rules, stored);
    }).toThrow(expect.objectContaining({ code: 'EISDIR' }));
    expect(readdirSync(folder)).toEqual(['index.bin']);
  });
});

describe('a file that cannot be used', () => {
  it('may be missing', () => {
    expect(readIndexFile(file, rules)).toEqual({ kind: 'missing' });
  });

  it.each([
    ['empty', new Uint8Array()],
    ['text', new TextEncoder().encode('{"index":"of something else"}')],
  ])('is refused as another kind: %s', (_, bytes) => {
    expect(readBack(bytes)).toEqual({ kind: 'refused', expected: 'an index file', got: 'another kind of file' });
  });

  it('is refused for another version', () => {
    const bytes = written();
    bytes.writeUInt32LE(bytes.readUInt32LE(8) + 1, 8);
    expect(readBack(bytes)).toEqual({ kind: 'refused', expected: 'version 1', got: 'version 2' });
  });

  it('is refused for another checksum', () => {
    const bytes = written();
    bytes.writeUInt8(bytes.readUInt8(12) ^ 1, 12);
    expect(readBack(bytes)).toEqual({
      kind: 'refused',
      expected: 'its checksum',
      got: 'a damaged or truncated file',
    });
  });

  it('is refused where words were cut by other rules', () => {
    written();
    expect(readIndexFile(file, 'other rules')).toEqual({
      kind: 'refused',
      expected: 'words cut by the rules of now',
      got: 'words cut by other rules',
    });
  });

  it('is refused wherever it ends too early', () => {
    const bytes = written();
    for (let length = 0; length < bytes.length; length++) {
      expect(readBack(bytes.subarray(0, length)).kind).toBe('refused');
    }
  });

  it('is refused where something follows', () => {
    expect(readBack(Buffer.concat([written(), Buffer.of(0)])).kind).toBe('refused');
  });

  it('is refused whichever byte has changed', () => {
    const bytes = written();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(bytes);
        damaged.writeUInt8(damaged.readUInt8(at) ^ change, at);
        expect(readBack(damaged).kind).toBe('refused');
      }),
      { seed: 20220125, numRuns: 400 },
    );
  });
});
