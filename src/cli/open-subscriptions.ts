import type { Percolator } from '../alert/percolator.js';
import type { Subscription } from '../alert/subscription.js';
import { toldSubscriptions } from '../alert/told-subscriptions.js';
import type { openDatabase } from '../storage/open-database.js';
import { createSubscriptions } from '../storage/sqlite-subscriptions.js';
import type { Stories } from '../story/stories.js';
import type { Access } from '../telegram/access/access.js';
import type { AlertTaps } from '../telegram/alerts/alert-taps.js';
import type { ChatEvents } from '../telegram/connection/chat-events.js';
import type { News } from '../telegram/news.js';
import type { Subscribing } from '../telegram/subscribing/subscribing.js';
import type { Segmenter } from '../words/segmenter.js';
import { Announcer } from './announce-articles.js';
import type { CliContext } from './cli-context.js';
import type { Log } from './log.js';
import { type OpenAlertsOptions, openAlerts } from './open-alerts.js';
import type { OpenChats } from './open-chats.js';
import type { OpenCorpus } from './open-corpus.js';
import { openPercolator } from './open-percolator.js';
import { openSubscribing } from './open-subscribing.js';
import type { Settings } from './settings.js';
import { takeTurn } from './take-turn.js';

export interface OpenSubscriptionsOptions
  extends Pick<OpenAlertsOptions, 'token' | 'chatSettings' | 'room' | 'chatName' | 'log' | 'wait'> {
  readonly settings: Pick<Settings, 'botApiRoot' | 'sendsPerSecond' | 'timezone' | 'subscriptionsPerChat'>;
  readonly database: ReturnType<typeof openDatabase>;
  /** What else is kept of chats goes where they go, and is forgotten with them. */
  readonly chats: Pick<OpenChats, 'move' | 'forget' | 'forgetOld'>;
  /** Who is told of anything. */
  readonly access: Pick<Access, 'standingOf'>;
  /** Called when the first alert is sent. */
  readonly news: () => Pick<News, 'library'>;
  /** Called when somebody subscribes. */
  readonly segmenter: () => Segmenter;
}

/** What chats want to be told of, from the asking to the telling. */
export interface OpenSubscriptions {
  /** For the bot: what chats ask for, what becomes of them, and what buttons under alerts work with. */
  readonly forBot: {
    readonly subscribing: Subscribing;
    readonly chatEvents: ChatEvents;
    readonly alerts: AlertTaps;
  };
  /** Nothing of them is kept, and none is matched any more. */
  forgetChat(chatId: number): void;
  /** Reads all subscriptions, so that new articles can be matched. Call it once. */
  announcer(found: FoundByAnnouncer): Promise<Announcer>;
  /** Delivers until {@link stop}. */
  deliver(): Promise<void>;
  /** Something may be due. */
  wake(): void;
  stop(): Promise<void>;
}

interface FoundByAnnouncer {
  readonly corpus: OpenCorpus;
  readonly stories: Stories;
  readonly context: Pick<CliContext, 'stop'>;
  readonly log: Log;
}

export function openSubscriptions(options: OpenSubscriptionsOptions): OpenSubscriptions {
  const { settings, database, access, chats, segmenter } = options;
  const kept = createSubscriptions(database, { now: Date.now, maxPerChat: Number(settings.subscriptionsPerChat) });
  // What is added before all are read is read with them; what is removed then matches nothing that is kept.
  let percolator: Percolator | null = null;
  const subscriptions = toldSubscriptions(kept, {
    add: (subscription) => percolator?.add(subscription),
    remove: (subscription) => percolator?.remove(subscription),
  });
  const subscription = kept.find.bind(kept);
  /** What a chat that may not use the bot has subscribed to is kept, and matches nothing. */
  const told = (id: number): Subscription | null => {
    const found = kept.find(id);
    return found === null || access.standingOf(found.chatId) === 'let-in' ? found : null;
  };
  const { outbox, delivery, forgetChat, chatEvents, zone } = openAlerts({
    ...options,
    forgetOld: chats.forgetOld,
    subscriptions: {
      find: told,
      moveChat: (from, to) => {
        subscriptions.moveChat(from, to);
        chats.move(from, to);
      },
      forgetChat: (chatId) => {
        subscriptions.removeChat(chatId);
        chats.forget(chatId);
      },
    },
  });
  const schedules: Subscribing['schedules'] = {
    scheduleOf: (chatId) => outbox.scheduleOf(chatId),
    setSchedule: (chatId, schedule) => {
      outbox.setSchedule(chatId, schedule);
      delivery.wake();
    },
  };
  return {
    forBot: {
      subscribing: openSubscribing({ subscriptions, schedules, segmenter }),
      chatEvents,
      alerts: { outbox, subscription },
    },
    forgetChat,
    announcer: async ({ corpus, stories, context, log }) => {
      const matching = await openPercolator({ corpus, subscriptions: kept, context });
      percolator = matching;
      return new Announcer({
        corpus,
        stories,
        percolator: matching,
        subscriptions,
        owing: { outbox, subscription: told, zone },
        log,
        now: Date.now,
        takeTurn: () => takeTurn(context.stop),
      });
    },
    deliver: () => delivery.start(),
    wake: () => delivery.wake(),
    stop: () => delivery.stop(),
  };
}
