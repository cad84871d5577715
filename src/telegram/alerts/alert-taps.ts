import type { Outbox } from '../../alert/outbox.js';
import type { AnswerView, Tap } from '../messages/callback-data.js';
import type { News } from '../news.js';
import { answerViewPage } from '../pages/answer-view-page.js';
import { type Page, plainPage } from '../pages/page.js';
import type { Texts } from '../texts/texts.js';
import { alertPage } from './alert-page.js';
import type { AlertPorts } from './alert-ports.js';
import { alertState } from './alert-state.js';
import { digestPage } from './digest-page.js';

/** What the buttons under alerts work with. */
export interface AlertTaps {
  readonly outbox: Pick<Outbox, 'alert' | 'batch'>;
  readonly subscription: AlertPorts['subscription'];
}

export interface AlertTapPorts extends AlertTaps {
  readonly news: () => News;
  readonly texts: Texts;
}

/** A tap that only shows something. */
export type AlertViewTap =
  | Extract<Tap, { readonly kind: 'digest' }>
  | { readonly kind: 'alert-view'; readonly alertId: number; readonly view: AnswerView };

/**
 * What a tap shows in the place of an alert: the alert, its article, a page of its digest. `null` for one that is not kept
 * any more, and for one of another chat: anybody can send any data.
 */
export function alertTapPage(tap: AlertViewTap, chatId: number | null, ports: AlertTapPorts): Page | null {
  const { outbox, news, texts } = ports;
  if (tap.kind === 'digest') {
    const alerts = outbox.batch(tap.batchId);
    if (alerts[0]?.chatId !== chatId) return null;
    return digestPage(alerts, tap.page, ports) ?? plainPage(texts.quoteGone());
  }
  const alert = outbox.alert(tap.alertId);
  if (alert === null || alert.chatId !== chatId) return null;
  const { view } = tap;
  if (view.kind === 'article' || view.kind === 'paragraph') {
    return answerViewPage(alertState(alert, ports), view, news(), texts);
  }
  return alertPage(alert, ports) ?? plainPage(texts.quoteGone());
}
