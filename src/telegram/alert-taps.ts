import type { CallbackQuery } from 'grammy/types';
import type { StoredAlert } from '../alert/alert.js';
import type { Outbox } from '../alert/outbox.js';
import { alertPage } from './alert-page.js';
import type { AlertPorts } from './alert-ports.js';
import { alertState } from './alert-state.js';
import type { Notice } from './answer-tap.js';
import { answerViewPage } from './answer-view-page.js';
import type { AlertWish, AnswerView, Tap } from './callback-data.js';
import { digestPage } from './digest-page.js';
import type { News } from './news.js';
import { type Page, plainPage } from './page.js';
import type { Texts } from './texts.js';

/** What the buttons under alerts work with. */
export interface AlertTaps {
  readonly outbox: Pick<Outbox, 'alert' | 'batch'>;
  readonly subscription: AlertPorts['subscription'];
  /** Does what somebody wants of an alert, and tells them. */
  readonly fulfil: (wish: AlertWish, alert: StoredAlert, query: CallbackQuery) => Promise<Notice>;
}

export interface AlertTapPorts extends AlertTaps {
  readonly news: () => News;
  readonly texts: Texts;
}

/** A tap that only shows something. */
export type AlertViewTap =
  | Extract<Tap, { readonly kind: 'digest' }>
  | { readonly kind: 'alert-view'; readonly alertId: number; readonly view: AnswerView };

export type AlertTap = Extract<Tap, { readonly kind: 'alert' }> | AlertViewTap;

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

export async function fulfilWish(
  { alertId, wish }: { readonly alertId: number; readonly wish: AlertWish },
  query: CallbackQuery,
  { outbox, fulfil, texts }: AlertTapPorts,
): Promise<Notice> {
  const alert = outbox.alert(alertId);
  const isTheirs = alert !== null && alert.chatId === query.message?.chat.id;
  return isTheirs ? fulfil(wish, alert, query) : { text: texts.alertExpired(), alert: true };
}
