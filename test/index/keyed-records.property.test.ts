import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { indexWorkHere } from '../../src/index/file/index-work-here.js';
import { openIndex } from '../../src/index/open-index.js';
import { unsyncedFiles } from './unsynced-files.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chuchu-records-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const key = fc.constantFrom('a', 'b', '', '文章', 'a/b.md', '\ud800', '\uffff', '𠮷');
const change = fc.record({
  drop: fc.array(key, { maxLength: 3 }),
  put: fc.array(fc.tuple(key, fc.uint8Array({ maxLength: 40 })), { maxLength: 4 }),
});

it.each([true, false])(
  'records are what a map would hold, fold after fold, saved: %s',
  { timeout: 60_000 },
  async (save) => {
    const file = join(folder, `${save}.bin`);
    const options = { file, rules: 'rules', save, startThread: () => indexWorkHere(unsyncedFiles) };
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        rmSync(file, { force: true });
        const { store } = await openIndex(options);
        const model = new Map<string, readonly number[]>();
        for (const { drop, put } of changes) {
          // oxlint-disable-next-line no-await-in-loop -- one fold after another
          await store.startFold().finish({ files: { drop, put } });
          for (const gone of drop) model.delete(gone);
          for (const [added, bytes] of put) model.set(added, [...bytes]);
        }
        const expected = [...model].toSorted(([a], [b]) => (a < b ? -1 : 1));
        const opened = save ? (await openIndex(options)).store : store;
        const records = opened.records('files');
        expect(records.size).toBe(model.size);
        expect([...records.keys()]).toEqual(expected.map(([name]) => name));
        expect(Array.from(records.entries(), ([name, bytes]) => [name, [...bytes]])).toEqual(expected);
        expect(expected.map(([name]) => [name, [...(records.get(name) ?? [])]])).toEqual(expected);
        expect(records.get('not there')).toBeUndefined();
        expect(opened.records('other').size).toBe(0);
        opened.close();
        if (opened !== store) store.close();
      }),
      { seed: 20220125, numRuns: 60 },
    );
  },
);

it('a kind of records has a plain name', async () => {
  const { store } = await openIndex({ file: join(folder, 'x'), rules: '', save: false, startThread: indexWorkHere });
  await expect(store.startFold().finish({ 'no.name': {} })).rejects.toThrow(
    'records: expected a kind of 1–20 letters a–z, got "no.name"',
  );
  // The store goes on, and another fold may begin.
  expect(await store.startFold().finish()).toMatchObject({ articles: 0, passages: 0, postings: 0 });
});
