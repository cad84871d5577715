import type { TextSpan } from '../search/text-span.js';

/** The passage of an article that matters to a subscription. Places are in UTF-16 units of the passage as written. */
export interface MatchedPassage {
  /** Place among the article's passages, from 0. */
  readonly ordinal: number;
  /** The sentence to point at; `null` where none stands out. */
  readonly sentence: TextSpan | null;
  /** Where words of the subscription stand; ascending, never touching. */
  readonly places: readonly TextSpan[];
  /** 0–1; of standing questions only. */
  readonly confidence: number | null;
}

export interface Match {
  readonly subscriptionId: number;
  readonly found: MatchedPassage;
}

/** Of an article that is wanted as it is: how it begins. */
export const opening: MatchedPassage = { ordinal: 0, sentence: null, places: [], confidence: null };
