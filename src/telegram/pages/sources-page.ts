import { FormattedString } from '@grammyjs/parse-mode';
import { listData } from '../messages/callback-data.js';
import type { News } from '../news.js';
import { oneLine } from '../texts/one-line.js';
import type { Texts } from '../texts/texts.js';
import { maxPublisherUtf16Units, sourcesPerPage } from './message-limits.js';
import { type Page, pageOf, plainPage } from './page.js';
import { clampPage, pagerRow } from './pager.js';

/**
 * The publishers with their numbers of articles, most first.
 *
 * @param page from 0; one that is out of range counts as the nearest.
 */
export function sourcesPage(page: number, { library }: News, texts: Texts): Page {
  const publishers = library.publishers();
  if (publishers.length === 0) return plainPage(texts.noArticles());
  const pages = Math.ceil(publishers.length / sourcesPerPage);
  const place = clampPage(page, pages);
  const lines = publishers
    .slice(place * sourcesPerPage, (place + 1) * sourcesPerPage)
    .map(({ publisher, articles }) =>
      texts.publisherLine(oneLine(publisher, maxPublisherUtf16Units) ?? texts.unknownPublisher(), articles),
    );
  const named = publishers.filter(({ publisher }) => publisher !== null).length;
  const head = FormattedString.bold(texts.sourcesHead(named, library.articleCount));
  return pageOf(FormattedString.join([head, '', ...lines], '\n'), [
    pagerRow(place, pages, (to) => listData({ kind: 'sources', page: to })),
  ]);
}
