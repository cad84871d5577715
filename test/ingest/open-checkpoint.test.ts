import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Checkpoint } from '../../src/ingest/checkpoint.js';
import { createFileReader } from '../../src/ingest/create-file-reader.js';
import { type FileReading, packReadings, unpackReadings } from '../../src/ingest/file-reading.js';
import { openCheckpoint } from '../../src/ingest/open-checkpoint.js';
import { createCorpus } from '../intake/corpus.js';

const keys = (...ids: string[]) => ids.map((id) => ({ id, path: `${id}.md`, contentHash: `hash of ${id}` }));
const bytesOf = (...bytes: number[]) => Uint8Array.from(bytes);

/** What a checkpoint holds, to be compared. */
function heldBy({ readings, segmented }: Checkpoint) {
  return { readings, segmented: segmented.map(({ articles, bytes }) => ({ articles, bytes: bytes() })) };
}

async function readingsOf(files: Readonly<Record<string, string>>): Promise<FileReading[]> {
  const root = await createCorpus(files);
  const read = createFileReader({}, () => 1_700_000_000_000);
  const readings = await Promise.all(Object.keys(files).map((path) => read({ path, absolutePath: join(root, path) })));
  // As they come from a helper.
  return unpackReadings(packReadings(readings));
}

const nothing = { readings: [], segmented: [] };

async function filled() {
  const folder = await createCorpus({});
  const file = join(folder, 'data', 'work.part');
  const first = await readingsOf({ 'a.md': '---\n---\n第一段话。', 'none.md': '没有头' });
  const second = await readingsOf({ 'b.md': '---\ntitle: 乙\n---\n第二段话。' });
  const checkpoint = openCheckpoint(file, 'rules');
  expect(heldBy(checkpoint)).toEqual(nothing);
  checkpoint.addReadings(packReadings(first));
  checkpoint.addSegmented(keys('a'), bytesOf(1, 2, 3));
  checkpoint.addReadings(packReadings(second));
  checkpoint.addSegmented(keys('b', 'c'), bytesOf());
  checkpoint.close();
  const held = {
    readings: [...first, ...second],
    segmented: [
      { articles: keys('a'), bytes: bytesOf(1, 2, 3) },
      { articles: keys('b', 'c'), bytes: bytesOf() },
    ],
  };
  return { file, held };
}

describe('a checkpoint', () => {
  it('gives the next run what was done, and takes more', async () => {
    const { file, held } = await filled();
    const next = openCheckpoint(file, 'rules');
    expect(heldBy(next)).toEqual(held);
    next.addSegmented(keys('d'), bytesOf(4));
    next.close();
    const last = openCheckpoint(file, 'rules');
    expect(heldBy(last).segmented.at(-1)).toEqual({ articles: keys('d'), bytes: bytesOf(4) });
    last.remove();
    expect(existsSync(file)).toBe(false);
  });

  it('gives the last reading of a file', async () => {
    const { file, held } = await filled();
    const again = await readingsOf({ 'a.md': '---\n---\n第一段话，改过了。' });
    const checkpoint = openCheckpoint(file, 'rules');
    checkpoint.addReadings(packReadings(again));
    checkpoint.close();
    const reopened = openCheckpoint(file, 'rules');
    expect(reopened.readings).toEqual([...again, ...held.readings.slice(1)]);
    reopened.close();
  });

  it('throws away what was done by other rules, and what is no checkpoint', async () => {
    const { file } = await filled();
    const other = openCheckpoint(file, 'other rules');
    expect(heldBy(other)).toEqual(nothing);
    other.close();
    writeFileSync(file, '不是检查点，只是一些字。'.repeat(100));
    const foreign = openCheckpoint(file, 'rules');
    expect(heldBy(foreign)).toEqual(nothing);
    foreign.addSegmented(keys('a'), bytesOf(1));
    foreign.close();
    const next = openCheckpoint(file, 'rules');
    expect(heldBy(next).segmented).toEqual([{ articles: keys('a'), bytes: bytesOf(1) }]);
    next.close();
  });

  it('cut off or damaged anywhere, gives a beginning of what was done, and takes more behind it', async () => {
    const { file, held } = await filled();
    const whole = readFileSync(file);
    const beginnings = new Set([held.readings.length, held.readings.length - 1, 0]);
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 0, max: 255 }), (at, flip) => {
        writeFileSync(file, whole);
        if (flip === 0) truncateSync(file, at);
        else
          writeFileSync(
            file,
            whole.map((byte, i) => (i === at ? byte ^ flip : byte)),
          );
        const damaged = openCheckpoint(file, 'rules');
        const found = heldBy(damaged);
        expect(found.readings).toEqual(held.readings.slice(0, found.readings.length));
        expect(beginnings).toContain(found.readings.length);
        expect(found.segmented).toEqual(held.segmented.slice(0, found.segmented.length));
        expect(found.segmented.length).toBeLessThan(held.segmented.length);
        damaged.addSegmented(keys('d'), bytesOf(4));
        damaged.close();
        const next = openCheckpoint(file, 'rules');
        expect(heldBy(next)).toEqual({
          readings: found.readings,
          segmented: [...found.segmented, { articles: keys('d'), bytes: bytesOf(4) }],
        });
        next.close();
        expect(statSync(file).size).toBeLessThan(2 * whole.length);
      }),
      { numRuns: 300 },
    );
  });
});
