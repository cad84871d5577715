import { FormattedString, fmt } from '@grammyjs/parse-mode';
import { sourceOf } from '../../answer/source-of.js';
import type { Article } from '../../article/article.js';
import { articleKey } from '../../library/shelf.js';
import type { News } from '../news.js';
import {
  latestPerPage,
  maxLatestUrlLength,
  maxPublisherUtf16Units,
  maxTitleUtf16Units,
} from '../pages/message-limits.js';
import { type Page, pageOf, plainPage } from '../pages/page.js';
import { clampPage, pagerRow } from '../pages/pager.js';
import { safeLink } from '../pages/safe-link.js';
import { dayShown } from '../texts/dates.js';
import { oneLine } from '../texts/one-line.js';
import type { Texts } from '../texts/texts.js';
import { backButtons, browseButton, inRows, kindButtons, shelfName } from './browse-buttons.js';
import { type BrowsePath, type BrowseStep, browseData, stepAside, stepOn } from './browse-path.js';

export type ListStep = Extract<BrowseStep, { readonly kind: 'latest' | 'shelf' }>;

/** More would be too narrow on a phone. */
const numbersARow = 4;

/**
 * The newest articles, of all or of a shelf: each title linked to its source, with publisher and day, and a button with
 * its number that opens it.
 *
 * @param step what `path` shows; a page that is out of range counts as the nearest.
 */
export function articleListPage(
  path: BrowsePath,
  step: ListStep,
  { library }: Pick<News, 'library'>,
  texts: Texts,
): Page {
  const about = aboutList(step, library, texts);
  if (about === null) return goneList(path, step, texts);
  const pages = Math.ceil(about.articles / latestPerPage);
  const page = clampPage(step.page, pages);
  const here = stepAside(path, { ...step, page });
  const first = page * latestPerPage;
  const articles = library.newest({ offset: first, limit: latestPerPage, ...shelfOf(step) });
  const lines = articles.map((article, place) => articleLine(first + place + 1, article, texts));
  const numbers = articles.map(({ id }, place) =>
    browseButton(String(first + place + 1), stepOn(here, { kind: 'article', key: articleKey(id), page: 0 })),
  );
  return pageOf(FormattedString.join([FormattedString.bold(about.head), ...lines], '\n\n'), [
    ...inRows(numbers, numbersARow),
    pagerRow(page, pages, (to) => browseData(stepAside(path, { ...step, page: to }))),
    step.kind === 'latest' ? kindButtons(here, texts) : backButtons(path, texts.reading.back()),
  ]);
}

/** `null` where there are no articles. */
function aboutList(
  step: ListStep,
  library: News['library'],
  texts: Texts,
): { readonly head: string; readonly articles: number } | null {
  if (step.kind === 'latest') {
    const articles = library.articleCount;
    return articles === 0 ? null : { head: texts.latestHead(articles), articles };
  }
  const shelf = library.shelf(step.of, step.id);
  if (shelf === undefined) return null;
  const name = shelfName(shelf, maxPublisherUtf16Units, texts);
  return { head: texts.reading.shelfHead(name, shelf.articles), articles: shelf.articles };
}

function goneList(path: BrowsePath, step: ListStep, texts: Texts): Page {
  const text = step.kind === 'latest' ? texts.noArticles() : texts.reading.shelfGone();
  return { ...plainPage(text), keyboard: [backButtons(path, texts.reading.back())].filter((row) => row.length > 0) };
}

function shelfOf(step: ListStep) {
  return step.kind === 'latest' ? {} : { shelf: { kind: step.of, id: step.id } };
}

function articleLine(number: number, article: Article, texts: Texts): FormattedString {
  const { title, publisher, publishedAt, sourceUrl } = sourceOf(article);
  const name = oneLine(title, maxTitleUtf16Units) ?? texts.untitled();
  const url = safeLink(sourceUrl, maxLatestUrlLength);
  const linked = url === null ? new FormattedString(name) : FormattedString.link(name, url);
  const about = [oneLine(publisher, maxPublisherUtf16Units), dayShown(publishedAt, texts)].filter(
    (part) => part !== null,
  );
  return fmt`${String(number)}. ${linked}${about.length === 0 ? '' : `\n${about.join(' · ')}`}`;
}
