import type { ArrivedArticle } from '../../src/alert/arrived-article.js';
import type { Passage } from '../../src/article/article.js';
import type { ArticleHead } from '../../src/article/article-head.js';
import { indexedPassages } from '../../src/index/index-passages.js';
import { segmenter } from '../words/real-segmenter.js';

export interface Written {
  readonly id?: string;
  readonly head?: Partial<ArticleHead>;
  /** Texts of passages, or headings with texts. */
  readonly passages: readonly (string | { readonly heading: string; readonly text: string })[];
}

/** An article as it arrives, from what it says. */
export function arrive({ id = 'news', head = {}, passages: written }: Written): ArrivedArticle {
  const passages = written.map((passage, ordinal): Passage => {
    const { heading, text } = typeof passage === 'string' ? { heading: null, text: passage } : passage;
    return { id: `${id}#${ordinal}`, articleId: id, ordinal, text, start: 0, heading, paragraphs: [] };
  });
  return {
    head: { title: null, publisher: null, category: null, tags: [], publishedMs: null, publishedDay: null, ...head },
    passages,
    indexed: indexedPassages(segmenter, passages),
  };
}
