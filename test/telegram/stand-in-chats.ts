import type { MessageEntity, Update } from 'grammy/types';
import { keyboardFaults } from './keyboard-faults.js';
import { messageFaults } from './message-faults.js';
import { badRequest } from './refusal.js';
import { type EditRequest, type MessageRequest, readEditRequest, readMessageRequest } from './stand-in-requests.js';
import type { UpdateQueue } from './update-queue.js';

/** A `sendMessage` that was accepted: its payload as it came over the wire, and the id it was given. */
export interface SentMessage extends MessageRequest {
  readonly message_id: number;
}

/** A message as an update brings it. */
export type WrittenMessage = NonNullable<Update['message']>;

/** What it holds beside its number, chat and writer. */
export type MessageContent = Partial<WrittenMessage>;

/** The chats somebody has written in, and who wrote what. */
export interface StandInChats {
  post(chatId: number, content: MessageContent): WrittenMessage;
  accept(payload: unknown): SentMessage;
  /** Takes an `editMessageText`. */
  edit(payload: unknown): EditRequest;
}

export function createStandInChats(updates: UpdateQueue): StandInChats {
  /** Ids of messages by chat; ids grow by chat, as in Telegram. */
  const messageIds = new Map<number, number[]>();
  const take = (chatId: number): number => {
    const ids = messageIds.get(chatId) ?? [];
    const id = ids.length + 1;
    messageIds.set(chatId, [...ids, id]);
    return id;
  };

  const shown = new Map<string, string>();
  const keyOf = (request: { chat_id: number; message_id: number }) => `${request.chat_id}:${request.message_id}`;
  const contentOf = ({ text, entities, reply_markup }: MessageRequest | EditRequest) =>
    JSON.stringify([text, entities, reply_markup]);
  const check = (request: MessageRequest | EditRequest): void => {
    const faults = [...messageFaults(request), ...keyboardFaults(request.reply_markup?.inline_keyboard ?? [])];
    if (faults[0] !== undefined) throw badRequest(faults[0]);
  };

  return {
    post: (chatId, content) => {
      const message = incomingMessage(chatId, take(chatId), content);
      updates.push({ message });
      return message;
    },
    accept: (payload) => {
      const request = readMessageRequest(payload);
      const ids = messageIds.get(request.chat_id);
      if (ids === undefined) throw badRequest('chat not found');
      check(request);
      const { reply_parameters: reply } = request;
      if (reply !== undefined && reply.allow_sending_without_reply !== true && !ids.includes(reply.message_id)) {
        throw badRequest('message to be replied not found');
      }
      const accepted = { ...request, message_id: take(request.chat_id) };
      shown.set(keyOf(accepted), contentOf(accepted));
      return accepted;
    },
    edit: (payload) => {
      const request = readEditRequest(payload);
      const before = shown.get(keyOf(request));
      if (before === undefined) throw badRequest('message to edit not found');
      check(request);
      if (before === contentOf(request)) throw badRequest('message is not modified');
      shown.set(keyOf(request), contentOf(request));
      return request;
    },
  };
}

const writer = { id: 42, is_bot: false, first_name: '读者', language_code: 'zh-hans' };

/** A message to the bot: in a private chat where `chatId` is positive, in a supergroup where it is negative. */
export function incomingMessage(chatId: number, messageId: number, content: MessageContent): WrittenMessage {
  return {
    message_id: messageId,
    date: 1_643_000_000,
    chat:
      chatId > 0
        ? { id: chatId, type: 'private', first_name: writer.first_name }
        : { id: chatId, type: 'supergroup', title: '读报群' },
    from: writer,
    ...(content.text !== undefined && commandEntities(content.text)),
    ...content,
  };
}

/** Telegram marks a command where a blank or the end follows it. */
function commandEntities(text: string): { entities?: MessageEntity[] } {
  const length = /^\/\w+(?:@\w+)?(?=\s|$)/.exec(text)?.[0].length;
  return length === undefined ? {} : { entities: [{ type: 'bot_command', offset: 0, length }] };
}
