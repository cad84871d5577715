import type { RawApi, Transformer } from 'grammy';

type Method = keyof RawApi;

/**
 * Sends what a group was to be answered to the supergroup that it has become, where Telegram says so (Bot API,
 * "ResponseParameters", `migrate_to_chat_id`); nothing was sent before. The message that it answers has another id there,
 * which nobody tells: there it answers none. What changes an old message fails, as it must.
 *
 * @param moved is told first, so that what is kept of the chat is where the answer is
 */
export function followMigration(moved: (fromChatId: number, toChatId: number) => void): Transformer {
  return async (previous, method, payload, signal) => {
    const response = await previous(method, payload, signal);
    const toChatId = response.ok ? undefined : response.parameters?.migrate_to_chat_id;
    const fromChatId = 'chat_id' in payload ? payload.chat_id : undefined;
    if (toChatId === undefined || typeof fromChatId !== 'number' || !sends(method)) return response;
    moved(fromChatId, toChatId);
    return previous(method, { ...payload, chat_id: toChatId, reply_parameters: undefined }, signal);
  };
}

function sends(method: Method): boolean {
  return method === 'sendMessage' || method === 'sendDocument';
}
