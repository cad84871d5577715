import type { Params } from '../params.js';
import { badRequest, conflict } from '../refusal.js';
import { asks, type MethodTable, sets } from './method.js';

/** Telegram holds no longer, whatever is asked for (tdlib/telegram-bot-api, `LONG_POLL_MAX_TIMEOUT`). */
const longestPollSeconds = 50;

/** Bot API, "setWebhook": ports, most connections, connections by default. */
const webhookPorts: ReadonlySet<string> = new Set(['', '443', '80', '88', '8443']);
const mostConnections = 100;
const connectionsByDefault = 40;

/** Bot API, "Getting updates": by polling, or, while one is set, by webhook. */
export const updateMethods: MethodTable = {
  getUpdates: asks(async ({ world, bot, params, gone }) => {
    if (bot.webhook.settings !== null) {
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    const updates = await bot.updates.poll(
      {
        offset: params.integer('offset', { default: 0 }),
        limit: params.integer('limit', { default: 100, min: 1, max: 100 }),
        timeout: params.integer('timeout', { default: 0, min: 0, max: longestPollSeconds }),
        allowedUpdates: allowedUpdates(params),
      },
      gone,
    );
    for (const { inline_query } of updates) {
      const typed = inline_query && world.inlineQueries.all.find(({ query }) => query.id === inline_query.id);
      if (typed) {
        typed.lastGivenAtMs = world.clock.now();
        typed.givenAtMs ??= typed.lastGivenAtMs;
      }
    }
    return updates;
  }),
  setWebhook: sets(({ bot, params }) => {
    const url = params.string('url') ?? '';
    if (params.boolean('drop_pending_updates')) bot.updates.drop();
    if (url === '') {
      bot.webhook.remove();
      return;
    }
    if (!/^https:\/\/[^/\s]+\.[^/\s]+/iu.test(url) || !URL.canParse(url)) {
      throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
    }
    if (!webhookPorts.has(new URL(url).port)) {
      throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
    }
    const secret = params.string('secret_token') ?? '';
    if (!/^[\w-]{0,256}$/u.test(secret)) throw badRequest('secret token contains unallowed characters');
    bot.updates.allow(allowedUpdates(params));
    const maxConnections = params.integer('max_connections', {
      default: connectionsByDefault,
      min: 1,
      max: mostConnections,
    });
    bot.updates.interrupt('terminated by setWebhook request');
    bot.webhook.set({ url, secret, maxConnections });
  }),
  deleteWebhook: sets(({ bot, params }) => {
    if (params.boolean('drop_pending_updates')) bot.updates.drop();
    bot.webhook.remove();
  }),
  getWebhookInfo: asks(({ bot }) => {
    const allowed_updates = bot.updates.allowedTypes();
    const { settings, lastError } = bot.webhook;
    return {
      url: settings?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: bot.updates.pending().length,
      ...(settings && { max_connections: settings.maxConnections }),
      ...(lastError && {
        last_error_date: Math.floor(lastError.atMs / 1000),
        last_error_message: lastError.message,
      }),
      ...(allowed_updates && { allowed_updates }),
    };
  }),
};

/** What is no list at all changes nothing, and is no error either. */
function allowedUpdates(params: Params): unknown {
  try {
    return params.json('allowed_updates', 'allowed updates');
  } catch {
    return undefined;
  }
}
