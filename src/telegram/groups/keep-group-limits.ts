import type { Transformer } from 'grammy';
import { GroupLimitError } from './group-limit-error.js';
import type { GroupLimits, GroupPost } from './group-limits.js';

/**
 * Keeps all that the handlers send to a group within its limits, whatever it is: what is over them is not asked of
 * Telegram. A request counts when it is made, whatever becomes of it.
 */
export function keepGroupLimits(limits: Pick<GroupLimits, 'waitMs' | 'take'>): Transformer {
  return (previous, method, payload, signal) => {
    const post = postOf(method);
    const chatId = 'chat_id' in payload && typeof payload.chat_id === 'number' ? payload.chat_id : 0;
    if (post === null || chatId >= 0) return previous(method, payload, signal);
    const waitMs = limits.waitMs(chatId, post);
    if (waitMs > 0) return Promise.reject(new GroupLimitError(method, Math.ceil(waitMs / 1000)));
    limits.take(chatId, post);
    return previous(method, payload, signal);
  };
}

/** By Telegram's names: `sendMessage`, `copyMessage`, `editMessageText`; "typing…" is no message. */
function postOf(method: string): GroupPost | null {
  if (method.startsWith('edit')) return 'edit';
  return /^(?:send(?!ChatAction)|copy|forward)/u.test(method) ? 'answer' : null;
}
