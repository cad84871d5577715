import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Article, Passage } from '../../src/article/article.js';
import { readArticle } from '../../src/article/read-article.js';
import { createLibrary } from '../../src/library/create-library.js';
import type { Library } from '../../src/library/library.js';

export interface BroadcastArticle {
  readonly article: Article;
  readonly passages: readonly Passage[];
  /** It alone. */
  readonly library: Library;
}

export function libraryOf(file: string): BroadcastArticle {
  const read = readArticle({ path: basename(file), bytes: readFileSync(file) });
  if (read.kind !== 'article') throw new Error(`expected ${file} to be an article, got ${read.kind}`);
  const library = createLibrary();
  library.put(read.article, read.passages);
  return { ...read, library };
}
