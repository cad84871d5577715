import { FormattedString, fmt } from '@grammyjs/parse-mode';
import type { StoredAlert } from '../../alert/alert.js';
import { sourceOf } from '../../answer/source-of.js';
import type { Article } from '../../article/article.js';
import { resolveReference } from '../../article/passage-reference.js';
import { alertData, digestData } from '../messages/callback-data.js';
import { formatQuote } from '../pages/format-quote.js';
import {
  digestPerPage,
  maxDigestQuoteUtf16Units,
  maxLatestUrlLength,
  maxPublisherUtf16Units,
  maxTitleUtf16Units,
} from '../pages/message-limits.js';
import { type Page, pageOf } from '../pages/page.js';
import { clampPage, pagerRow } from '../pages/pager.js';
import { safeLink } from '../pages/safe-link.js';
import { dayShown } from '../texts/dates.js';
import { oneLine } from '../texts/one-line.js';
import type { AlertPorts } from './alert-ports.js';
import { alertReason } from './alert-reason.js';

interface Item {
  readonly alert: StoredAlert;
  readonly article: Article;
}

/**
 * Many alerts in one message: of each article the title, linked, publisher, day, and the sentence that matters; in pages.
 * `null` where none of the articles is there any more.
 *
 * @param alerts those of one batch, in its order.
 * @param page from 0; one that is out of range counts as the nearest.
 */
export function digestPage(alerts: readonly StoredAlert[], page: number, ports: AlertPorts): Page | null {
  const { library } = ports.news();
  const { texts } = ports;
  const items = alerts.flatMap((alert): Item[] => {
    const article = library.article(alert.articleId);
    return article === undefined ? [] : [{ alert, article }];
  });
  const [first] = items;
  if (first === undefined) return null;
  const pages = Math.ceil(items.length / digestPerPage);
  const place = clampPage(page, pages);
  const from = place * digestPerPage;
  const shown = items.slice(from, from + digestPerPage).map((item, i) => itemText(from + i + 1, item, ports));
  const reason = alertReason(alerts, ports);
  const lines = [
    FormattedString.bold(texts.digestHead(items.length)),
    ...shown,
    ...(reason === null ? [] : [new FormattedString(reason)]),
    ...(alerts.some(({ threadGone }) => threadGone) ? [new FormattedString(texts.threadGone())] : []),
  ];
  const batchId = alerts[0]?.batchId ?? first.alert.id;
  return pageOf(FormattedString.join(lines, '\n\n'), [
    pagerRow(place, pages, (to) => digestData(batchId, to)),
    [
      { text: texts.stopAlerts(), callback_data: alertData(first.alert.id, 'stop') },
      { text: texts.pauseAlerts(), callback_data: alertData(first.alert.id, 'pause') },
    ],
  ]);
}

function itemText(number: number, { alert, article }: Item, { news, texts }: AlertPorts): FormattedString {
  const { title, publisher, publishedAt, sourceUrl } = sourceOf(article);
  const name = oneLine(title, maxTitleUtf16Units) ?? texts.untitled();
  const url = safeLink(sourceUrl, maxLatestUrlLength);
  const linked = url === null ? new FormattedString(name) : FormattedString.link(name, url);
  const about = [oneLine(publisher, maxPublisherUtf16Units), dayShown(publishedAt, texts)].filter(
    (part) => part !== null,
  );
  const head = fmt`${String(number)}. ${linked}${about.length === 0 ? '' : `\n${about.join(' · ')}`}`;
  const resolved = resolveReference(alert, news().library.passage(alert.passageId));
  if (resolved.kind !== 'same') return head;
  const { text } = resolved.passage;
  const { start, end } = alert.sentence;
  const unmarked = { text: start < end ? text.slice(start, end) : text, sentence: { start: 0, end: 0 }, matches: [] };
  const quote = formatQuote(unmarked, maxDigestQuoteUtf16Units);
  return quote === null ? head : fmt`${head}\n${quote}`;
}
