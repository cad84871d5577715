import { confidenceFloor } from '../search/confidence.js';
import type { Searcher } from '../search/searcher.js';

/** Whether something would be quoted for a question: it is tried before it is offered. */
export function isAnswered(searcher: Pick<Searcher, 'search'>, question: string): boolean {
  const result = searcher.search(question);
  return result.kind === 'ranked' && result.passages.some(({ confidence }) => confidence >= confidenceFloor);
}
