import type { Chat } from 'grammy/types';
import type { BotStatus } from './bot-status.js';
import type { TakerByHand } from './taker-by-hand.js';

/** What the bot does for those who run it. */
export interface Administration {
  /** User ids. */
  readonly administrators: ReadonlySet<number>;
  readonly status: () => BotStatus;
  readonly byHand: TakerByHand;
  /** Of the times that a chat is told, by an IANA name. */
  readonly timezoneOf: (chatId: number) => string;
}

/** Whether somebody is an administrator in their own private chat: nowhere else is told how the bot does. */
export function isAdministered(
  { administrators }: Pick<Administration, 'administrators'>,
  userId: number | undefined,
  chat: Pick<Chat, 'type' | 'id'> | undefined,
): boolean {
  return userId !== undefined && administrators.has(userId) && chat?.type === 'private' && chat.id === userId;
}

/** Whether somebody is an administrator, and where they have commands: in their own private chat, and in groups. */
export function mayAdminister(
  { administrators }: Pick<Administration, 'administrators'>,
  userId: number | undefined,
  chat: Pick<Chat, 'type' | 'id'>,
): boolean {
  if (chat.type === 'private') return isAdministered({ administrators }, userId, chat);
  return userId !== undefined && administrators.has(userId);
}
