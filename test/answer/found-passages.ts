import type { Article, Passage } from '../../src/article/article.js';
import { createLibrary, type EditableLibrary } from '../../src/library/create-library.js';
import { confidenceFloor } from '../../src/search/confidence.js';
import type { Explanation } from '../../src/search/explanation.js';
import type { RankedPassage } from '../../src/search/search-passages.js';
import type { Searcher } from '../../src/search/searcher.js';

export const explanation: Explanation = {
  features: [{ feature: 'bm25', value: 0.5, weight: 1, contribution: 0.5 }],
  terms: [],
};

export function articleOf(id: string, more: Partial<Article> = {}): Article {
  return {
    id,
    path: `${id}.md`,
    title: `${id} 的标题`,
    publishedAt: { iso: '2022-01-25T11:26:09+08:00', epochMs: Date.UTC(2022, 0, 25, 3, 26, 9) },
    category: null,
    tags: [],
    publisher: '科技日报',
    sourceUrl: `https://example.com/${id}`,
    siteUrl: null,
    blocks: [],
    ...more,
  };
}

export function passagesOf(articleId: string, texts: readonly string[], heading: string | null = null): Passage[] {
  return texts.map((text, ordinal) => ({
    id: `${articleId}#${ordinal}`,
    articleId,
    ordinal,
    text,
    start: 0,
    heading,
    paragraphs: [],
  }));
}

/** A library of articles with these texts as passages. */
export function libraryOf(articles: Readonly<Record<string, readonly string[]>>): EditableLibrary {
  const library = createLibrary();
  for (const [id, texts] of Object.entries(articles)) library.put(articleOf(id), passagesOf(id, texts));
  return library;
}

/** Its normalised text is that of every other one, so that what was written decides. */
export function ranked(id: string, confidence: number, score = confidence): RankedPassage {
  return { id, text: '', score, confidence, explain: () => explanation };
}

/** Gives the same passages for any question, and points at the first two characters of the first sentence. */
export function searcherOf(passages: readonly RankedPassage[]): Searcher {
  const highlight = (text: string) => ({
    sentence: { start: 0, end: text.indexOf('。') + 1 },
    matches: [{ start: 0, end: 2 }],
  });
  return {
    search: () => ({
      kind: 'ranked',
      passages,
      highlight,
      suggest: () => null,
      nearness: () => 0,
      askInstead: (question) => question,
    }),
    isAnswered: () => passages.some(({ confidence }) => confidence >= confidenceFloor),
    typed: (text) => [text],
    highlight: (_question, text) => highlight(text),
    prepare: () => Promise.resolve(),
  };
}
