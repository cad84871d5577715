import { type Api, GrammyError } from 'grammy';
import type { Chat } from 'grammy/types';

/** Who wants to change something: a person, or a chat that a message was written in the name of. */
export interface Actor {
  readonly userId: number | undefined;
  /** Of the message; a tap has none, also where it is an anonymous administrator's. */
  readonly senderChatId: number | undefined;
}

/** `unknown` where Telegram doesn't tell who the administrators are. */
export type Right = 'may' | 'may-not' | 'unknown';

/**
 * Whether somebody may change what a chat is told: in a private chat whoever it is with, elsewhere the administrators. Who
 * writes in the name of the chat itself is one (Bot API, "Message", `sender_chat`): an anonymous administrator of a group, or
 * whoever posts in a channel.
 *
 * @throws GrammyError, HttpError where it can't be asked now
 */
export async function rightToChange(
  api: Api,
  chat: Pick<Chat, 'id' | 'type'>,
  { userId, senderChatId }: Actor,
): Promise<Right> {
  if (chat.type === 'private' || senderChatId === chat.id) return 'may';
  if (senderChatId !== undefined || userId === undefined) return 'may-not';
  try {
    const { status } = await api.getChatMember(chat.id, userId);
    return status === 'creator' || status === 'administrator' ? 'may' : 'may-not';
  } catch (error) {
    // Where members are hidden, only a bot that is an administrator is told of them.
    if (error instanceof GrammyError && error.error_code === 400) return 'unknown';
    throw error;
  }
}
