import { FormattedString } from '@grammyjs/parse-mode';
import type { InlineKeyboardButton } from 'grammy/types';
import { isPaused, type Subscription } from '../../alert/subscription.js';
import type { Place } from '../../alert/subscriptions.js';
import { subscriptionsPerPage } from '../pages/message-limits.js';
import { type Page, pageOf, plainPage } from '../pages/page.js';
import { clampPage, pagerRow } from '../pages/pager.js';
import { agoOrTime } from '../texts/dates.js';
import type { SubscribingTexts } from '../texts/subscribing-texts.js';
import { topicName } from '../texts/topic-name.js';
import type { SubscribingPorts } from './subscribing-ports.js';
import { actButton, pauseButton, shareButton } from './subscription-card.js';
import { type SubscribingTap, subscribingData } from './subscription-data.js';

/**
 * The subscriptions of a chat or topic, oldest first, each with how it is told, its last alert, and buttons.
 *
 * @param page from 0; one that is out of range counts as the nearest.
 * @param head instead of their number
 */
export function subscriptionsPage(place: Place, page: number, ports: SubscribingPorts, head?: string): Page {
  const { subscribing, texts } = ports;
  const words = texts.subscribing;
  const all = subscribing.subscriptions.of(place);
  const onChat = [
    tapButton(words.subscribeMore(), { kind: 'menu' }),
    tapButton(words.quietHours(), { kind: 'quiet-hours' }),
    tapButton(words.timeZone(), { kind: 'zones' }),
  ];
  if (all.length === 0) return { ...plainPage(words.listEmpty()), keyboard: [onChat] };
  const pages = Math.ceil(all.length / subscriptionsPerPage);
  const shown = clampPage(page, pages);
  const from = shown * subscriptionsPerPage;
  const listed = all.slice(from, from + subscriptionsPerPage);
  const { timezone } = subscribing.schedules.scheduleOf(place.chatId);
  const lines = listed.map((subscription, i) => lineOf(subscription, from + i + 1, timezone, ports));
  return pageOf(FormattedString.join([FormattedString.bold(head ?? words.listHead(all.length)), ...lines], '\n\n'), [
    ...listed.map((subscription, i) => buttonsOf(subscription, from + i + 1, ports)),
    pagerRow(shown, pages, (to) => subscribingData({ kind: 'list', page: to })),
    onChat,
  ]);
}

function lineOf(
  subscription: Subscription,
  number: number,
  timezone: string,
  { texts, now }: SubscribingPorts,
): string {
  const { topic, delivery, silent, lastAlertAtMs } = subscription;
  const nowMs = now();
  const last = agoOrTime(lastAlertAtMs, { texts, timezone, nowMs });
  const state = { isPaused: isPaused(subscription, nowMs), last };
  const words: SubscribingTexts = texts.subscribing;
  return words.listLine(number, topicName(topic, texts), words.delivery(delivery, silent), state);
}

function buttonsOf(
  subscription: Subscription,
  number: number,
  { texts, now, linkTo }: SubscribingPorts,
): InlineKeyboardButton[] {
  const words = texts.subscribing;
  return [
    actButton(words.change(number), subscription, { kind: 'show' }),
    pauseButton(subscription, isPaused(subscription, now()), words),
    actButton(words.remove(), subscription, { kind: 'ask-remove' }),
    shareButton(subscription, linkTo, texts),
  ];
}

export function tapButton(text: string, tap: SubscribingTap): InlineKeyboardButton {
  return { text, callback_data: subscribingData(tap) };
}
