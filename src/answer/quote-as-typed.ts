import { confidenceFloor } from '../search/confidence.js';
import type { RankedPassage } from '../search/search-passages.js';
import type { SearchResult } from '../search/searcher.js';
import type { Quote } from './answer.js';
import type { AnswerPorts } from './answer-question.js';
import { foldPassages } from './fold-passages.js';
import { quotePassage } from './quote-passage.js';

/** Which of the quotes are wanted. */
export interface QuotePage {
  /** How many to leave out, 0 or more. */
  readonly offset: number;
  /** 1 or more. */
  readonly limit: number;
}

/** What there is for somebody who is still typing. */
export type TypedAnswer =
  | {
      readonly kind: 'quotes';
      /** Best first; none beyond the last. */
      readonly quotes: readonly Quote[];
      /** Where the next page begins; `null` behind the last quote. */
      readonly nextOffset: number | null;
    }
  | { readonly kind: 'nothing-found' }
  | { readonly kind: 'nothing-to-search' };

/** Where so many are found for what is typed, it is not asked how its last word goes on. */
const enough = 10;

type Ranked = Extract<SearchResult, { readonly kind: 'ranked' }>;

/** A passage above the floor, with what to point at in it. */
interface LikelyPassage {
  readonly ranked: RankedPassage;
  readonly highlight: Ranked['highlight'];
}

/**
 * Quotes for words as they are typed, the last one perhaps begun only: first what answers them as they stand, then what
 * answers them completed. None is below the floor. The same words give the same quotes on every page, as long as no
 * article comes or goes.
 */
export function quoteAsTyped(ports: AnswerPorts, typed: string, { offset, limit }: QuotePage): TypedAnswer {
  const { searcher, library } = ports;
  const found = new Map<string, LikelyPassage>();
  let isSearchable = false;
  for (const question of searcher.typed(typed)) {
    const result = searcher.search(question);
    if (result.kind !== 'ranked') continue;
    isSearchable = true;
    addLikely(found, result);
    if (found.size >= enough) break;
  }
  if (!isSearchable) return { kind: 'nothing-to-search' };
  const folded = foldPassages(
    Array.from(found.values(), ({ ranked }) => ranked),
    ports,
  );
  if (folded.length === 0) return { kind: 'nothing-found' };
  const quotes = folded.slice(offset, offset + limit).map((passage) => {
    const likely = found.get(passage.best.id);
    return likely === undefined ? null : quotePassage(library, passage, likely.highlight);
  });
  return {
    kind: 'quotes',
    quotes: quotes.filter((quote) => quote !== null),
    nextOffset: offset + limit < folded.length ? offset + limit : null,
  };
}

function addLikely(found: Map<string, LikelyPassage>, { passages, highlight }: Ranked): void {
  for (const ranked of passages) {
    if (ranked.confidence >= confidenceFloor && !found.has(ranked.id)) found.set(ranked.id, { ranked, highlight });
  }
}
