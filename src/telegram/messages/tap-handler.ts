import { type Api, Composer, type Context, GrammyError } from 'grammy';
import type { CallbackQuery } from 'grammy/types';
import { isAdministered } from '../administration/administration.js';
import { statusPage } from '../administration/status-page.js';
import { readStatusData, type StatusView } from '../administration/status-view.js';
import { readAlertStateId } from '../alerts/alert-state.js';
import { type AlertViewTap, alertTapPage } from '../alerts/alert-taps.js';
import { fulfilAlertWish } from '../alerts/alert-wish.js';
import { browsePage } from '../browsing/browse-page.js';
import type { ChatPorts } from '../chat-ports.js';
import { describeError } from '../connection/describe-error.js';
import { editPage } from '../connection/send-page.js';
import { fulfilVote } from '../feedback/fulfil-vote.js';
import { verdictOn, withReaderRow } from '../feedback/reader-row.js';
import { foldAnswer } from '../groups/fold-answer.js';
import { GroupLimitError } from '../groups/group-limit-error.js';
import { answerViewPage, isOtherQuestion } from '../pages/answer-view-page.js';
import type { Page } from '../pages/page.js';
import { clampPage } from '../pages/pager.js';
import { type ForgetTap, readForgetData } from '../privacy/forget-data.js';
import { fulfilForgetTap } from '../privacy/fulfil-forget.js';
import { fulfilSettingsTap, type SettingsTapPorts } from '../settings/fulfil-settings.js';
import { subscribingPorts } from '../subscribing/subscribing-ports.js';
import { fulfilSubscribingTap } from '../subscribing/subscribing-taps.js';
import type { Texts } from '../texts/texts.js';
import { textsIn } from '../texts/texts-in.js';
import { answerTap, type Notice } from './answer-tap.js';
import { askExample, askInstead, type Failed, type TappedBot } from './ask-by-tap.js';
import { readTap, type Tap } from './callback-data.js';
import { languageOfUpdate } from './language-of-update.js';

interface TapPorts extends ChatPorts, SettingsTapPorts {}

/**
 * Does what a button says, whoever tapped it, and always ends the client's wait. What fails costs a line in the log, and
 * the person is told.
 */
export function tapHandler(ports: ChatPorts): Composer<Context> {
  const { texts, log } = ports;
  const handler = new Composer<Context>();
  handler.on('callback_query', async (context) => {
    const { api, callbackQuery, me, update } = context;
    const failed: Failed = (doing, error) => {
      log.error(`update ${update.update_id}: ${doing}: ${describeError(error, api.token)}`);
    };
    const textsNow = () => textsIn(languageOfUpdate(context, ports.chatSettings));
    const tapped = { ...ports, textsNow };
    const askerId = context.from?.id;
    const chatId = context.chat?.id ?? null;
    if (askerId !== undefined && ports.allowance?.admits({ askerId, chatId }, 'answer') === false) {
      await answerTap(api, callbackQuery.id, {}).catch((error: unknown) => failed('could not end a tap', error));
      return;
    }
    const notice = await doWhatItSays({ api, me }, callbackQuery, tapped, failed).catch((error: unknown): Notice => {
      if (error instanceof GroupLimitError) return { text: texts.tooFast(error.retryAfterSeconds), alert: true };
      failed('could not do what a button says', error);
      return { text: apology(error, texts) };
    });
    await answerTap(api, callbackQuery.id, notice).catch((error: unknown) => failed('could not end a tap', error));
  });
  return handler;
}

async function doWhatItSays(
  { api, me }: TappedBot,
  query: CallbackQuery,
  ports: TapPorts,
  failed: Failed,
): Promise<Notice> {
  const { news, pageStates, texts } = ports;
  const statusView = readStatusData(query.data ?? '');
  if (statusView !== null) return showStatus(api, query, statusView, ports);
  const forgetTap = readForgetData(query.data ?? '');
  if (forgetTap !== null) return forget(api, query, forgetTap, ports, failed);
  const tap = readTap(query.data ?? '');
  if (tap === null) return { text: texts.unknownButton() };
  if (tap.kind === 'none') return {};
  if (tap.kind === 'example') {
    if (!(await mayAsk(api, query, ports))) return { text: texts.groups.onlyAdministratorsAsk(), alert: true };
    return askExample({ api, me }, query, tap.place, ports, failed);
  }
  if (tap.kind === 'browse') return show(api, query, browsePage(tap.path, news(), texts), texts);
  if (tap.kind === 'subscribing') {
    const subscribing = subscribingPorts(ports, { api, me });
    return subscribing === null
      ? { text: texts.unknownButton() }
      : fulfilSubscribingTap(api, query, tap.tap, subscribing);
  }
  if (tap.kind === 'settings') return fulfilSettingsTap(api, query, tap.tap, ports);
  if (tap.kind === 'alert') return fulfilWish({ api, me }, query, tap, ports);
  if (tap.kind === 'vote') return fulfilVote(api, query, tap, ports);
  if (tap.kind === 'digest') return showOfAlert(api, query, tap, ports);
  const { view } = tap;
  const alertId = readAlertStateId(tap.stateId);
  if (alertId !== null) return showOfAlert(api, query, { kind: 'alert-view', alertId, view }, ports);
  const state = pageStates.find(tap.stateId);
  if (state === null) return { text: texts.expired(), alert: true };
  if (view.kind === 'fold') return foldAnswer(api, query, state, texts);
  if (isOtherQuestion(view)) {
    if (!(await mayAsk(api, query, ports))) return { text: texts.groups.onlyAdministratorsAsk(), alert: true };
    return askInstead({ api, me }, query, { state, view }, ports, failed);
  }
  const page = answerViewPage(state, view, news(), texts, me.username);
  if (view.kind !== 'quote') return show(api, query, page, texts);
  const rank = clampPage(view.rank, state.passages.length);
  const verdict = verdictOn(state, rank, ports.feedback);
  return show(api, query, withReaderRow(page, { state, rank, verdict }, ports), texts);
}

/** A question that is tapped is one that is asked. */
async function mayAsk(api: Api, { message, from }: CallbackQuery, { whoAsks }: ChatPorts): Promise<boolean> {
  return message === undefined || whoAsks.mayAsk(api, message.chat, { from });
}

async function forget(
  api: Api,
  query: CallbackQuery,
  tap: ForgetTap,
  { forgetting, texts }: ChatPorts,
  failed: Failed,
): Promise<Notice> {
  if (forgetting === undefined) return { text: texts.unknownButton() };
  return fulfilForgetTap(api, query, tap, { forgetting, texts }, failed);
}

async function fulfilWish(
  { api, me }: TappedBot,
  query: CallbackQuery,
  { alertId, wish }: Extract<Tap, { readonly kind: 'alert' }>,
  ports: ChatPorts,
): Promise<Notice> {
  const { alerts, texts } = ports;
  const subscribing = subscribingPorts(ports, { api, me });
  if (alerts === undefined || subscribing === null) return { text: texts.unknownButton() };
  const { outbox } = alerts;
  const alert = outbox.alert(alertId);
  const isTheirs = alert !== null && alert.chatId === query.message?.chat.id;
  if (!isTheirs) return { text: texts.alertExpired(), alert: true };
  return fulfilAlertWish(api, query, { wish, alert, outbox }, subscribing);
}

async function showOfAlert(api: Api, query: CallbackQuery, tap: AlertViewTap, ports: ChatPorts): Promise<Notice> {
  const { alerts, news, texts } = ports;
  if (alerts === undefined) return { text: texts.unknownButton() };
  const page = alertTapPage(tap, query.message?.chat.id ?? null, { ...alerts, news, texts });
  return page === null ? { text: texts.alertExpired(), alert: true } : show(api, query, page, texts);
}

/** Anybody can send any data: to all but administrators the button is one of nobody. */
async function showStatus(api: Api, query: CallbackQuery, view: StatusView, ports: ChatPorts): Promise<Notice> {
  const { administration, texts, now } = ports;
  if (administration === undefined || !isAdministered(administration, query.from.id, query.message?.chat)) {
    return { text: texts.unknownButton() };
  }
  const { status, timezoneOf } = administration;
  // An administrator's private chat has their own id.
  const shown = { texts, timezone: timezoneOf(query.from.id), nowMs: now() };
  return show(api, query, statusPage(status(), view, shown), texts);
}

async function show(
  api: Api,
  { message, inline_message_id }: CallbackQuery,
  page: Page,
  texts: Texts,
): Promise<Notice> {
  if (message !== undefined) {
    await editPage(api, { chatId: message.chat.id, messageId: message.message_id }, page);
  } else if (inline_message_id !== undefined) {
    await editPage(api, { inlineMessageId: inline_message_id }, page);
  } else {
    return { text: texts.unknownButton() };
  }
  return {};
}

function apology(error: unknown, texts: Texts): string {
  const { retry_after: seconds, migrate_to_chat_id: movedTo } = error instanceof GrammyError ? error.parameters : {};
  if (movedTo !== undefined) return texts.welcome.groupUpgraded();
  return seconds === undefined ? texts.tapFailed() : texts.tooFast(seconds);
}
