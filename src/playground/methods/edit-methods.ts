import type { Message, ReactionType } from 'grammy/types';
import { messageText, readText } from '../check/format-text.js';
import { readPreview } from '../check/link-preview.js';
import { unixSeconds } from '../clock.js';
import { isObject, requiredString } from '../fields.js';
import { badRequest } from '../refusal.js';
import { replaceMessage } from '../world/post-message.js';
import { isService } from '../world/privacy.js';
import { isReactionEmoji } from '../world/reaction-emoji.js';
import type { Room, StoredMessage } from '../world/room.js';
import type { Done, MethodCall, MethodTable } from './method.js';
import { readKeyboard } from './send.js';
import { targetRoom } from './target-room.js';

export const editMethods: MethodTable = {
  editMessageText: {
    kind: 'edit',
    run: (call) => {
      const target = findTarget(call);
      const { text, entities, dropped } = readText(call.params, 'text', 'entities', messageText);
      const keyboard = readKeyboard(call, target.room);
      const preview = readPreview(call.params);
      if (target.stored.message.text === undefined) throw badRequest('there is no text in the message to edit');
      const {
        entities: _entities,
        reply_markup: _keyboard,
        link_preview_options: _preview,
        ...rest
      } = target.stored.message;
      const done = change(call, target, {
        ...rest,
        text,
        ...(entities.length > 0 && { entities: [...entities] }),
        // A keyboard not sent again is taken away.
        ...(keyboard && { reply_markup: keyboard }),
        ...(preview && Object.keys(preview).length > 0 && { link_preview_options: preview }),
      });
      call.drop(dropped);
      return done;
    },
  },
  editMessageReplyMarkup: {
    kind: 'edit',
    run: (call) => {
      const target = findTarget(call);
      const keyboard = readKeyboard(call, target.room);
      const { reply_markup: _keyboard, ...rest } = target.stored.message;
      return change(call, target, { ...rest, ...(keyboard && { reply_markup: keyboard }) });
    },
  },
  setMessageReaction: { kind: 'action', run: setMessageReaction },
};

interface EditTarget {
  readonly room: Room;
  readonly stored: StoredMessage;
  readonly inline: boolean;
}

function findTarget(call: MethodCall): EditTarget {
  const { world, bot, params } = call;
  const inlineId = params.string('inline_message_id');
  if (params.string('chat_id') === undefined && inlineId !== undefined) {
    const sent = world.inlineQueries.messages.get(inlineId);
    const room = sent?.bot === bot.info.id ? world.rooms.get(sent.room) : undefined;
    const stored = room?.messages.get(sent?.messageId ?? 0);
    if (room === undefined || stored === undefined) throw badRequest('MESSAGE_ID_INVALID');
    return { room, stored, inline: true };
  }
  const messageId = params.integer('message_id', { default: 0 });
  if (messageId <= 0 && params.string('chat_id') === undefined) throw badRequest('message identifier is not specified');
  const room = targetRoom(call, 'edit');
  const stored = room.messages.get(messageId);
  if (stored === undefined) throw badRequest('message to edit not found');
  if (stored.author !== bot.info.id || isService(stored.message)) throw badRequest("message can't be edited");
  return { room, stored, inline: false };
}

const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

function change({ world }: MethodCall, { room, stored, inline }: EditTarget, message: Message): Done {
  if (contentOf(message) === contentOf(stored.message)) throw badRequest(notModified);
  const edited = { ...message, edit_date: unixSeconds(world.clock) };
  replaceMessage(world, room, stored, edited);
  return { result: inline ? true : edited, chatId: room.chat.id, message: edited };
}

/** What an edit must change. */
function contentOf({ text, entities = [], reply_markup, link_preview_options }: Message): string {
  return JSON.stringify([text, entities, reply_markup ?? null, link_preview_options ?? null]);
}

/** Bot API, "setMessageReaction": a bot has one reaction on a message. */
function setMessageReaction(call: MethodCall): Done {
  const { world, bot, params } = call;
  const room = targetRoom(call, 'write');
  const stored = room.messages.get(params.integer('message_id', { default: 0 }));
  if (stored === undefined) throw badRequest('message to react not found');
  const reactions = readReactions(params.json('reaction', 'reaction types'));
  if (reactions.length > 1) throw badRequest('REACTIONS_TOO_MANY');
  stored.reactions.set(bot.info.id, reactions);
  world.events.emit({ kind: 'reactions', room: room.key, messageId: stored.message.message_id });
  return { result: true, chatId: room.chat.id, message: stored.message };
}

function readReactions(value: unknown): ReactionType[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw badRequest('expected an Array of ReactionType');
  const list: unknown[] = value;
  return list.map((reaction) => {
    if (!isObject(reaction)) throw badRequest("can't parse reaction type: expected an Object");
    if (requiredString(reaction, 'type') !== 'emoji') throw badRequest('REACTION_INVALID');
    const emoji = requiredString(reaction, 'emoji');
    if (!isReactionEmoji(emoji)) throw badRequest('REACTION_INVALID');
    return { type: 'emoji', emoji };
  });
}
