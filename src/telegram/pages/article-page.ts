import { FormattedString } from '@grammyjs/parse-mode';
import type { Span } from '../../answer/answer.js';
import { sourceOf } from '../../answer/source-of.js';
import { type Article, articleText } from '../../article/article.js';
import { answerData } from '../messages/callback-data.js';
import type { News } from '../news.js';
import type { Texts } from '../texts/texts.js';
import { isBlank, wellFormed } from '../texts/visible-text.js';
import { sourceButtons, viewButton } from './answer-buttons.js';
import { withBold } from './format-quote.js';
import { maxArticlePageUtf16Units } from './message-limits.js';
import { type Page, pageOf } from './page.js';
import type { PageState } from './page-state.js';
import { clampPage, pagerRow } from './pager.js';
import { quotePage } from './quote-page.js';
import { type ResolvedQuote, resolveQuote } from './resolve-quote.js';
import { sourceLine } from './source-line.js';
import { splitArticle } from './split-article.js';

/**
 * A page of the article that a quote stands in, word for word, with the sentence that answers in bold where the page
 * holds it.
 *
 * @param page from 0; `null` for the page that holds the quote; one that is out of range counts as the nearest.
 */
export function articlePage(state: PageState, rank: number, page: number | null, news: News, texts: Texts): Page {
  const quoted = resolveQuote(state, rank, news);
  if (quoted === null) return quotePage(state, rank, news, texts);
  const shown = readArticlePage(quoted.article, { page, bold: answeringSentence(quoted) }, news.library, texts);
  return pageOf(shown.content, [
    pagerRow(shown.page, shown.pages, (to) => answerData(state.id, { kind: 'article', rank, page: to })),
    [viewButton(texts.backToQuote(), state.id, { kind: 'quote', rank }), ...sourceButtons(quoted.source, texts)],
  ]);
}

export interface ArticlePlace {
  /** From 0; `null` for the page that holds what is bold; one that is out of range counts as the nearest. */
  readonly page: number | null;
  /** In UTF-16 units of the article's text; default nothing. */
  readonly bold?: Span;
}

/** A page of an article, without buttons. */
export interface ReadArticlePage {
  /** The source line, and the text as a block quote. */
  readonly content: FormattedString;
  readonly page: number;
  readonly pages: number;
}

/** Lays out an article, and gives one page of it, word for word. */
export function readArticlePage(
  article: Article,
  { page, bold = { start: 0, end: 0 } }: ArticlePlace,
  library: Pick<News['library'], 'passagesOf'>,
  texts: Texts,
): ReadArticlePage {
  const text = wellFormed(articleText(article));
  const passageEnds = library.passagesOf(article.id).map((passage) => passage.start + passage.text.length);
  const pages = splitArticle(text, passageEnds, maxArticlePageUtf16Units);
  const place = clampPage(page ?? pageWith(pages, bold.start), pages.length);
  const span = pages[place] ?? { start: 0, end: 0 };
  const lines = [sourceLine(sourceOf(article), texts), blockOf(text, span, bold, texts)];
  return { content: FormattedString.join(lines, '\n'), page: place, pages: pages.length };
}

/** In UTF-16 units of the article's text. */
function answeringSentence({ passage, marked }: ResolvedQuote): Span {
  return { start: passage.start + marked.sentence.start, end: passage.start + marked.sentence.end };
}

function pageWith(pages: readonly Span[], at: number): number {
  return pages.findLastIndex(({ start }) => start <= at);
}

/** Not expandable: who asks for the whole article wants to read it. */
function blockOf(text: string, span: Span, bold: Span, texts: Texts): FormattedString {
  if (isBlank(text.slice(span.start, span.end))) return new FormattedString(texts.nothingVisible());
  return FormattedString.blockquote(withBold(text, span, bold));
}
