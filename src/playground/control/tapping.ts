import type { InlineKeyboardButton, ReactionType } from 'grammy/types';
import { unixSeconds } from '../clock.js';
import { isReactionEmoji } from '../world/reaction-emoji.js';
import { isAdministrator, type Room, type StoredMessage } from '../world/room.js';
import { botsIn, personOf } from '../world/world.js';
import { command, type Stage } from './command.js';
import { ControlError } from './control-error.js';
import { findMessage, findOwnChat } from './find.js';
import { integer, list, object, optional, text } from './shape.js';

/** What a tap did: most buttons work without the bot. */
export type Tapped =
  | { readonly kind: 'callback'; readonly queryId: string; readonly updateId: number | null }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'inline'; readonly query: string }
  | { readonly kind: 'nothing' };

export const tapping = {
  /** Presses a button of a message, named by its label or its callback data. */
  tap: command(
    object({ user: integer, chat: optional(integer), bot: optional(integer), messageId: integer, button: text }),
    (stage, args): Tapped => {
      const room = findOwnChat(stage, args.user, args.chat, args.bot);
      const stored = findMessage(room, args.messageId);
      const button = findButton(stored, args.button);
      if ('callback_data' in button) return tapCallback(stage, room, stored, args.user, button.callback_data);
      if ('url' in button) return { kind: 'url', url: button.url };
      if ('copy_text' in button) return { kind: 'copy', text: button.copy_text.text };
      if ('switch_inline_query' in button) return { kind: 'inline', query: button.switch_inline_query };
      if ('switch_inline_query_current_chat' in button) {
        return { kind: 'inline', query: button.switch_inline_query_current_chat };
      }
      if ('switch_inline_query_chosen_chat' in button) {
        return { kind: 'inline', query: button.switch_inline_query_chosen_chat.query ?? '' };
      }
      return { kind: 'nothing' };
    },
  ),
  /** Sets somebody's reactions on a message. Bots are told in private, and where they are administrators. */
  react: command(
    object({ user: integer, chat: optional(integer), bot: optional(integer), messageId: integer, emoji: list(text) }),
    (stage, args) => {
      const { world } = stage;
      const room = findOwnChat(stage, args.user, args.chat, args.bot);
      const stored = findMessage(room, args.messageId);
      const reactions = args.emoji.map(asReaction);
      const before = stored.reactions.get(args.user) ?? [];
      stored.reactions.set(args.user, reactions);
      for (const bot of botsIn(world, room)) {
        if (room.privately === null && !isAdministrator(room, bot.info.id)) continue;
        bot.updates.push('message_reaction', {
          chat: room.chat,
          message_id: args.messageId,
          user: personOf(world, args.user).user,
          date: unixSeconds(world.clock),
          old_reaction: [...before],
          new_reaction: reactions,
        });
      }
      world.events.emit({ kind: 'reactions', room: room.key, messageId: args.messageId });
    },
  ),
};

function tapCallback({ world }: Stage, room: Room, stored: StoredMessage, user: number, data: string): Tapped {
  const inline = [...world.inlineQueries.messages.values()].find(
    (sent) => sent.room === room.key && sent.messageId === stored.message.message_id,
  );
  const bot = world.bots.get(inline?.bot ?? stored.author);
  if (bot === undefined) throw new ControlError(`message ${stored.message.message_id} is no bot's`);
  const query = {
    id: String(world.nextId()),
    from: personOf(world, user).user,
    chat_instance: chatInstance(room.key),
    data,
    // A message sent through the bot is known to it by that id alone.
    ...(inline === undefined ? { message: stored.message } : { inline_message_id: inline.id }),
  };
  world.callbackQueries.all.push({ query, bot: bot.info.id, atMs: world.clock.now(), answer: null });
  return { kind: 'callback', queryId: query.id, updateId: bot.updates.push('callback_query', query) };
}

/** The same for every tap in a chat, and another for every other chat. */
function chatInstance(key: string): string {
  let hash = 0n;
  for (const character of key) hash = (hash * 131n + BigInt(character.codePointAt(0) ?? 0)) % 2n ** 62n;
  return String(hash);
}

function findButton({ message }: StoredMessage, name: string): InlineKeyboardButton {
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
  const button =
    buttons.find((each) => each.text === name) ??
    buttons.find((each) => 'callback_data' in each && each.callback_data === name);
  if (button === undefined) {
    const labels = buttons.map((each) => each.text).join(' | ') || 'no buttons';
    throw new ControlError(`expected a button ${JSON.stringify(name)} on message ${message.message_id}, got ${labels}`);
  }
  return button;
}

function asReaction(emoji: string): ReactionType {
  if (!isReactionEmoji(emoji)) throw new ControlError(`expected a reaction of Telegram's, got ${emoji}`);
  return { type: 'emoji', emoji };
}
