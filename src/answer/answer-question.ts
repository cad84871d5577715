import type { Article, Passage } from '../article/article.js';
import { type PublishedMonth, publishedMonth } from '../article/published-month.js';
import type { Library } from '../library/library.js';
import { confidenceFloor } from '../search/confidence.js';
import type { RankedPassage } from '../search/search-passages.js';
import type { Searcher } from '../search/searcher.js';
import type { AlsoIn, Answer, Quote } from './answer.js';
import { foldEqualPassages } from './fold-equal-passages.js';
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
 * The paragraphs that answer a question, best first: those whose confidence reaches the floor, equal paragraphs folded
 * into one, and no article alone in the first places.
 */
export function answerQuestion(
  { searcher, library }: AnswerPorts,
  question: string,
  { limit = defaultQuoteLimit, explain = false }: AnswerOptions = {},
): Answer {
  const result = searcher.search(question);
  if (result.kind !== 'ranked') return { ...result, question };
  const likely = result.passages.filter(({ confidence }) => confidence >= confidenceFloor);
  const folded = spreadOverArticles(foldEqualPassages(likely, (id) => library.passage(id)?.text));
  const quotes: Quote[] = [];
  for (const { best, equal } of folded) {
    if (quotes.length === limit) break;
    const found = locate(library, best);
    if (found === null) continue;
    const others = equal.map((other) => locate(library, other)).filter((other) => other !== null);
    quotes.push({
      ...quote(found, others, result.highlight),
      ...(explain && { explanation: best.explain() }),
    });
  }
  const isSure = (quotes[0]?.confidence ?? 0) >= sureConfidence;
  const meant = isSure ? null : result.suggest();
  const suggestion = meant === null ? {} : { suggestion: meant };
  if (quotes.length > 0) return { kind: 'quotes', question, quotes, ...suggestion };
  const { filters } = result;
  return {
    kind: 'nothing-found',
    question,
    ...suggestion,
    ...(filters !== undefined && { filters: { ...filters, articles: filters.articles() } }),
  };
}

function locate(library: Library, ranked: RankedPassage): FoundPassage | null {
  const passage = library.passage(ranked.id);
  const article = passage === undefined ? undefined : library.article(passage.articleId);
  return passage === undefined || article === undefined ? null : { ranked, passage, article };
}

function quote(
  found: FoundPassage,
  equal: readonly FoundPassage[],
  highlight: (text: string, month?: PublishedMonth) => Pick<Quote, 'sentence' | 'matches'>,
): Quote {
  const { ranked, passage, article } = found;
  return {
    ...source(found),
    ordinal: passage.ordinal,
    text: passage.text,
    heading: passage.heading,
    ...highlight(passage.text, publishedMonth(article)),
    score: ranked.score,
    confidence: ranked.confidence,
    alsoIn: equal.filter((other) => other.article.id !== article.id).map(source),
  };
}

function source({ passage, article }: FoundPassage): AlsoIn {
  return {
    articleId: article.id,
    passageId: passage.id,
    ...sourceOf(article),
  };
}
