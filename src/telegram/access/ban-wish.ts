import type { Message } from 'grammy/types';

/** What an administrator of the bot wants with bans; `written` is what stands behind the command. */
export type BanWish =
  | { readonly kind: 'ban'; readonly written: string }
  | { readonly kind: 'unban'; readonly written: string }
  | { readonly kind: 'list' };

/** What of a message tells whom it is about. */
export interface BanMessage {
  readonly chat: Pick<Message['chat'], 'type'>;
  readonly reply_to_message?: Pick<Message, 'from' | 'sender_chat' | 'forward_origin'>;
}

/**
 * Whom a wish is about: the id that is written, else whoever the message is of that it replies to. In a private chat that is
 * where the message was forwarded from: all that stands there is of the administrator and the bot.
 *
 * @returns `null` where neither tells.
 */
export function bannedIn(message: BanMessage, written: string): number | null {
  if (written !== '') return readId(written);
  const target = message.reply_to_message;
  if (target === undefined) return null;
  if (message.chat.type !== 'private') return target.sender_chat?.id ?? target.from?.id ?? null;
  const origin = target.forward_origin;
  if (origin?.type === 'user') return origin.sender_user.id;
  if (origin?.type === 'chat') return origin.sender_chat.id;
  return origin?.type === 'channel' ? origin.chat.id : null;
}

/** Ids have at most 52 bits (Bot API, "User", "Chat"). */
function readId(written: string): number | null {
  const id = /^-?[1-9]\d{0,15}$/u.test(written) ? Number(written) : Number.NaN;
  return Math.abs(id) <= 2 ** 52 ? id : null;
}
