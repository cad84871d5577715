import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeArticle } from '../../src/article/article-record.js';
import { type ArticleWithPassages, describeKnown, type KnownArticle } from '../../src/article/known-article.js';
import { KnownArticlesIndex } from '../../src/article/known-articles.js';
import { readFolder } from '../../src/intake/read-folder.js';
import { createCorpus } from '../intake/corpus.js';
import { anyEdit, edit } from './any-edit.js';
import { KeptRecords } from './kept-records.js';
import { survey } from './survey.js';

it('a warm reading of an edited folder finds what a cold one finds, and changes the index into it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(anyEdit, { minLength: 1, maxLength: 6 }), { maxLength: 5 }), async (rounds) => {
      const root = await createCorpus({});
      const kept = new KeptRecords();
      /** Every article that was ever served, by id. */
      const known = new Map<string, KnownArticle>();
      /** What an index would hold: the text of each passage, by article. */
      const indexed = new Map<string, readonly string[]>();
      let seconds = 1_600_000_000;
      for (const edits of rounds) {
        for (const { path, content } of edits) {
          seconds += 1;
          // oxlint-disable-next-line no-await-in-loop -- edits of one file come one after another
          await edit(join(root, path), content, seconds);
        }
        // oxlint-disable-next-line no-await-in-loop -- rounds come one after another
        const warm = await survey(root, kept, { known: new KnownArticlesIndex(known.values()) });
        for (const id of warm.changes.discard) expect(indexed.delete(id)).toBe(true);
        for (const { article, ...where } of warm.changes.put) {
          const { passages } = decodeArticle(article, where);
          expect(passages.length).toBe(where.passages);
          indexed.set(
            where.id,
            passages.map(({ text }) => text),
          );
        }
        // oxlint-disable-next-line no-await-in-loop -- likewise
        const cold = await readFolder(root, { known: [...known.values()] });
        const { rejected, duplicates, unpublished } = warm;
        expect({ rejected, duplicates, unpublished }).toEqual({
          rejected: cold.rejected,
          duplicates: cold.duplicates,
          unpublished: cold.unpublished,
        });
        const served = warm.records.flatMap(({ path, verdict }) => {
          const record = kept.records('articles').get(path);
          if (verdict.kind !== 'served' || record === undefined) return [];
          return [decodeArticle(record, { id: verdict.articleId, path })];
        });
        expect(served.toSorted(byPath)).toEqual(cold.articles);
        for (const article of served) known.set(article.article.id, describeKnown(article));
        expect(indexed).toEqual(
          new Map(cold.articles.map(({ article, passages }) => [article.id, passages.map(({ text }) => text)])),
        );
        expect(warm.passageCount).toBe(cold.articles.reduce((sum, { passages }) => sum + passages.length, 0));
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);

function byPath(left: ArticleWithPassages, right: ArticleWithPassages): number {
  return left.article.path < right.article.path ? -1 : 1;
}
