import type { Api } from 'grammy';
import type { Message } from 'grammy/types';
import { sameTopic } from '../../alert/same-topic.js';
import type { Place } from '../../alert/subscriptions.js';
import { replyTarget } from '../connection/reply-target.js';
import { sendPage } from '../connection/send-page.js';
import { type Page, plainPage } from '../pages/page.js';
import { readZone } from '../texts/common-zones.js';
import { oneLine } from '../texts/one-line.js';
import { topicName } from '../texts/topic-name.js';
import { rightToChange } from './right-to-change.js';
import { zonesPage } from './schedule-pages.js';
import { readShareParameter } from './share-link.js';
import { subscribeTo, subscribeToWritten } from './subscribe-to.js';
import type { SubscribingPorts } from './subscribing-ports.js';
import type { SubscribingWish } from './subscribing-wish.js';
import { listButton } from './subscription-card.js';
import { fetchDocument, sendSubscriptionDocument } from './subscription-document.js';
import { subscriptionQuestion } from './subscription-questions.js';
import { subscriptionsPage } from './subscriptions-page.js';

const maxWrittenUtf16Units = 100;

/**
 * Does what a message wants of the subscriptions of its chat or topic, for whoever may, and answers. What is confirmed is
 * kept already.
 *
 * @param failed is told what went wrong, where the person could still be told
 * @throws GrammyError, HttpError
 */
export async function fulfilSubscribing(
  api: Api,
  message: Message,
  wish: SubscribingWish,
  ports: SubscribingPorts,
  failed: (doing: string, error: unknown) => void,
): Promise<void> {
  // A post that Telegram itself puts into the group of its channel was meant for the channel.
  if (message.is_automatic_forward === true) return;
  const target = replyTarget(message);
  const page = await pageFor(api, message, wish, ports).catch((error: unknown): Page => {
    failed('could not change subscriptions', error);
    return plainPage(ports.texts.subscribing.notDone());
  });
  if (page !== null) await sendPage(api, target, page, ports.texts.threadGone());
}

/** `null` where the answer is a file. */
async function pageFor(
  api: Api,
  message: Message,
  wish: SubscribingWish,
  ports: SubscribingPorts,
): Promise<Page | null> {
  const words = ports.texts.subscribing;
  const place = replyTarget(message);
  if (wish.kind === 'list') return subscriptionsPage(place, 0, ports);
  const actor = { userId: message.from?.id, senderChatId: message.sender_chat?.id };
  const right = await rightToChange(api, message.chat, actor);
  if (right !== 'may') return plainPage(right === 'unknown' ? words.rightsUnknown() : words.onlyAdministrators());
  switch (wish.kind) {
    case 'subscribe':
      return subscribeToWritten(place, wish.written, ports);
    case 'unsubscribe':
      return unsubscribe(place, wish.written, ports);
    case 'follow':
      return follow(place, readShareParameter(wish.shared, api.token), ports);
    case 'zone':
      return setZone(place, wish.written, ports);
    case 'import':
      return importFile(api, message, place, ports);
    case 'export': {
      const subscriptions = ports.subscribing.subscriptions.of(place);
      if (subscriptions.length === 0) return plainPage(words.nothingToExport());
      await sendSubscriptionDocument(api, place, subscriptions, words.exported(subscriptions.length));
      return null;
    }
    default:
      return wish satisfies never;
  }
}

/** Asks before it removes; shows what there is, where nothing or something else was written. */
function unsubscribe(place: Place, written: string, ports: SubscribingPorts): Page {
  const { subscribing, texts } = ports;
  if (written === '') return subscriptionsPage(place, 0, ports);
  const read = subscribing.readTopic(written);
  const found = subscribing.subscriptions
    .of(place)
    .find(
      ({ topic }) => topicName(topic, texts) === written || (read.kind === 'topic' && sameTopic(topic, read.topic)),
    );
  if (found !== undefined) return subscriptionQuestion(found, { kind: 'ask-remove' }, texts);
  const shown = oneLine(written, maxWrittenUtf16Units) ?? '';
  return subscriptionsPage(place, 0, ports, texts.subscribing.noSuchSubscription(shown));
}

function follow(place: Place, sharedId: number | null, ports: SubscribingPorts): Page {
  const shared = sharedId === null ? null : ports.subscribing.subscriptions.find(sharedId);
  return shared === null ? plainPage(ports.texts.subscribing.shareGone()) : subscribeTo(place, shared.topic, ports);
}

function setZone({ chatId }: Place, written: string, { subscribing, texts }: SubscribingPorts): Page {
  const words = texts.subscribing;
  const { schedules } = subscribing;
  const schedule = schedules.scheduleOf(chatId);
  const timezone = readZone(written);
  if (timezone === null) {
    const { keyboard } = zonesPage(schedule, texts);
    return { ...plainPage(words.noSuchZone(oneLine(written, maxWrittenUtf16Units) ?? '')), keyboard };
  }
  const changed = { ...schedule, timezone };
  schedules.setSchedule(chatId, changed);
  return zonesPage(changed, texts);
}

async function importFile(api: Api, message: Message, place: Place, ports: SubscribingPorts): Promise<Page> {
  const { subscribing, texts } = ports;
  const words = texts.subscribing;
  const document = message.document ?? message.reply_to_message?.document;
  if (document === undefined) return plainPage(words.askFile());
  const fetched = await fetchDocument(api, document);
  const read = fetched.kind === 'text' ? subscribing.readFile(fetched.text) : fetched;
  if (read.kind !== 'subscriptions') return plainPage(words.unreadableFile(read));
  const outcome = subscribing.subscriptions.addAll(place, read.subscriptions);
  if (outcome.kind === 'limit-reached') return plainPage(words.noRoomForFile(outcome.limit, outcome.has));
  return { ...plainPage(words.imported(outcome)), keyboard: [[listButton(words)]] };
}
