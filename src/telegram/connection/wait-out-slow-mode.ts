import type { Transformer } from 'grammy';
import type { Wait } from './until-reached.js';

/** Slow mode is 10 s at least (Bot API, "ChatFullInfo", `slow_mode_delay`); nobody waits for an answer for much longer. */
const longestWaitSeconds = 30;

/**
 * Sends an answer to a group again, once, when the time is over for which Telegram refused it (429): where slow mode is
 * on, a bot that is no administrator has to wait like everybody. What came after it in the same chat would have had to,
 * too, and waits its turn.
 *
 * @param stopping when it is aborted, nothing waits any more
 */
export function waitOutSlowMode(wait: Wait, stopping: AbortSignal): Transformer {
  return async (previous, method, payload, signal) => {
    const response = await previous(method, payload, signal);
    if (response.ok || response.error_code !== 429 || method !== 'sendMessage') return response;
    const seconds = response.parameters?.retry_after;
    const isGroup = 'chat_id' in payload && typeof payload.chat_id === 'number' && payload.chat_id < 0;
    if (!isGroup || seconds === undefined || seconds > longestWaitSeconds || stopping.aborted) return response;
    const isOver = await wait(seconds * 1000, stopping).then(
      () => true,
      () => false,
    );
    return isOver ? previous(method, payload, signal) : response;
  };
}
