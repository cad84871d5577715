import type { Api } from 'grammy';
import type { Message } from 'grammy/types';
import type { ChatSettingsStore } from '../settings/chat-settings.js';
import { rightToChange } from '../subscribing/right-to-change.js';

/** How long somebody is taken for what they were: a busy group must not ask Telegram with every question. */
const keptMs = 60_000;
const maxKept = 1000;

/** Who is answered in a group. */
export interface WhoAsks {
  /**
   * Whether somebody's question is to be answered: everybody's, until the chat has set that only administrators ask. Where
   * Telegram doesn't tell who these are, nobody is one.
   *
   * @throws GrammyError, HttpError where it can't be asked now
   */
  mayAsk(api: Api, chat: Message['chat'], asker: Pick<Message, 'from' | 'sender_chat'>): Promise<boolean>;
}

/** @param now milliseconds of a clock that is best not set back: so long somebody who is no administrator any more would be one */
export function createWhoAsks(settings: Pick<ChatSettingsStore, 'of'>, now: () => number): WhoAsks {
  const known = new Map<string, { readonly isAdministrator: boolean; readonly untilMs: number }>();
  return {
    mayAsk: async (api, chat, { from, sender_chat: senderChat }) => {
      if (chat.type === 'private' || settings.of(chat.id).whoAsks === 'everybody') return true;
      const key = `${chat.id}:${senderChat?.id ?? from?.id}`;
      const kept = known.get(key);
      if (kept !== undefined && kept.untilMs > now()) return kept.isAdministrator;
      const right = await rightToChange(api, chat, { userId: from?.id, senderChatId: senderChat?.id });
      const isAdministrator = right === 'may';
      known.delete(key);
      known.set(key, { isAdministrator, untilMs: now() + keptMs });
      for (const oldest of known.keys()) {
        if (known.size <= maxKept) break;
        known.delete(oldest);
      }
      return isAdministrator;
    },
  };
}
