import type { Api } from 'grammy';
import type { CallbackQuery } from 'grammy/types';
import type { StoredAlert } from '../../alert/alert.js';
import type { Outbox } from '../../alert/outbox.js';
import { isPaused, type Subscription } from '../../alert/subscription.js';
import { replyTarget } from '../connection/reply-target.js';
import { sendPage } from '../connection/send-page.js';
import type { Notice } from '../messages/answer-tap.js';
import type { AlertWish } from '../messages/callback-data.js';
import { type Page, plainPage } from '../pages/page.js';
import { gone } from '../subscribing/change-subscription.js';
import type { SubscribingPorts } from '../subscribing/subscribing-ports.js';
import { refusal } from '../subscribing/subscribing-taps.js';
import { actButton, listButton } from '../subscribing/subscription-card.js';
import { type Question, subscriptionQuestion } from '../subscribing/subscription-questions.js';
import { topicName } from '../texts/topic-name.js';

/** More are found in the list. */
const maxOffered = 8;

/**
 * Asks, in a reply to an alert, before its subscription is removed, or for how long it is paused; which one, where there
 * are several. The alert itself stays.
 */
export async function fulfilAlertWish(
  api: Api,
  query: CallbackQuery,
  { wish, alert, outbox }: { wish: AlertWish; alert: StoredAlert; outbox: Pick<Outbox, 'batch'> },
  ports: SubscribingPorts,
): Promise<Notice> {
  const { message } = query;
  const refused = await refusal(api, query, ports.texts);
  if (refused !== null || message === undefined) return refused ?? { text: ports.texts.unknownButton() };
  const told = alert.batchId === null ? [alert] : outbox.batch(alert.batchId);
  const ids = new Set(told.flatMap(({ subscriptionIds }) => subscriptionIds));
  const found = Array.from(ids, (id) => ports.subscribing.subscriptions.find(id))
    .filter((subscription) => subscription !== null)
    // Pausing again what is paused would change nothing.
    .filter((each) => each.chatId === alert.chatId && (wish === 'stop' || !isPaused(each, ports.now())));
  const page = wishPage(wish, found, ports);
  if (page === null) return gone(ports);
  await sendPage(api, replyTarget(message), page, ports.texts.threadGone());
  return {};
}

function wishPage(wish: AlertWish, found: readonly Subscription[], { texts }: SubscribingPorts): Page | null {
  const [first, ...others] = found;
  if (first === undefined) return null;
  const act: Question = wish === 'stop' ? { kind: 'ask-remove' } : { kind: 'ask-pause' };
  if (others.length === 0) return subscriptionQuestion(first, act, texts);
  const words = texts.subscribing;
  const rows = found.slice(0, maxOffered).map((subscription) => {
    const name = topicName(subscription.topic, texts);
    return [actButton(wish === 'stop' ? words.removeOne(name) : words.pauseOne(name), subscription, act)];
  });
  return { ...plainPage(words.chooseFromAlert(wish)), keyboard: [...rows, [listButton(words)]] };
}
