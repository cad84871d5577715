import { type Reading, rereadTopic } from '../../alert/reread-topic.js';
import type { Subscription } from '../../alert/subscription.js';
import type { SubscriptionChange } from '../../alert/subscriptions.js';
import type { Notice } from '../messages/answer-tap.js';
import { type Page, plainPage } from '../pages/page.js';
import { oneLine } from '../texts/one-line.js';
import { topicName } from '../texts/topic-name.js';
import type { SubscribingPorts } from './subscribing-ports.js';
import { listButton, subscriptionCard } from './subscription-card.js';
import type { CardAct, PauseSpan } from './subscription-data.js';
import { isQuestion, subscriptionQuestion } from './subscription-questions.js';

const dayMs = 24 * 60 * 60 * 1000;
const spanMs: Readonly<Record<PauseSpan, number | null>> = { day: dayMs, week: 7 * dayMs, 'until-resumed': null };

/** What is said for a moment over the chat: 1–200 characters (Bot API, "answerCallbackQuery"). */
const maxNoticeUtf16Units = 200;

/** Does what a button under a subscription says, and gives what is shown in its place; a notice where nothing was done. */
export function changeSubscription(subscription: Subscription, act: CardAct, ports: SubscribingPorts): Page | Notice {
  if (isQuestion(act)) return subscriptionQuestion(subscription, act, ports.texts);
  switch (act.kind) {
    case 'show':
      return subscriptionCard(subscription, ports);
    case 'remove':
      return remove(subscription, ports);
    case 'reread':
      return reread(subscription, act.as, ports);
    case 'at-once':
    case 'daily':
    case 'weekly':
      return change(subscription, { delivery: act }, ports);
    case 'silence':
      return change(subscription, { silent: act.silent }, ports);
    case 'resume':
      return change(subscription, { pause: null }, ports);
    case 'pause': {
      const span = spanMs[act.span];
      return change(subscription, { pause: { untilMs: span === null ? null : ports.now() + span } }, ports);
    }
    default:
      return act satisfies never;
  }
}

function change({ id }: Subscription, what: SubscriptionChange, ports: SubscribingPorts): Page | Notice {
  const changed = ports.subscribing.subscriptions.change(id, what);
  return changed === null ? gone(ports) : subscriptionCard(changed, ports);
}

function remove({ id, topic }: Subscription, { subscribing, texts }: SubscribingPorts): Page {
  subscribing.subscriptions.remove(id);
  const words = texts.subscribing;
  return { ...plainPage(words.removed(topicName(topic, texts))), keyboard: [[listButton(words)]] };
}

function reread({ id, topic }: Subscription, as: Reading, ports: SubscribingPorts): Page | Notice {
  const { subscribing, texts } = ports;
  const read = rereadTopic(topic, as, (written) => subscribing.readTopic(written));
  if (read.kind === 'nothing-written') return { text: texts.unknownButton() };
  if (read.kind !== 'topic') {
    const why = oneLine(texts.subscribing.unfit(read), maxNoticeUtf16Units);
    return { text: why ?? texts.unknownButton(), alert: true };
  }
  const replaced = subscribing.subscriptions.replace(id, read.topic);
  if (replaced === null) return gone(ports);
  return subscriptionCard(replaced.outcome.subscription, ports, replaced.outcome.kind);
}

export function gone({ texts }: SubscribingPorts): Notice {
  return { text: texts.subscribing.subscriptionGone(), alert: true };
}
