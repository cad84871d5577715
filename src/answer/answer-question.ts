import type { Article, Passage } from '../article/article.js';
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
  if (result.kind === 'nothing-to-search') return { kind: 'nothing-to-search', question };
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
  return quotes.length === 0 ? { kind: 'nothing-found', question } : { kind: 'quotes', question, quotes };
}

function locate(library: Library, ranked: RankedPassage): FoundPassage | null {
  const passage = library.passage(ranked.id);
  const article = passage === undefined ? undefined : library.article(passage.articleId);
  return passage === undefined || article === undefined ? null : { ranked, passage, article };
}

function quote(
  found: FoundPassage,
  equal: readonly FoundPassage[],
  highlight: (text: string) => Pick<Quote, 'sentence' | 'matches'>,
): Quote {
  const { ranked, passage, article } = found;
  return {
    ...source(found),
    ordinal: passage.ordinal,
    text: passage.text,
    heading: passage.heading,
    ...highlight(passage.text),
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
