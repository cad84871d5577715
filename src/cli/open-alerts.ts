import { createDelivery, type Delivery } from '../alert/create-delivery.js';
import type { Outbox } from '../alert/outbox.js';
import type { Subscription } from '../alert/subscription.js';
import { createZone, type Zone } from '../article/zone.js';
import type { openDatabase } from '../storage/open-database.js';
import { createOutbox } from '../storage/sqlite-outbox.js';
import { createAlertSender } from '../telegram/create-alert-sender.js';
import type { News } from '../telegram/news.js';
import type { Log } from './log.js';
import type { Settings } from './settings.js';

export interface OpenAlertsOptions {
  readonly token: string;
  readonly settings: Pick<Settings, 'botApiRoot' | 'sendsPerSecond' | 'timezone'>;
  readonly database: ReturnType<typeof openDatabase>;
  /** First called when the first alert is sent. */
  readonly news: () => Pick<News, 'library'>;
  readonly subscriptions: SubscriptionsOfAlerts;
  readonly log: Log;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
}

/** What the delivery needs of what chats have asked for. */
export interface SubscriptionsOfAlerts {
  /** `undefined` where somebody has ended it. */
  find(id: number): Pick<Subscription, 'topic' | 'pause'> | undefined;
  moveChat(fromChatId: number, toChatId: number): void;
  forgetChat(chatId: number): void;
}

export interface OpenAlerts {
  readonly outbox: Outbox;
  readonly delivery: Delivery;
  /** Of IANA names; each is made once. */
  readonly zone: (timezone: string) => Zone;
}

/** The outbox of a data folder, and what empties it. */
export function openAlerts(options: OpenAlertsOptions): OpenAlerts {
  const { token, settings, database, news, subscriptions, log, wait } = options;
  const outbox = createOutbox(database, { timezone: settings.timezone });
  const zone = rememberedZones();
  const subscription = (id: number) => subscriptions.find(id);
  const delivery = createDelivery({
    outbox,
    send: createAlertSender({ token, apiRoot: settings.botApiRoot, news, subscription }),
    subscription,
    moveChat: database.transaction((from: number, to: number) => {
      subscriptions.moveChat(from, to);
      outbox.moveChat(from, to);
    }),
    forgetChat: database.transaction((chatId: number) => {
      subscriptions.forgetChat(chatId);
      outbox.forgetChat(chatId);
    }),
    zone,
    now: Date.now,
    wait,
    random: Math.random,
    log,
    sendsPerSecond: Number(settings.sendsPerSecond),
  });
  return { outbox, delivery, zone };
}

function rememberedZones(): (timezone: string) => Zone {
  const zones = new Map<string, Zone>();
  return (timezone) => {
    const known = zones.get(timezone) ?? createZone(timezone);
    zones.set(timezone, known);
    return known;
  };
}
