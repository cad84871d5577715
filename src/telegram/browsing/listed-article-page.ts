import { sourceOf } from '../../answer/source-of.js';
import type { News } from '../news.js';
import { sourceButtons } from '../pages/answer-buttons.js';
import { readArticlePage } from '../pages/article-page.js';
import { type Page, pageOf, plainPage } from '../pages/page.js';
import { pagerRow } from '../pages/pager.js';
import type { Texts } from '../texts/texts.js';
import { backButtons } from './browse-buttons.js';
import { type BrowsePath, type BrowseStep, browseData, stepAside } from './browse-path.js';

export type ArticleStep = Extract<BrowseStep, { readonly kind: 'article' }>;

/**
 * A page of an article that was opened from a list, word for word, with the way back to the list.
 *
 * @param step what `path` shows; a page that is out of range counts as the nearest.
 */
export function listedArticlePage(
  path: BrowsePath,
  step: ArticleStep,
  { library }: Pick<News, 'library'>,
  texts: Texts,
): Page {
  const back = backButtons(path, texts.reading.backToList());
  const article = library.article(library.articleIdOf(step.key) ?? '');
  if (article === undefined) {
    return { ...plainPage(texts.reading.articleGone()), keyboard: [back].filter((row) => row.length > 0) };
  }
  const { content, page, pages } = readArticlePage(article, { page: step.page }, library, texts);
  return pageOf(content, [
    pagerRow(page, pages, (to) => browseData(stepAside(path, { ...step, page: to }))),
    [...back, ...sourceButtons(sourceOf(article), texts)],
  ]);
}
