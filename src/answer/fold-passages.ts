import type { Library } from '../library/library.js';
import type { RankedPassage } from '../search/search-passages.js';
import { type FoldedPassage, foldEqualPassages } from './fold-equal-passages.js';
import { foldStoryPassages, type StoryOf } from './fold-story-passages.js';
import { spreadOverArticles } from './spread-over-articles.js';

export interface FoldPorts {
  readonly library: Library;
  /** Without it only equal paragraphs are folded. */
  readonly storyOf?: StoryOf;
}

/** What is to be quoted, in its order: what says the same is one, and no article is alone in the first places. */
export function foldPassages(likely: readonly RankedPassage[], { library, storyOf }: FoldPorts): FoldedPassage[] {
  const equal = foldEqualPassages(likely, (id) => library.passage(id)?.text);
  return spreadOverArticles(storyOf === undefined ? equal : foldStoryPassages(equal, storyOf));
}
