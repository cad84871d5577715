import type { InlineKeyboardMarkup, Message } from 'grammy/types';
import { type MarkupPlace, readReplyMarkup } from '../check/reply-markup.js';
import { type Draft, postMessage } from '../world/post-message.js';
import { checkRightToWrite } from '../world/right-to-write.js';
import type { Room } from '../world/room.js';
import { asUser } from '../world/world.js';
import type { Done, MethodCall } from './method.js';
import { readReplyTarget } from './reply-target.js';
import { targetRoom } from './target-room.js';
import { readThread } from './thread.js';

/** What all send methods have in common: chat, topic, reply, keyboard. `content` is read once the chat is known to be open. */
export function sendMessageOf(call: MethodCall, content: (room: Room) => Partial<Draft>): Done {
  const { world, bot, params } = call;
  const room = targetRoom(call, 'write');
  const draft = content(room);
  checkRightToWrite(room, bot.info.id, world.clock, draft.document === undefined ? 'text messages' : 'documents');
  const keyboard = readKeyboard(call, room);
  const reply = readReplyTarget(params, room);
  const thread = readThread(params, room, reply?.stored, bot.info.id);
  const { stored } = postMessage(
    world,
    room,
    {
      ...(room.chat.type === 'channel' ? { sender_chat: room.chat } : { from: asUser(bot) }),
      ...(reply?.quote && { quote: reply.quote }),
      ...draft,
      ...(keyboard && { reply_markup: keyboard }),
      ...(params.boolean('protect_content') && { has_protected_content: true as const }),
    },
    { author: bot.info.id, replyTo: reply?.stored, thread },
  );
  return doneWith(room, stored.message);
}

export function doneWith(room: Room, message: Message): Done {
  return { result: message, chatId: room.chat.id, message };
}

export function readKeyboard({ bot, params }: MethodCall, room: Room | null): InlineKeyboardMarkup | undefined {
  const place: MarkupPlace = {
    inPrivateChat: room?.privately !== null && room !== null,
    supportsInlineQueries: bot.info.supports_inline_queries,
  };
  return readReplyMarkup(params.json('reply_markup', 'reply keyboard markup'), place).inline;
}
