import { FormattedString } from '@grammyjs/parse-mode';
import type { News } from '../news.js';
import { maxPublisherUtf16Units, shelvesPerPage } from '../pages/message-limits.js';
import { type Page, pageOf, plainPage } from '../pages/page.js';
import { clampPage, pagerRow } from '../pages/pager.js';
import type { Texts } from '../texts/texts.js';
import { backButtons, shelfButtons, shelfName } from './browse-buttons.js';
import { type BrowsePath, type BrowseStep, browseData, stepAside } from './browse-path.js';

export type ShelvesStep = Extract<BrowseStep, { readonly kind: 'shelves' }>;

/** More would be cut on a phone. */
const namesARow = 2;

/**
 * All publishers or categories with their numbers of articles, most first, or all days, the newest first; a button each
 * leads to its articles.
 *
 * @param step what `path` shows; a page that is out of range counts as the nearest.
 */
export function shelvesPage(
  path: BrowsePath,
  step: ShelvesStep,
  { library }: Pick<News, 'library'>,
  texts: Texts,
): Page {
  const shelves = library.shelves(step.of);
  if (shelves.length === 0) return plainPage(texts.noArticles());
  const pages = Math.ceil(shelves.length / shelvesPerPage);
  const page = clampPage(step.page, pages);
  const shown = shelves.slice(page * shelvesPerPage, (page + 1) * shelvesPerPage);
  const lines = shown.map((shelf) =>
    texts.reading.shelfLine(shelfName(shelf, maxPublisherUtf16Units, texts), shelf.articles),
  );
  const named = shelves.filter(({ name }) => name !== null).length;
  const head = FormattedString.bold(texts.reading.shelvesHead(step.of, named, library.articleCount));
  const here = stepAside(path, { ...step, page });
  return pageOf(FormattedString.join([head, '', ...lines], '\n'), [
    ...shelfButtons(shown, { from: here, perRow: namesARow }, texts),
    pagerRow(page, pages, (to) => browseData(stepAside(path, { ...step, page: to }))),
    backButtons(path, texts.reading.back()),
  ]);
}
