import type { Update } from 'grammy/types';
import { defaultUpdateTypes, type UpdateType } from '../bot/update-types.js';
import { asUser } from '../world/world.js';
import { command } from './command.js';
import { ControlError } from './control-error.js';
import { findBot } from './find.js';
import { anyObject, flag, integer, object, optional, text } from './shape.js';

export const bots = {
  /** What @BotFather knows of the bot: its texts by language, its menus by `scope|chat|user|language`. */
  profile: command(object({ bot: optional(integer) }), (stage, { bot }) => {
    const { info, names, descriptions, shortDescriptions, commands, webhook, mentionsArrive } = findBot(stage, bot);
    return {
      info,
      webhook: webhook.settings?.url ?? '',
      mentionsArrive,
      names: Object.fromEntries(names),
      descriptions: Object.fromEntries(descriptions),
      shortDescriptions: Object.fromEntries(shortDescriptions),
      commands: Object.fromEntries(commands),
    };
  }),
  /**
   * @BotFather's /setprivacy and /setinline. Groups the bot is already in keep the privacy mode it came with.
   */
  setBot: command(
    object({
      bot: optional(integer),
      privacy: optional(flag),
      /** Whether a plain `@bot` arrives in privacy mode. */
      mentionsArrive: optional(flag),
      inline: optional(flag),
      inlineFeedback: optional(flag),
    }),
    (stage, args) => {
      const account = findBot(stage, args.bot);
      if (args.privacy !== undefined) account.info.can_read_all_group_messages = !args.privacy;
      if (args.inline !== undefined) account.info.supports_inline_queries = args.inline;
      if (args.mentionsArrive !== undefined) account.mentionsArrive = args.mentionsArrive;
      if (args.inlineFeedback !== undefined) account.inlineFeedback = args.inlineFeedback;
      stage.world.events.emit({ kind: 'world', what: 'bot settings' });
    },
  ),
  /**
   * Where the name (and port) of a webhook's address leads, as a domain and the proxy there do: to a server of this
   * machine, by HTTP. Without `to` the name is forgotten.
   */
  routeWebhooks: command(object({ host: text, to: optional(text) }), ({ world }, { host, to }) => {
    if (to === undefined) world.webhookRoutes.delete(host);
    else if (/^http:\/\/127\.0\.0\.1:\d{1,5}$/u.test(to)) world.webhookRoutes.set(host, to);
    else throw new ControlError(`expected http://127.0.0.1:<port>, got ${JSON.stringify(to)}`);
  }),
  /** The next update gets this id, as after a week without any. */
  restartUpdateIds: command(object({ bot: optional(integer), at: integer }), (stage, { bot, at }) => {
    findBot(stage, bot).updates.restartAt(at);
  }),
  /**
   * Any update at all, for what the playground has no control for. Gives its id, `null` where it is not allowed. A
   * callback query can be answered by its `id`, like one that `tap` has made.
   */
  pushUpdate: command(object({ bot: optional(integer), type: text, body: anyObject }), (stage, { bot, type, body }) => {
    if (!isUpdateType(type)) throw new ControlError(`expected a type of update, got ${JSON.stringify(type)}`);
    const account = findBot(stage, bot);
    const id = body['id'];
    if (type === 'callback_query' && typeof id === 'string') {
      // Without its message, which may be of any shape here.
      const query = { id, from: asUser(account), chat_instance: '0' };
      stage.world.callbackQueries.all.push({
        query,
        bot: account.info.id,
        atMs: stage.world.clock.now(),
        answer: null,
      });
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is for bodies that nobody has a type for
    return account.updates.push(type, body as unknown as NonNullable<Update[typeof type]>);
  }),
};

const onlyWhenNamed: ReadonlySet<string> = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

function isUpdateType(type: string): type is UpdateType {
  return defaultUpdateTypes.has(type) || onlyWhenNamed.has(type);
}
