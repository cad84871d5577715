import type { Params } from '../params.js';
import { badRequest, conflict } from '../refusal.js';
import { asks, type MethodTable, sets } from './method.js';

/** Telegram holds no longer, whatever is asked for (tdlib/telegram-bot-api, `LONG_POLL_MAX_TIMEOUT`). */
const longestPollSeconds = 50;

/** Bot API, "Getting updates". A webhook can be set, which ends polling; nothing is delivered to it yet. */
export const updateMethods: MethodTable = {
  getUpdates: asks(async ({ world, bot, params, gone }) => {
    if (bot.webhook !== '') {
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
      if (typed) typed.givenAtMs ??= world.clock.now();
    }
    return updates;
  }),
  setWebhook: sets(({ bot, params }) => {
    const url = params.string('url') ?? '';
    if (params.boolean('drop_pending_updates')) bot.updates.drop();
    if (url === '') {
      bot.webhook = '';
      return;
    }
    if (!/^https:\/\/[^/\s]+\.[^/\s]+/iu.test(url)) {
      throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
    }
    const secret = params.string('secret_token') ?? '';
    if (!/^[\w-]{0,256}$/u.test(secret)) throw badRequest('secret token contains unallowed characters');
    bot.updates.allow(allowedUpdates(params));
    bot.webhook = url;
    bot.updates.interrupt('terminated by setWebhook request');
  }),
  deleteWebhook: sets(({ bot, params }) => {
    if (params.boolean('drop_pending_updates')) bot.updates.drop();
    bot.webhook = '';
  }),
  getWebhookInfo: asks(({ bot }) => {
    const allowed_updates = bot.updates.allowedTypes();
    return {
      url: bot.webhook,
      has_custom_certificate: false,
      pending_update_count: bot.updates.pending().length,
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
