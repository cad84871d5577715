import { Composer, type Context } from 'grammy';
import type { Log } from '../log.js';
import type { ChatEvents } from './chat-events.js';
import { describeError } from './describe-error.js';
import { isIn } from './is-in.js';

/** Notes what becomes of chats, and lets every update go on: a service message is a message like any other. */
export function chatEventsHandler(events: ChatEvents, log: Log): Composer<Context> {
  const handler = new Composer<Context>();
  const note = (context: Context, doing: () => void): void => {
    try {
      doing();
    } catch (error) {
      log.error(
        `update ${context.update.update_id}: could not note what became of a chat: ${describeError(error, context.api.token)}`,
      );
    }
  };
  handler.on('my_chat_member', (context, next) => {
    const { chat, new_chat_member: member } = context.myChatMember;
    note(context, () => (isIn(member) ? events.back(chat.id) : events.gone(chat.id)));
    return next();
  });
  handler.on(['message', 'channel_post'], (context, next) => {
    const { chat, migrate_to_chat_id: movedTo } = context.msg;
    // Who writes can be written to, also where the bot was down for so long that it wasn't told of the unblocking.
    note(context, () => (movedTo === undefined ? events.back(chat.id) : events.moved(chat.id, movedTo)));
    return next();
  });
  return handler;
}
