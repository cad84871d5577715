import type { StorySignature } from './story-signature.js';

/** An article in its story. */
export interface StoryMember extends StorySignature {
  readonly articleId: string;
  /** The id of the story's first article. */
  readonly storyId: string;
}

/** A signature, and under which number it is kept. */
export interface PlacedSlots extends Pick<StorySignature, 'slots' | 'publishedMs'> {
  /** Over 0; rises with each {@link StoryMemory.save}. */
  readonly place: number;
}

/** Which article is of which story, for ever: also of articles that are gone. */
export interface StoryMemory {
  storyOf(articleId: string): string | undefined;
  /** The newest signature of an article, with its story. */
  find(articleId: string): StoryMember | undefined;
  /** `undefined` for a place that nothing is kept at any more. */
  at(place: number): StoryMember | undefined;
  /** The signatures behind that place, ascending, at most `limit`. */
  after(place: number, limit: number): readonly PlacedSlots[];
  /**
   * Keeps a member in place of the one of the same article. What its caller has open as a transaction, it takes part in:
   * rolled back, nothing was kept, and its place is never given to another while the process lives.
   */
  save(member: StoryMember): void;
}
