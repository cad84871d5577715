import type { Article, Passage } from '../article/article.js';
import type { Library } from '../library/library.js';
import { confidenceFloor } from '../search/confidence.js';
import type { RankedPassage } from '../search/search-passages.js';
import type { Searcher } from '../search/searcher.js';
import type { AlsoIn, Answer, Quote } from './answer.js';
import { foldEqualPassages } from './fold-equal-passages.js';
import { foldStoryPassages, type StoryOf } from './fold-story-passages.js';
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
  { searcher, library, storyOf }: AnswerPorts,
  question: string,
  { limit = defaultQuoteLimit, explain = false }: AnswerOptions = {},
): Answer {
  const result = searcher.search(question);
  if (result.kind !== 'ranked') return { ...result, question };
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
  others: readonly FoundPassage[],
  highlight: (text: string) => Pick<Quote, 'sentence' | 'matches'>,
): Quote {
  const { ranked, passage, article } = found;
  return {
    ...source(found),
    ordinal: passage.ordinal,
    heading: passage.heading,
    ...highlight(passage.text),
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
