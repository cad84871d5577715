import type { Api } from 'grammy';
import { requestSignal } from './request-signal.js';
import { type ReachOptions, untilReached } from './until-reached.js';

/** In every menu that a version of this program has set. Others may have set menus by hand, before its first start. */
const inEveryMenu = ['ask', 'subscribe'];

/**
 * Whether Telegram shows a menu of this program for the bot, which was set when it first ran (Bot API, "getMyCommands").
 *
 * @returns `null` where the signal was aborted first.
 * @throws TokenRefusedError, or what else waiting will not mend.
 */
export async function hasRunBefore(api: Api, options: ReachOptions): Promise<boolean | null> {
  const scope = { type: 'all_private_chats' } as const;
  const shown = await untilReached(() => api.getMyCommands({ scope }, requestSignal(options.signal)), options);
  if (shown === null) return null;
  // A Bot API of somebody's own that knows no menus is no reason not to start.
  return Array.isArray(shown) && inEveryMenu.every((name) => shown.some(({ command }) => command === name));
}
