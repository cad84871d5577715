import { FormattedString, fmt } from '@grammyjs/parse-mode';
import { sourceOf } from '../../answer/source-of.js';
import type { Article } from '../../article/article.js';
import { listData } from '../messages/callback-data.js';
import type { News } from '../news.js';
import { dayShown } from '../texts/dates.js';
import { oneLine } from '../texts/one-line.js';
import type { Texts } from '../texts/texts.js';
import { latestPerPage, maxLatestUrlLength, maxPublisherUtf16Units, maxTitleUtf16Units } from './message-limits.js';
import { type Page, pageOf, plainPage } from './page.js';
import { clampPage, pagerRow } from './pager.js';
import { safeLink } from './safe-link.js';

/**
 * The newest articles: each title linked to its source, with publisher and day.
 *
 * @param page from 0; one that is out of range counts as the nearest.
 */
export function latestPage(page: number, { library }: News, texts: Texts): Page {
  const count = library.articleCount;
  if (count === 0) return plainPage(texts.noArticles());
  const pages = Math.ceil(count / latestPerPage);
  const place = clampPage(page, pages);
  const first = place * latestPerPage;
  const articles = library.newest({ offset: first, limit: latestPerPage });
  const lines = articles.map((article, i) => articleLine(first + i + 1, article, texts));
  const head = FormattedString.bold(texts.latestHead(count));
  return pageOf(FormattedString.join([head, ...lines], '\n\n'), [
    pagerRow(place, pages, (to) => listData({ kind: 'latest', page: to })),
  ]);
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
