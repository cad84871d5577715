import { articleIdOfPassage } from '../article/article-id.js';
import { holdsParagraph, type ParagraphShape, paragraphShape } from '../story/paragraph-shape.js';
import type { FoldedPassage } from './fold-equal-passages.js';

/** The story of an article; `undefined` where none is known. */
export type StoryOf = (articleId: string) => string | undefined;

/** A quote of a story, and what else was folded into it. */
interface StoryQuote {
  readonly folded: FoldedPassage;
  readonly articleId: string;
  readonly shape: () => ParagraphShape;
  readonly nearlyEqual: FoldedPassage[];
}

/**
 * Nearly the same paragraph in different articles of one story is one quote; the best ranked stands for all. Each of the
 * others holds nearly all that it says. Order is kept.
 */
export function foldStoryPassages(ranked: readonly FoldedPassage[], storyOf: StoryOf): FoldedPassage[] {
  const quotes: StoryQuote[] = [];
  const byStory = new Map<string, StoryQuote[]>();
  for (const folded of ranked) {
    const articleId = articleIdOfPassage(folded.best.id);
    const storyId = storyOf(articleId);
    const shape = once(() => paragraphShape(folded.best.text));
    const ofStory = storyId === undefined ? [] : (byStory.get(storyId) ?? []);
    const same = ofStory.find((quote) => quote.articleId !== articleId && holdsParagraph(shape(), quote.shape()));
    if (same !== undefined) {
      same.nearlyEqual.push(folded);
      continue;
    }
    const quote = { folded, articleId, shape, nearlyEqual: [] };
    quotes.push(quote);
    if (storyId !== undefined) byStory.set(storyId, [...ofStory, quote]);
  }
  return quotes.map(({ folded: { best, others }, nearlyEqual }) => ({
    best,
    others: [...others, ...nearlyEqual.flatMap((near) => [near.best, ...near.others])],
  }));
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
