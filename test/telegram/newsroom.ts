import type { Answer, Quote } from '../../src/answer/answer.js';
import type { QuotePage, TypedAnswer } from '../../src/answer/quote-as-typed.js';
import { sourceOf } from '../../src/answer/source-of.js';
import type { Article, Block } from '../../src/article/article.js';
import { splitPassages } from '../../src/article/split-passages.js';
import { createLibrary, type EditableLibrary } from '../../src/library/create-library.js';
import { followUp } from '../../src/search/follow-up.js';
import type { News } from '../../src/telegram/news.js';

export const quotedText = '会议在北京召开。2021年规上中小企业利润总额同比增长28.2%。与会者认为形势稳定。';
export const quotedSentence = '2021年规上中小企业利润总额同比增长28.2%。';
export const quotedTitle = '工信部：加码扶持元宇宙等新兴领域主力军';
export const quotedUrl = 'https://www.stdaily.com/index/kejixinwen/202201/a.shtml';
/** Its source line. */
export const quotedSource = `${quotedTitle} · 科技日报 · 2022年1月25日`;

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text, paragraph: null };
}

export function articleOf(id: string, texts: readonly string[], more: Partial<Article> = {}): Article {
  return {
    id,
    path: `${id}.md`,
    title: quotedTitle,
    publishedAt: { iso: '2022-01-25T23:26:09+08:00', epochMs: Date.UTC(2022, 0, 25, 15, 26, 9) },
    category: null,
    tags: [],
    publisher: '科技日报',
    sourceUrl: quotedUrl,
    siteUrl: null,
    blocks: texts.map(paragraph),
    ...more,
  };
}

/** The article that the quotes of these tests are from: five paragraphs, the quoted one is the third. */
export function quotedArticle(more: Partial<Article> = {}): Article {
  return articleOf(
    'a',
    [
      '1月24日，工业和信息化部召开“中小企业发展情况发布会”。',
      '激活中小微企业的活力，对稳定宏观经济至关重要。',
      quotedText,
      '激发市场主体活力最重要的是加大对中小微企业的纾困和支持。',
      '推动中小企业平稳健康发展，是下一步工作的重点。',
    ],
    more,
  );
}

export interface Newsroom extends News {
  readonly library: EditableLibrary;
  put(article: Article): void;
  /** A quote of that passage, as the ranking would give it. */
  quote(passageId: string, more?: Partial<Quote>): Quote;
  /** What questions are answered with from now on; without any, the third paragraph of {@link quotedArticle}. */
  answerWith(answer: (question: string) => Answer | Promise<Answer>): void;
  /** What is quoted as somebody types, from now on; without any, the same passage. */
  typedWith(answer: (typed: string, page: QuotePage) => TypedAnswer | Promise<TypedAnswer>): void;
  readonly asked: string[];
  /** Words that were asked about. */
  readonly askedAbout: { readonly words: string; readonly refinement: string }[];
}

/** News of these articles, and the record of what was asked. */
export function newsroom(articles: readonly Article[] = [quotedArticle()], examples: readonly string[] = []): Newsroom {
  const library = createLibrary();
  const asked: string[] = [];
  const askedAbout: { readonly words: string; readonly refinement: string }[] = [];
  const put = (article: Article): void => library.put(article, splitPassages(article));
  for (const article of articles) put(article);
  const quote = (passageId: string, more: Partial<Quote> = {}): Quote => {
    const passage = library.passage(passageId);
    const article = library.article(passage?.articleId ?? '');
    if (passage === undefined || article === undefined) throw new Error(`no passage ${passageId}`);
    return {
      ...sourceOf(article),
      ...highlight('', passage.text),
      articleId: article.id,
      passageId,
      ordinal: passage.ordinal,
      text: passage.text,
      heading: passage.heading,
      score: 12.5,
      confidence: 0.9,
      alsoIn: [],
      ...more,
    };
  };
  let answer = (question: string): Answer | Promise<Answer> => ({ kind: 'quotes', question, quotes: [quote('a#2')] });
  let typedAnswer = (_typed: string, { offset }: QuotePage): TypedAnswer | Promise<TypedAnswer> => ({
    kind: 'quotes',
    quotes: offset === 0 ? [quote('a#2')] : [],
    nextOffset: null,
  });
  return {
    library,
    put,
    quote,
    asked,
    highlight,
    quoteAsTyped: (typed, page) => {
      asked.push(typed);
      return typedAnswer(typed, page);
    },
    followUp,
    normalizeName: (name) => name.normalize('NFKC').toLowerCase(),
    exampleQuestions: examples,
    typedWith: (next) => {
      typedAnswer = next;
    },
    answerWith: (next) => {
      answer = next;
    },
    answerQuestion: (question) => {
      asked.push(question);
      return answer(question);
    },
    askedAbout,
    answerAbout: (words, refinement) => {
      askedAbout.push({ words, refinement });
      return answer(`${refinement} ${words}`.trim());
    },
  };
}

/** Points at the one sentence of these tests, else at the first. */
function highlight(_question: string, text: string): Pick<Quote, 'sentence' | 'matches'> {
  const at = text.indexOf(quotedSentence);
  if (at >= 0) return { sentence: { start: at, end: at + quotedSentence.length }, matches: [] };
  const end = text.indexOf('。') + 1;
  return { sentence: { start: 0, end: end === 0 ? text.length : end }, matches: [] };
}
