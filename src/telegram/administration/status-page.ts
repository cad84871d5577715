import { FormattedString, fmt } from '@grammyjs/parse-mode';
import type { Rejection } from '../../article/article.js';
import { rejectionReason } from '../../article/rejection.js';
import {
  feedsPerPage,
  maxAddressUtf16Units,
  maxFileNameUtf16Units,
  maxReasonUtf16Units,
  rejectedPerPage,
} from '../pages/message-limits.js';
import { type Page, pageOf } from '../pages/page.js';
import { clampPage, pagerRow } from '../pages/pager.js';
import { momentShown, type ShownTimes } from '../texts/dates.js';
import { oneLine } from '../texts/one-line.js';
import type { Texts } from '../texts/texts.js';
import type { BotStatus, FeedHealth } from './bot-status.js';
import { type StatusView, statusData } from './status-view.js';

export interface StatusPageOptions extends ShownTimes {
  readonly texts: Texts;
}

const minuteMs = 60_000;

/** How the bot does; a page that is out of range counts as the nearest. */
export function statusPage(status: BotStatus, view: StatusView, options: StatusPageOptions): Page {
  const { administrator: texts } = options.texts;
  const { feeds, rejections } = status;
  if (view.kind === 'overview') return overviewPage(status, options);
  return view.kind === 'feeds'
    ? entriesPage(view, options.texts, {
        head: texts.feedsHead(feeds.length),
        items: feeds,
        perPage: feedsPerPage,
        entryOf: (feed) => feedEntry(feed, options),
      })
    : entriesPage(view, options.texts, {
        head: texts.rejectedHead(rejections.length),
        items: rejections,
        perPage: rejectedPerPage,
        entryOf: rejectionEntry,
      });
}

function overviewPage(status: BotStatus, options: StatusPageOptions): Page {
  const {
    texts: { administrator: texts },
    nowMs,
  } = options;
  const { articles, passages, lastArrivalMs, livePassages, lastFold, feeds, rejections, outbox } = status;
  const at = (ms: number | null): string | null => momentShown(ms, options);
  const failing = feeds.filter(({ lastError, nextTryMs }) => lastError !== null || nextTryMs === null).length;
  const { oldestDueAtMs: oldestMs } = outbox;
  const lines = [
    texts.corpusLine(articles, passages),
    texts.lastArrivalLine(at(lastArrivalMs)),
    texts.liveLine(livePassages),
    texts.lastFoldLine(
      lastFold === null ? null : { at: at(lastFold.endedAtMs) ?? '', seconds: (lastFold.tookMs / 1000).toFixed(1) },
    ),
    texts.feedsLine(feeds.length, failing),
    texts.rejectedLine(rejections.length),
    texts.outboxLine(outbox, oldestMs === null ? null : Math.max(0, Math.floor((nowMs - oldestMs) / minuteMs))),
  ];
  const button = (text: string, view: StatusView) => ({ text, callback_data: statusData(view) });
  return pageOf(FormattedString.join([FormattedString.bold(texts.statusHead()), ...lines], '\n'), [
    [
      ...(feeds.length > 0 ? [button(texts.feedsButton(), { kind: 'feeds', page: 0 })] : []),
      ...(rejections.length > 0 ? [button(texts.rejectedButton(), { kind: 'rejected', page: 0 })] : []),
    ],
    [button(texts.refreshButton(), { kind: 'overview' })],
  ]);
}

interface Entries<Item> {
  readonly head: string;
  readonly items: readonly Item[];
  readonly perPage: number;
  readonly entryOf: (item: Item) => FormattedString;
}

function entriesPage<Item>(
  { kind, page }: Exclude<StatusView, { readonly kind: 'overview' }>,
  { administrator: texts }: Texts,
  { head, items, perPage, entryOf }: Entries<Item>,
): Page {
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const place = clampPage(page, pages);
  const entries = items.slice(place * perPage, (place + 1) * perPage).map(entryOf);
  return pageOf(FormattedString.join([FormattedString.bold(head), ...entries], '\n\n'), [
    pagerRow(place, pages, (to) => statusData({ kind, page: to })),
    [{ text: texts.backToStatus(), callback_data: statusData({ kind: 'overview' }) }],
  ]);
}

function feedEntry(feed: FeedHealth, options: StatusPageOptions): FormattedString {
  const { administrator: texts } = options.texts;
  const { address, movedTo, lastSuccessMs, nextTryMs, lastError, failures } = feed;
  const moved = oneLine(movedTo, maxAddressUtf16Units);
  const error = oneLine(lastError, maxReasonUtf16Units);
  return new FormattedString(
    [
      oneLine(address, maxAddressUtf16Units) ?? '',
      ...(moved === null ? [] : [texts.feedMoved(moved)]),
      texts.feedTimes(momentShown(lastSuccessMs, options), momentShown(nextTryMs, options)),
      ...(error === null ? [] : [texts.feedError(error, failures)]),
    ].join('\n'),
  );
}

/** The name as code: clients would take `a.md` for the address of a site. */
function rejectionEntry(rejection: Rejection): FormattedString {
  const name = FormattedString.code(oneLine(rejection.file, maxFileNameUtf16Units) ?? '?');
  return fmt`${name}\n${oneLine(rejectionReason(rejection), maxReasonUtf16Units) ?? ''}`;
}
