import type { CallbackQuery } from 'grammy/types';
import type { StoredAlert } from '../alert/alert.js';
import type { Outbox } from '../alert/outbox.js';
import { alertPage } from './alert-page.js';
import type { AlertPorts } from './alert-ports.js';
import { alertState } from './alert-state.js';
import type { Notice } from './answer-tap.js';
import { answerViewPage, type StandingView } from './answer-view-page.js';
import type { AlertWish } from './callback-data.js';
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

/**
 * A view of an alert, or of its article, in the place of the alert. `null` for one that is not kept any more, and for one
 * of another chat: anybody can send any data.
 */
export function alertViewPage(
  alertId: number,
  chatId: number | null,
  view: StandingView,
  ports: AlertTapPorts,
): Page | null {
  const alert = ports.outbox.alert(alertId);
  if (alert === null || alert.chatId !== chatId) return null;
  const { news, texts } = ports;
  if (view.kind !== 'quote') return answerViewPage(alertState(alert, ports), view, news(), texts);
  return alertPage(alert, ports) ?? plainPage(texts.quoteGone());
}

/** A page of a digest; `null` as for {@link alertViewPage}. */
export function digestTapPage(batchId: number, chatId: number | null, page: number, ports: AlertTapPorts): Page | null {
  const alerts = ports.outbox.batch(batchId);
  if (alerts[0]?.chatId !== chatId) return null;
  return digestPage(alerts, page, ports) ?? plainPage(ports.texts.quoteGone());
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
