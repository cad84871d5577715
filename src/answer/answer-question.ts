import { confidenceFloor } from '../search/confidence.js';
import type { AppliedFilters, Searcher, SearchResult } from '../search/searcher.js';
import type { Answer, NarrowedBy, Offer, Quote, Topics } from './answer.js';
import { type FoldPorts, foldPassages } from './fold-passages.js';
import { nearTopics, type Ranked } from './near-topics.js';
import { newestTopicsOf } from './newest-topics.js';
import { quotePassage } from './quote-passage.js';

export interface AnswerPorts extends FoldPorts {
  readonly searcher: Searcher;
  /** What to offer where nothing near is there (see `createNewestTopics`); default nothing. */
  readonly newestTopics?: () => readonly Offer[];
}

export interface AnswerOptions {
  /** Most quotes to give, 1 or more; default 5. */
  readonly limit?: number;
  /** Whether each quote tells why it stands where it stands; default false. */
  readonly explain?: boolean;
}

const defaultQuoteLimit = 5;
/** An answer this sure was to a question that was written right. */
const sureConfidence = 0.9;

/**
 * The paragraphs that answer a question, best first: those whose confidence reaches the floor, the same paragraph in
 * several articles folded into one, and no article alone in the first places.
 */
export function answerQuestion(
  ports: AnswerPorts,
  question: string,
  { limit = defaultQuoteLimit, explain = false }: AnswerOptions = {},
): Answer {
  const { searcher, library } = ports;
  const result = searcher.search(question);
  if (result.kind !== 'ranked') {
    const { kind, unreadable } = result;
    // A filter that can't be read is told by itself; and who asked nothing is not looking for a topic.
    if (unreadable !== undefined) return { kind, question, unreadable };
    const topics = question.trim() === '' ? null : newestTopics(ports, result);
    return { kind, question, ...(topics !== null && { topics }) };
  }
  const likely = result.passages.filter(({ confidence }) => confidence >= confidenceFloor);
  const quotes: Quote[] = [];
  for (const { best, others: otherPlaces } of foldPassages(likely, ports)) {
    if (quotes.length === limit) break;
    const quote = quotePassage(library, { best, others: otherPlaces }, result.highlight);
    if (quote !== null) quotes.push({ ...quote, ...(explain && { explanation: best.explain() }) });
  }
  const isSure = (quotes[0]?.confidence ?? 0) >= sureConfidence;
  const meant = result.suggest(isSure);
  // Passages may hold each word of a question and still not answer it: it is tried, as every other offer is.
  const suggestion = meant === null || !searcher.isAnswered(meant.question) ? {} : { suggestion: meant };
  if (quotes.length > 0) return { kind: 'quotes', question, quotes, ...suggestion };
  const topics = topicsOf(ports, result);
  return {
    kind: 'nothing-found',
    question,
    ...suggestion,
    ...(result.filters !== undefined && { filters: narrowedBy(result.filters, searcher) }),
    ...(topics !== null && { topics }),
  };
}

/** Those near to the question, or else the newest. */
function topicsOf(ports: AnswerPorts, result: Ranked): Topics | null {
  const offers = nearTopics(ports, result);
  return offers.length > 0 ? { kind: 'near', offers } : newestTopics(ports, result);
}

/** The newest of all articles, or of those that the filters leave. */
function newestTopics(ports: AnswerPorts, { filters, askInstead }: SearchResult): Topics | null {
  const offers =
    filters === undefined || askInstead === undefined
      ? ports.newestTopics?.()
      : newestTopicsOf(filters.articles(), askInstead, ports.searcher);
  return offers === undefined || offers.length === 0 ? null : { kind: 'newest', offers };
}

function narrowedBy({ written, articles, questionWithout, mended }: AppliedFilters, searcher: Searcher): NarrowedBy {
  const narrowed = { written, articles: articles().length, questionWithout };
  if (narrowed.articles > 0) return narrowed;
  const offers = mended().map(({ filter, question }): Offer => ({ text: filter, question }));
  const answered = offers.filter(({ question }) => searcher.isAnswered(question));
  // That there is such a publisher is worth knowing, even where it does not say what was asked.
  const shown = answered.length > 0 ? answered : offers.slice(0, 1);
  return shown.length === 0 ? narrowed : { ...narrowed, mended: shown };
}
