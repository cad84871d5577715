import { FormattedString } from '@grammyjs/parse-mode';
import type { StoredAlert } from '../../alert/alert.js';
import { type Source, sourceOf } from '../../answer/source-of.js';
import { resolveReference } from '../../article/passage-reference.js';
import { alertData } from '../messages/callback-data.js';
import { sourceButtons, viewButton } from '../pages/answer-buttons.js';
import { formatQuote } from '../pages/format-quote.js';
import { maxPassageUtf16Units, maxTitleUtf16Units } from '../pages/message-limits.js';
import { type Page, pageOf } from '../pages/page.js';
import { publisherLine } from '../pages/source-line.js';
import { oneLine } from '../texts/one-line.js';
import type { Texts } from '../texts/texts.js';
import type { AlertPorts } from './alert-ports.js';
import { alertReason } from './alert-reason.js';
import { alertStateId } from './alert-state.js';

/**
 * An alert of one article: its title, the paragraph that matters as a block quote with the sentence in bold, publisher,
 * date and link, and why it was sent. `null` where the article is gone.
 */
export function alertPage(alert: StoredAlert, ports: AlertPorts): Page | null {
  const { texts } = ports;
  const article = ports.news().library.article(alert.articleId);
  if (article === undefined) return null;
  const source = sourceOf(article);
  const reason = alertReason([alert], ports);
  const lines = [
    FormattedString.bold(oneLine(source.title, maxTitleUtf16Units) ?? texts.untitled()),
    quoteOf(alert, ports),
    publisherLine(source, texts),
    ...(reason === null ? [] : [new FormattedString(reason)]),
    ...(alert.threadGone ? [new FormattedString(texts.threadGone())] : []),
  ].filter((line) => line !== null);
  return pageOf(FormattedString.join(lines, '\n'), buttonsOf(alert, source, texts));
}

/** Where the paragraph was changed since, as it stands now; `null` where there is none any more. */
function quoteOf(alert: StoredAlert, { news }: AlertPorts): FormattedString | null {
  const resolved = resolveReference(alert, news().library.passage(alert.passageId));
  if (resolved.kind === 'gone') return null;
  const sentence = resolved.kind === 'same' ? alert.sentence : { start: 0, end: 0 };
  return formatQuote({ text: resolved.passage.text, sentence, matches: [] }, maxPassageUtf16Units);
}

function buttonsOf({ id }: StoredAlert, source: Source, texts: Texts): Page['keyboard'] {
  return [
    [
      viewButton(texts.wholeArticle(), alertStateId(id), { kind: 'article', rank: 0, page: null }),
      ...sourceButtons(source, texts),
    ],
    [
      { text: texts.stopAlerts(), callback_data: alertData(id, 'stop') },
      { text: texts.pauseAlerts(), callback_data: alertData(id, 'pause') },
    ],
  ];
}
