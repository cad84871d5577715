import type { Message } from 'grammy/types';
import type { BotAccount } from '../bot/bot-account.js';
import { isAdministrator, type Room, type StoredMessage } from './room.js';

/**
 * Whether a bot is told of a message. In a group with privacy mode on it gets commands meant for it, replies to it,
 * messages sent through it and service messages, and no others (Telegram, "Bot features", "Privacy mode").
 */
export function botSees(bot: BotAccount, room: Room, { message }: StoredMessage): boolean {
  if (room.privately !== null) return !room.privately.blocked;
  if (room.chat.type === 'channel') return true;
  const botId = bot.info.id;
  // An administrator reads everything, whatever the mode.
  if (room.members.get(botId)?.readsAll === true || isAdministrator(room, botId)) return true;
  return (
    isService(message) ||
    message.via_bot?.id === botId ||
    message.reply_to_message?.from?.id === botId ||
    isCommandFor(bot, room, message) ||
    (bot.mentionsArrive && mentions(bot, message))
  );
}

/** `/ask@bot`; plain `/ask` only where this bot was the last to write. */
function isCommandFor(bot: BotAccount, room: Room, message: Message): boolean {
  return entityTexts(message, 'bot_command').some((command) => {
    const addressee = command.split('@')[1];
    return addressee === undefined
      ? room.lastBot === bot.info.id
      : addressee.toLowerCase() === bot.info.username.toLowerCase();
  });
}

function mentions(bot: BotAccount, message: Message): boolean {
  const name = `@${bot.info.username.toLowerCase()}`;
  return entityTexts(message, 'mention').some((mention) => mention.toLowerCase() === name);
}

function entityTexts(message: Message, type: string): string[] {
  const text = message.text ?? message.caption ?? '';
  return [...(message.entities ?? []), ...(message.caption_entities ?? [])]
    .filter((entity) => entity.type === type)
    .map(({ offset, length }) => text.slice(offset, offset + length));
}

/** Service messages as far as the playground writes them. */
const serviceFields = [
  'new_chat_members',
  'left_chat_member',
  'new_chat_title',
  'group_chat_created',
  'supergroup_chat_created',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'pinned_message',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
] as const satisfies readonly (keyof Message)[];

export function isService(message: Message): boolean {
  return serviceFields.some((field) => message[field] !== undefined);
}
