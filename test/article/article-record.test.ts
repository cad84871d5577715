import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article, Block } from '../../src/article/article.js';
import { decodeArticle, encodeArticle } from '../../src/article/article-record.js';
import { decodeDescribed, encodeDescribed } from '../../src/article/described-article-record.js';
import { describeArticle } from '../../src/article/known-article.js';
import { splitPassages } from '../../src/article/split-passages.js';
import { readFolder } from '../../src/intake/read-folder.js';

const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const anyName = fc.option(anyText, { nil: null });
const anyArticle: fc.Arbitrary<Article> = fc.record({
  id: anyText,
  path: anyText,
  title: anyName,
  publishedAt: fc.option(fc.record({ iso: anyText, epochMs: fc.integer() }), { nil: null }),
  category: anyName,
  tags: fc.array(anyText, { maxLength: 3 }),
  publisher: anyName,
  sourceUrl: anyName,
  siteUrl: anyName,
  blocks: fc.array(
    fc.record<Block>({
      kind: fc.constantFrom('heading', 'paragraph', 'table-row'),
      text: anyText,
      paragraph: fc.option(fc.nat(), { nil: null }),
    }),
    { maxLength: 5 },
  ),
});

describe('a record of an article', () => {
  it('gives it back, with its passages', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        const decoded = decodeArticle(encodeArticle(article), article);
        expect(decoded).toEqual({ article, passages: splitPassages(article) });
        const described = describeArticle(decoded);
        expect(decodeDescribed(encodeDescribed(described), article)).toEqual(described);
      }),
    );
  });

  it('gives real articles back with the passages they were read with', async () => {
    const { articles } = await readFolder(join(import.meta.dirname, '..', '..', 'seeds'));
    expect(articles.length).toBe(2);
    for (const read of articles) expect(decodeArticle(encodeArticle(read.article), read.article)).toEqual(read);
  });

  it('can be kept under another id, which its passages take', () => {
    const blocks: Block[] = [{ kind: 'paragraph', text: '海港市宣布灯塔码头将于六月试航。', paragraph: 0 }];
    const rest = { title: null, publishedAt: null, category: null, tags: [], publisher: null, sourceUrl: null };
    const record = encodeArticle({ id: 'a', path: 'a.md', siteUrl: null, ...rest, blocks });
    const { article, passages } = decodeArticle(record, { id: 'b', path: 'x/b.md' });
    expect([article.id, article.path, passages[0]?.id, passages[0]?.articleId]).toEqual(['b', 'x/b.md', 'b#0', 'b']);
  });
});
