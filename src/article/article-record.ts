import type { Article, Block, BlockKind } from './article.js';
import type { ArticleWithPassages } from './known-article.js';
import { splitPassages } from './split-passages.js';

/** All of an article but its id and path, which its keeper knows; blocks as `[kind, text, paragraph]`. */
interface ArticleRecord extends Omit<Article, 'id' | 'path' | 'blocks'> {
  readonly blocks: readonly (readonly [BlockKind, string, number | null])[];
}

/** An article as bytes, to be kept. Its passages are not among them: they follow from its blocks. */
export function encodeArticle({ id: _id, path: _path, blocks, ...rest }: Article): Uint8Array {
  const record: ArticleRecord = {
    ...rest,
    blocks: blocks.map(({ kind, text, paragraph }) => [kind, text, paragraph]),
  };
  return Buffer.from(JSON.stringify(record), 'utf8');
}

/** What {@link encodeArticle} wrote, with the passages of that id. */
export function decodeArticle(bytes: Uint8Array, { id, path }: Pick<Article, 'id' | 'path'>): ArticleWithPassages {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- comes from a file of ours whose checksum was right
  const { blocks: rows, ...rest } = JSON.parse(text) as ArticleRecord;
  const blocks = rows.map(([kind, line, paragraph]): Block => ({ kind, text: line, paragraph }));
  const article: Article = { id, path, ...rest, blocks };
  return { article, passages: splitPassages(article) };
}
