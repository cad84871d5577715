import { createDelivery, type Delivery, type SendRoom } from '../alert/create-delivery.js';
import type { Outbox } from '../alert/outbox.js';
import type { Subscription } from '../alert/subscription.js';
import { createZone, type Zone } from '../article/zone.js';
import { isDiskTrouble } from '../storage/disk-trouble.js';
import type { openDatabase } from '../storage/open-database.js';
import { createOutbox } from '../storage/sqlite-outbox.js';
import { createAlertSender } from '../telegram/alerts/create-alert-sender.js';
import type { ChatEvents } from '../telegram/connection/chat-events.js';
import { languageOfChat } from '../telegram/messages/language-of-update.js';
import type { News } from '../telegram/news.js';
import type { ChatSettingsStore } from '../telegram/settings/chat-settings.js';
import type { Log } from './log.js';
import type { Settings } from './settings.js';

export interface OpenAlertsOptions {
  readonly token: string;
  readonly settings: Pick<Settings, 'botApiRoot' | 'sendsPerSecond' | 'timezone'>;
  readonly database: ReturnType<typeof openDatabase>;
  /** First called when the first alert is sent. */
  readonly news: () => Pick<News, 'library'>;
  readonly subscriptions: SubscriptionsOfAlerts;
  /** Deletes what else has been kept for its time; called once an hour. */
  readonly forgetOld?: () => void;
  readonly chatSettings: Pick<ChatSettingsStore, 'of' | 'lastLanguage'>;
  /** What alerts share with answers. */
  readonly room?: SendRoom;
  /** What the log calls a chat. */
  readonly chatName: (chatId: number) => string;
  readonly log: Log;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

/** What the delivery needs of what chats have asked for. */
export interface SubscriptionsOfAlerts {
  /** `null` where somebody has ended it. */
  find(id: number): Pick<Subscription, 'topic' | 'pause'> | null;
  moveChat(fromChatId: number, toChatId: number): void;
  readonly forgetChat: (chatId: number) => void;
}

export interface OpenAlerts {
  readonly outbox: Outbox;
  readonly delivery: Delivery;
  /** What it has subscribed to, is owed and was told. */
  readonly forgetChat: (chatId: number) => void;
  /** For the bot, which is told what becomes of chats. */
  readonly chatEvents: ChatEvents;
  /** Of IANA names; each is made once. */
  readonly zone: (timezone: string) => Zone;
}

/** Who unblocks the bot is told what they have missed of the last day. */
const toldAgainMs = 24 * 60 * 60 * 1000;

/** The outbox of a data folder, and what empties it. */
export function openAlerts(options: OpenAlertsOptions): OpenAlerts {
  const { token, settings, database, news, subscriptions, forgetOld, chatSettings, room, chatName, log, wait } =
    options;
  const outbox = createOutbox(database, { timezone: settings.timezone });
  const zone = rememberedZones();
  const subscription = (id: number) => subscriptions.find(id);
  const moveChat = database.transaction((from: number, to: number) => {
    // A group that is upgraded may be told of as left first.
    outbox.chatBack(from, Date.now() - toldAgainMs);
    subscriptions.moveChat(from, to);
    outbox.moveChat(from, to);
  });
  const forgetChat = database.transaction((chatId: number): void => {
    subscriptions.forgetChat(chatId);
    outbox.forgetChat(chatId);
  });
  const delivery = createDelivery({
    outbox,
    send: createAlertSender({
      token,
      apiRoot: settings.botApiRoot,
      news,
      subscription,
      languageOf: (chatId) => languageOfChat(chatId, chatSettings),
    }),
    subscription,
    moveChat,
    forgetChat,
    zone,
    chatName,
    now: Date.now,
    wait,
    random: Math.random,
    ...(forgetOld !== undefined && { forgetOld }),
    ...(room !== undefined && { room }),
    log,
    sendsPerSecond: Number(settings.sendsPerSecond),
    isPassing: isDiskTrouble,
  });
  const chatEvents: ChatEvents = {
    back: (chatId) => {
      outbox.chatBack(chatId, Date.now() - toldAgainMs);
      delivery.wake();
    },
    gone: (chatId) => outbox.chatGone(chatId, Date.now()),
    moved: (from, to) => {
      moveChat(from, to);
      delivery.wake();
    },
  };
  return { outbox, delivery, forgetChat, chatEvents, zone };
}

function rememberedZones(): (timezone: string) => Zone {
  const zones = new Map<string, Zone>();
  return (timezone) => {
    const known = zones.get(timezone) ?? createZone(timezone);
    zones.set(timezone, known);
    return known;
  };
}
