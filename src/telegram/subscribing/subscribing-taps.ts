import type { Api } from 'grammy';
import type { CallbackQuery } from 'grammy/types';
import type { ChatSchedule } from '../../alert/chat-schedule.js';
import type { Place } from '../../alert/subscriptions.js';
import { replyTarget } from '../connection/reply-target.js';
import { editPage, sendPage } from '../connection/send-page.js';
import type { Notice } from '../messages/answer-tap.js';
import { tappedLabel } from '../messages/tapped-label.js';
import type { Page } from '../pages/page.js';
import { commonZones } from '../texts/common-zones.js';
import type { Texts } from '../texts/texts.js';
import { changeSubscription, gone } from './change-subscription.js';
import { rightToChange } from './right-to-change.js';
import { quietEndPage, quietHoursOf, quietHoursPage, zonesPage } from './schedule-pages.js';
import { namesOf, namesPage, subscribeMenu } from './subscribe-menu.js';
import { subscribeTo } from './subscribe-to.js';
import type { SubscribingPorts } from './subscribing-ports.js';
import { promptPage } from './subscribing-prompt.js';
import type { NameKind, SubscribingTap } from './subscription-data.js';
import { subscriptionsPage } from './subscriptions-page.js';

/** Does what a button about subscriptions says, for whoever may; all others are told why not. The list is for everybody. */
export async function fulfilSubscribingTap(
  api: Api,
  query: CallbackQuery,
  tap: SubscribingTap,
  ports: SubscribingPorts,
): Promise<Notice> {
  const { texts } = ports;
  const { message } = query;
  if (message === undefined) return { text: texts.unknownButton() };
  // Of such a message Telegram tells no more than its chat, not its topic (Bot API, "InaccessibleMessage").
  if (message.date === 0) return { text: texts.subscribing.buttonTooOld(), alert: true };
  const refused = tap.kind === 'list' ? null : await refusal(api, query, texts);
  if (refused !== null) return refused;
  const target = replyTarget(message);
  if (tap.kind === 'write' || tap.kind === 'other-zone') {
    const isPrivate = message.chat.type === 'private';
    const prompt = promptPage(tap.kind === 'write' ? 'topic' : 'zone', isPrivate, texts.subscribing);
    await sendPage(api, target, prompt, texts.threadGone());
    return {};
  }
  const label = tap.kind === 'name' ? tappedLabel(message, query.data) : undefined;
  const shown = doInPlace(target, tap, label, ports);
  if (!('keyboard' in shown)) return shown;
  await editPage(api, { chatId: target.chatId, messageId: target.messageId }, shown);
  return {};
}

/** Why somebody who tapped may not change the subscriptions of the chat; `null` where they may. */
export async function refusal(api: Api, { message, from }: CallbackQuery, texts: Texts): Promise<Notice | null> {
  if (message === undefined) return { text: texts.unknownButton() };
  const right = await rightToChange(api, message.chat, { userId: from.id, senderChatId: undefined });
  if (right === 'may') return null;
  const words = texts.subscribing;
  return { text: right === 'unknown' ? words.rightsUnknown() : words.onlyAdministrators(), alert: true };
}

type InPlace = Exclude<SubscribingTap, { readonly kind: 'write' | 'other-zone' }>;

function doInPlace(place: Place, tap: InPlace, label: string | undefined, ports: SubscribingPorts): Page | Notice {
  const { subscribing, texts, news } = ports;
  const words = texts.subscribing;
  const schedule = subscribing.schedules.scheduleOf(place.chatId);
  const settle = (change: Partial<ChatSchedule>): ChatSchedule => {
    const changed = { ...schedule, ...change };
    subscribing.schedules.setSchedule(place.chatId, changed);
    return changed;
  };
  switch (tap.kind) {
    case 'card': {
      const subscription = subscribing.subscriptions.find(tap.id);
      // Anybody can send any data.
      const isTheirs = subscription !== null && subscription.chatId === place.chatId;
      return isTheirs ? changeSubscription(subscription, tap.act, ports) : gone(ports);
    }
    case 'list':
      return subscriptionsPage(place, tap.page, ports);
    case 'menu':
      return subscribeMenu(words);
    case 'everything':
      return subscribeTo(place, { kind: 'everything' }, ports);
    case 'names':
      return namesPage(tap.of, tap.page, news().library, words);
    case 'name':
      return subscribeToName(place, tap.of, label ?? namesOf(tap.of, news().library)[tap.place], ports);
    case 'quiet-hours':
      return quietHoursPage(schedule, texts);
    case 'no-quiet-hours':
      return quietHoursPage(settle({ quietHours: null }), texts);
    case 'quiet-from':
      return quietEndPage(tap.from, words);
    case 'quiet':
      return quietHoursPage(settle({ quietHours: quietHoursOf(tap.from, tap.to) }), texts);
    case 'zones':
      return zonesPage(schedule, texts);
    case 'zone': {
      const timezone = commonZones[tap.place];
      return timezone === undefined ? { text: texts.unknownButton() } : zonesPage(settle({ timezone }), texts);
    }
    default:
      return tap satisfies never;
  }
}

/** What the button says: the articles, and with them the places of names, may be others by now. */
function subscribeToName(
  place: Place,
  kind: NameKind,
  label: string | undefined,
  ports: SubscribingPorts,
): Page | Notice {
  if (label === undefined) return { text: ports.texts.unknownButton() };
  return subscribeTo(place, { kind, name: label.replace(/…$/u, '') }, ports);
}
