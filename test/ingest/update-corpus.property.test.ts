import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { articleText } from '../../src/article/article.js';
import { decodeArticle } from '../../src/article/article-record.js';
import { noKnownArticles } from '../../src/article/known-articles.js';
import { createMemoryIndex } from '../../src/index/open-index.js';
import { noCheckpoint } from '../../src/ingest/checkpoint.js';
import { createFileReader } from '../../src/ingest/create-file-reader.js';
import { packReadings } from '../../src/ingest/file-reading.js';
import { findChanges } from '../../src/ingest/find-changes.js';
import { PendingRecords } from '../../src/ingest/pending-records.js';
import { FolderMemory } from '../../src/ingest/remembered-folder.js';
import { updateCorpus } from '../../src/ingest/update-corpus.js';
import { loadSegmenter } from '../../src/words/segmenter.js';
import { createCorpus } from '../intake/corpus.js';
import { anyEdit, edit } from './any-edit.js';

const segmenter = loadSegmenter();
const read = createFileReader({}, Date.now);

it('a corpus that is asked while it changes: index, library and records agree whenever others have their turn', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(anyEdit, { minLength: 1, maxLength: 6 }), { maxLength: 5 }), async (rounds) => {
      const root = await createCorpus({});
      const store = createMemoryIndex();
      const pending = new PendingRecords();
      const memory = new FolderMemory(store, (kind, path) => pending.get(kind, path) ?? undefined);
      /** As a library would be told: the path of each article that can be found. */
      const library = new Map<string, string>();
      const agree = (): Promise<void> => {
        expect([...store.articleIds()].toSorted()).toEqual([...library.keys()].toSorted());
        for (const [id, path] of library) {
          const record = pending.get('articles', path);
          expect(articleText(decodeArticle(record ?? new Uint8Array(), { id, path }).article)).not.toBe('');
        }
        return Promise.resolve();
      };
      let seconds = 1_600_000_000;
      for (const edits of rounds) {
        for (const { path, content } of edits) {
          seconds += 1;
          // oxlint-disable-next-line no-await-in-loop -- edits of one file come one after another
          await edit(join(root, path), content, seconds);
        }
        // oxlint-disable-next-line no-await-in-loop -- rounds come one after another
        const update = await findChanges(root, {
          remembered: memory,
          known: noKnownArticles,
          checkpoint: noCheckpoint,
          now: Date.now,
          takeTurn: agree,
          read: async (files, onReadings) => onReadings(packReadings(await Promise.all(files.map(read)))),
          only: edits.map(({ path }) => path),
        });
        // oxlint-disable-next-line no-await-in-loop -- likewise
        await updateCorpus(update, {
          store,
          memory,
          pending,
          segmenter,
          run: () => Promise.reject(new Error('expected no article that is too long for this process')),
          exclusively: (work) => work(),
          onServed: ({ path, verdict }) => {
            if (verdict.kind === 'served') library.set(verdict.articleId, path);
          },
          onRemoved: (id) => void library.delete(id),
          takeTurn: agree,
        });
        const served = Array.from(memory.files.values()).flatMap(({ path, verdict }) =>
          verdict.kind === 'served' ? [[verdict.articleId, path] as const] : [],
        );
        expect(library).toEqual(new Map(served));
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);
