import type { MessageEntity, Update } from 'grammy/types';

/** A message as an update brings it. */
export type WrittenMessage = NonNullable<Update['message']>;

/** What it holds beside its number, chat and writer. */
export type MessageContent = Partial<WrittenMessage>;

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
