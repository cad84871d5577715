import type { Article } from '../article/article.js';
import { BandIndex } from './band-index.js';
import { sameStory, storyThresholds } from './same-story.js';
import type { StoryMember, StoryMemory } from './story-memory.js';
import { type NormalizeForStory, type StorySignature, storySignature } from './story-signature.js';

export interface StoriesPorts {
  readonly memory: StoryMemory;
  readonly normalize: NormalizeForStory;
}

/** An article as its story is looked for. */
export type StoryArticle = Pick<Article, 'id' | 'blocks' | 'publishedAt'>;

/** Which articles tell one story. Articles are given in the order in which they arrive. */
export interface Stories {
  /**
   * The story of an article: that of the article it resembles most, or one of its own, whose id is the article's. It is
   * kept in the memory, as part of the transaction that is open there, if one is.
   *
   * An article that has a story keeps it, whatever it says now; only its signature follows its text.
   */
  assign(article: StoryArticle): string;
  storyOf(articleId: string): string | undefined;
  /** Takes in a part of what the memory holds; whether more is left. Without it the first {@link assign} takes all. */
  load(): boolean;
}

/** How many signatures are taken in at a time: some milliseconds. */
const loadAtOnce = 250;
/** How many of the most alike are looked at closely. */
const maxCompared = 128;

export function createStories({ memory, normalize }: StoriesPorts): Stories {
  const index = new BandIndex();
  let loadedTo = 0;
  const load = (): boolean => {
    const placed = memory.after(loadedTo, loadAtOnce);
    for (const signature of placed) {
      index.add(signature.place, signature);
      loadedTo = signature.place;
    }
    return placed.length === loadAtOnce;
  };
  const nearest = (signature: StorySignature): StoryMember | undefined => {
    let best: StoryMember | undefined;
    let most = 0;
    for (const { place } of index.find(signature, storyThresholds.possibleResemblance).slice(0, maxCompared)) {
      const member = memory.at(place);
      const alike = member === undefined ? null : sameStory(signature, member);
      if (alike === null || alike <= most) continue;
      most = alike;
      best = member;
    }
    return best;
  };
  const assign = (article: StoryArticle): string => {
    const signature = storySignature(article, normalize);
    const known = memory.find(article.id);
    if (known !== undefined && equalSignatures(known, signature)) return known.storyId;
    while (load());
    const storyId = known?.storyId ?? nearest(signature)?.storyId ?? article.id;
    memory.save({ articleId: article.id, storyId, ...signature });
    return storyId;
  };
  return { assign, load, storyOf: (articleId) => memory.storyOf(articleId) };
}

function equalSignatures(left: StorySignature, right: StorySignature): boolean {
  return (
    left.publishedMs === right.publishedMs &&
    Buffer.compare(left.slots, right.slots) === 0 &&
    left.figures.length === right.figures.length &&
    left.figures.every((figure, i) => figure === right.figures[i])
  );
}
