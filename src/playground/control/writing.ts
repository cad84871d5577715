import type { Message, TextQuote } from 'grammy/types';
import { readEntities } from '../check/entity.js';
import { caption as captionKind, type FormattedText, formatText, messageText } from '../check/format-text.js';
import { unixSeconds } from '../clock.js';
import type { UploadedFile } from '../params.js';
import { type MediaKind, mediaContent, mediaKinds } from '../world/media.js';
import { type Draft, type Posted, replaceMessage } from '../world/post-message.js';
import { isAdministrator, isForum, type StoredMessage } from '../world/room.js';
import { wordsOf, writeAs } from '../world/write.js';
import { command, type Stage } from './command.js';
import { ControlError } from './control-error.js';
import { findBot, findChat, findMessage, findOwnChat } from './find.js';
import { anyObject, integer, list, object, oneOf, optional, text } from './shape.js';

/** Where and how somebody writes; the private chat with the bot where no chat is named. */
const place = {
  user: integer,
  chat: optional(integer),
  bot: optional(integer),
  /** A topic's `message_thread_id`. */
  thread: optional(integer),
  /** `message_id` of what it answers. */
  replyTo: optional(integer),
  /** The part of it that was picked. */
  quote: optional(text),
} as const;

interface Place {
  readonly user: number;
  readonly chat?: number | undefined;
  readonly bot?: number | undefined;
  readonly thread?: number | undefined;
  readonly replyTo?: number | undefined;
  readonly quote?: string | undefined;
}

/** What was written, and the update that tells the bot; `null` where it is not told. */
export interface Written {
  readonly message: Message;
  readonly updateId: number | null;
}

export const writing = {
  /** A text message. */
  say: command(object({ ...place, text, entities: optional(list(anyObject)) }), (stage, args): Written => {
    const { text: words, entities } = asTyped(args.text, args.entities, false);
    return write(stage, args, () => wordsOf(words, entities, false));
  }),
  /** A photo, a sticker, a file … with or without a caption. */
  post: command(
    object({
      ...place,
      kind: oneOf(...mediaKinds),
      caption: optional(text),
      /** Messages with the same one are an album. */
      album: optional(text),
      file: optional(object({ name: text, mimeType: optional(text), base64: text })),
    }),
    (stage, args): Written => {
      const { text: words, entities } = asTyped(args.caption ?? '', undefined, true);
      const file = args.file && fileOf(args.file);
      return write(stage, args, () => ({
        ...mediaContent(args.kind satisfies MediaKind, stage.world.files, file),
        ...wordsOf(words, entities, true),
        ...(args.album !== undefined && { media_group_id: args.album }),
      }));
    },
  ),
  /** A message with any fields at all, as a newer client might send it. */
  postRaw: command(
    object({ ...place, content: anyObject }),
    (stage, args): Written => write(stage, args, () => args.content),
  ),
  /** Changes the text or the caption of somebody's own message. */
  edit: command(
    object({ user: integer, chat: optional(integer), bot: optional(integer), messageId: integer, text }),
    (stage, args): Written => {
      const room = findOwnChat(stage, args.user, args.chat, args.bot);
      const stored = findMessage(room, args.messageId);
      if (stored.author !== args.user) throw new ControlError(`message ${args.messageId} is not user ${args.user}'s`);
      const asCaption = stored.message.text === undefined;
      const { text: words, entities } = asTyped(args.text, undefined, asCaption);
      const { entities: _entities, caption_entities: _captionEntities, ...rest } = stored.message;
      const edited = { ...rest, ...wordsOf(words, entities, asCaption), edit_date: unixSeconds(stage.world.clock) };
      return writtenFor(stage, args.bot, replaceMessage(stage.world, room, stored, edited));
    },
  ),
  /** Deletes messages. No bot is told. */
  remove: command(
    object({ chat: integer, messageIds: list(integer), bot: optional(integer) }),
    (stage, { chat, messageIds, bot }) => {
      const room = findChat(stage, chat, bot);
      for (const id of messageIds) room.messages.delete(id);
      stage.world.events.emit({ kind: 'deleted', room: room.key, messageIds });
    },
  ),
};

function write(stage: Stage, args: Place, content: () => Partial<Draft>): Written {
  const room = findOwnChat(stage, args.user, args.chat, args.bot);
  if (room.chat.type === 'channel' && !isAdministrator(room, args.user)) {
    throw new ControlError(`user ${args.user} may not post in channel ${room.chat.id}`);
  }
  if (room.members.get(args.user)?.status === 'restricted') {
    throw new ControlError(`user ${args.user} may not write in ${room.chat.id}`);
  }
  const replyTo = args.replyTo === undefined ? undefined : findMessage(room, args.replyTo);
  const thread = args.thread ?? (isForum(room) ? replyTo?.message.message_thread_id : undefined);
  if (thread !== undefined && !room.topics.has(thread)) throw new ControlError(`no topic ${thread} in ${room.chat.id}`);
  const quote = args.quote === undefined ? undefined : pick(replyTo, args.quote);
  return writtenFor(
    stage,
    args.bot,
    writeAs(stage.world, room, { user: args.user, replyTo, thread, quote }, content()),
  );
}

function writtenFor(stage: Stage, bot: number | undefined, { stored, updateIds }: Posted): Written {
  return { message: stored.message, updateId: updateIds.get(findBot(stage, bot).info.id) ?? null };
}

/** What a client makes of what was typed: cleaned, trimmed, with the entities it finds. */
function asTyped(words: string, entities: unknown, asCaption: boolean): FormattedText {
  return formatText(words, readEntities(entities), asCaption ? captionKind : messageText);
}

function pick(replyTo: StoredMessage | undefined, part: string): TextQuote {
  const words = replyTo?.message.text ?? replyTo?.message.caption ?? '';
  const position = words.indexOf(part);
  if (position < 0) throw new ControlError(`expected a part of ${JSON.stringify(words)}, got ${JSON.stringify(part)}`);
  return { text: part, position, is_manual: true };
}

function fileOf({
  name,
  mimeType,
  base64,
}: {
  name: string;
  mimeType?: string | undefined;
  base64: string;
}): UploadedFile {
  return {
    name,
    mimeType: mimeType ?? 'application/octet-stream',
    bytes: Uint8Array.from(Buffer.from(base64, 'base64')),
  };
}
