import type { BotCommand, UserFromGetMe } from 'grammy/types';
import type { Clock } from '../clock.js';
import type { EventHub } from '../record/events.js';
import { createJournal, type Journal } from '../record/journal.js';
import { createUpdateQueue, type UpdateQueue } from './update-queue.js';
import { createWebhook, type PostWebhook, type Webhook, type WebhookDelivery } from './webhook.js';

/** What @BotFather and the set methods keep about a bot. */
export interface BotAccount {
  readonly token: string;
  readonly info: UserFromGetMe;
  readonly updates: UpdateQueue;
  /** In privacy mode a plain `@bot` arrives for some bots and not for others. */
  mentionsArrive: boolean;
  /** Whether chosen inline results are reported (@BotFather, `/setinlinefeedback`). */
  inlineFeedback: boolean;
  readonly webhook: Webhook;
  /** Every request to its webhooks that has ended. */
  readonly deliveries: Journal<WebhookDelivery>;
  /** By language, `''` for all without their own. */
  readonly names: Map<string, string>;
  readonly descriptions: Map<string, string>;
  readonly shortDescriptions: Map<string, string>;
  /** By scope and language, see `commandsKey`. */
  readonly commands: Map<string, readonly BotCommand[]>;
}

/** What may be told about a bot that starts to be. */
export interface BotOptions {
  readonly token: string;
  readonly username?: string | undefined;
  readonly firstName?: string | undefined;
  readonly supportsInlineQueries?: boolean | undefined;
  /** `can_read_all_group_messages` the other way round; on by default, as with @BotFather. */
  readonly privacy?: boolean | undefined;
  /** 1000 by default. A bot that remembers updates of an earlier run would take those of this one for repeats. */
  readonly firstUpdateId?: number | undefined;
}

interface AccountPorts {
  readonly clock: Clock;
  readonly events: EventHub;
  readonly postWebhook: PostWebhook;
}

export function createBotAccount(options: BotOptions, { clock, events, postWebhook }: AccountPorts): BotAccount {
  const {
    token,
    username = 'chuchu_test_bot',
    firstName = '出处',
    supportsInlineQueries = true,
    privacy = true,
    firstUpdateId = 1000,
  } = options;
  const id = Number(/^(\d{1,15}):/u.exec(token)?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(id)) throw new Error(`expected a bot token like 123456:AbC, got ${JSON.stringify(token)}`);
  const updates = createUpdateQueue(clock, firstUpdateId, {
    created: (updateId, type) => {
      events.emit({ kind: 'update', bot: id, updateId, type });
      webhook.wake();
    },
    confirmed: (updateIds) => events.emit({ kind: 'confirmed', bot: id, updateIds }),
    holding: (holding) => events.emit({ kind: 'polling', bot: id, holding }),
  });
  const deliveries = createJournal<WebhookDelivery>();
  const webhook = createWebhook({
    clock,
    updates,
    post: postWebhook,
    delivered: (delivery) => {
      deliveries.put(delivery);
      events.emit({ kind: 'world', what: 'webhook' });
    },
  });
  return {
    token,
    info: {
      id,
      is_bot: true,
      first_name: firstName,
      username,
      can_join_groups: true,
      can_read_all_group_messages: !privacy,
      supports_inline_queries: supportsInlineQueries,
      can_connect_to_business: false,
      has_main_web_app: false,
      has_topics_enabled: false,
      allows_users_to_create_topics: false,
      can_manage_bots: false,
      supports_join_request_queries: false,
    },
    updates,
    webhook,
    deliveries,
    mentionsArrive: false,
    inlineFeedback: true,
    names: new Map(),
    descriptions: new Map(),
    shortDescriptions: new Map(),
    commands: new Map(),
  };
}
