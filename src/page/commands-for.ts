import type { BotCommand } from 'grammy/types';
import type { ChatState } from '../playground/control/state.js';
import { leads } from './leads.js';

/** Menus by `scope|chat|user|language`, as the controls give them. */
type Menus = Readonly<Record<string, readonly BotCommand[]>>;

/**
 * The menu a client shows somebody in a chat: the first that is set, from the narrowest scope to the widest, in their
 * language before all others (Bot API, "Determining list of commands").
 */
export function commandsFor(
  menus: Menus,
  where: Pick<ChatState, 'chat' | 'members'>,
  user: number,
  languageCode: string,
): readonly BotCommand[] {
  const { chat } = where;
  const isLeading = leads(where, user);
  const scopes =
    chat.type === 'private'
      ? [`chat|${chat.id}|`, 'all_private_chats||', 'default||']
      : [
          `chat_member|${chat.id}|${user}`,
          ...(isLeading ? [`chat_administrators|${chat.id}|`] : []),
          `chat|${chat.id}|`,
          ...(isLeading ? ['all_chat_administrators||'] : []),
          'all_group_chats||',
          'default||',
        ];
  const language = languageCode.slice(0, 2);
  for (const scope of scopes) {
    const menu = menus[`${scope}|${language}`] ?? menus[`${scope}|`];
    if (menu !== undefined) return menu;
  }
  return [];
}
