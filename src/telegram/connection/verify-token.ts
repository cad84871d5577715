import type { Bot } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import { requestSignal } from './request-signal.js';
import { type ReachOptions, untilReached } from './until-reached.js';

/**
 * Asks Telegram who the bot is (`getMe`), and goes on asking while the network or Telegram is down.
 *
 * @returns `null` where the signal was aborted first.
 * @throws TokenRefusedError
 */
export async function verifyToken(bot: Bot, options: ReachOptions): Promise<UserFromGetMe | null> {
  const identity = await untilReached(() => bot.api.getMe(requestSignal(options.signal)), options);
  if (identity !== null) bot.botInfo = identity;
  return identity;
}
