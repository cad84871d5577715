import type { Article, Passage } from '../article/article.js';
import { type PublishedMonth, publishedMonth } from '../article/published-month.js';
import type { Library } from '../library/library.js';
import { confidenceFloor } from '../search/confidence.js';
import type { RankedPassage } from '../search/search-passages.js';
import type { AppliedFilters, Searcher, SearchResult } from '../search/searcher.js';
import type { AlsoIn, Answer, NarrowedBy, Offer, Quote, Topics } from './answer.js';
import { foldEqualPassages } from './fold-equal-passages.js';
import { foldStoryPassages, type StoryOf } from './fold-story-passages.js';
import { isAnswered } from './is-answered.js';
import { nearTopics, type Ranked } from './near-topics.js';
import { newestTopicsOf } from './newest-topics.js';
import { sourceOf } from './source-of.js';
import { spreadOverArticles } from './spread-over-articles.js';

/** A ranked passage with what it is. */
interface FoundPassage {
  readonly ranked: RankedPassage;
  readonly passage: Passage;
  readonly article: Article;
}

export interface AnswerPorts {
  readonly searcher: Searcher;
  readonly library: Library;
  /** What to offer where nothing near is there (see `createNewestTopics`); default nothing. */
  readonly newestTopics?: () => readonly Offer[];
  /** Without it only equal paragraphs are folded. */
  readonly storyOf?: StoryOf;
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
  const { searcher, library, storyOf } = ports;
  const result = searcher.search(question);
  if (result.kind !== 'ranked') {
    const { kind, unreadable } = result;
    // A filter that can't be read is told by itself; and who asked nothing is not looking for a topic.
    if (unreadable !== undefined) return { kind, question, unreadable };
    const topics = question.trim() === '' ? null : newestTopics(ports, result);
    return { kind, question, ...(topics !== null && { topics }) };
  }
  const likely = result.passages.filter(({ confidence }) => confidence >= confidenceFloor);
  const equal = foldEqualPassages(likely, (id) => library.passage(id)?.text);
  const folded = spreadOverArticles(storyOf === undefined ? equal : foldStoryPassages(equal, storyOf));
  const quotes: Quote[] = [];
  for (const { best, others: otherPlaces } of folded) {
    if (quotes.length === limit) break;
    const found = locate(library, best);
    if (found === null) continue;
    const others = otherPlaces.map((other) => locate(library, other)).filter((other) => other !== null);
    quotes.push({
      ...quote(found, others, result.highlight),
      ...(explain && { explanation: best.explain() }),
    });
  }
  const isSure = (quotes[0]?.confidence ?? 0) >= sureConfidence;
  const meant = result.suggest(isSure);
  // Passages may hold each word of a question and still not answer it: it is tried, as every other offer is.
  const suggestion = meant === null || !isAnswered(searcher, meant.question) ? {} : { suggestion: meant };
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
  const answered = offers.filter(({ question }) => isAnswered(searcher, question));
  // That there is such a publisher is worth knowing, even where it does not say what was asked.
  const shown = answered.length > 0 ? answered : offers.slice(0, 1);
  return shown.length === 0 ? narrowed : { ...narrowed, mended: shown };
}

function locate(library: Library, ranked: RankedPassage): FoundPassage | null {
  const passage = library.passage(ranked.id);
  const article = passage === undefined ? undefined : library.article(passage.articleId);
  return passage === undefined || article === undefined ? null : { ranked, passage, article };
}

function quote(
  found: FoundPassage,
  others: readonly FoundPassage[],
  highlight: (text: string, month?: PublishedMonth) => Pick<Quote, 'sentence' | 'matches'>,
): Quote {
  const { ranked, passage, article } = found;
  return {
    ...source(found),
    ordinal: passage.ordinal,
    heading: passage.heading,
    ...highlight(passage.text, publishedMonth(article)),
    score: ranked.score,
    confidence: ranked.confidence,
    alsoIn: onceAnArticle(others, article.id).map(source),
  };
}

/** The first of each article but the one that is quoted: a paragraph may stand in one article twice, or in pieces. */
function onceAnArticle(others: readonly FoundPassage[], quotedId: string): FoundPassage[] {
  const named = new Set([quotedId]);
  return others.filter(({ article: { id } }) => !named.has(id) && named.add(id));
}

function source({ passage, article }: FoundPassage): AlsoIn {
  return {
    articleId: article.id,
    passageId: passage.id,
    text: passage.text,
    ...sourceOf(article),
  };
}
