import type { Clock } from '../clock.js';
import { badRequest, plainDescription, Refusal } from '../refusal.js';
import { isAdministrator, type Room } from './room.js';

/** What is written, as Telegram names it where that is refused. */
export type Written = 'text messages' | 'documents';

/**
 * Whether a member of a group may write there now; administrators always may.
 *
 * @throws Refusal 400 where their right was taken, or that of all members (TDLib, `can_send_message_content`); 429 with the
 * seconds that slow mode leaves (Bot API, "ChatFullInfo", `slow_mode_delay`; api.telegram.org waits out a few of them itself)
 */
export function checkRightToWrite(room: Room, userId: number, clock: Clock, what: Written): void {
  if (room.privately !== null || room.chat.type === 'channel' || isAdministrator(room, userId)) return;
  if (room.members.get(userId)?.status === 'restricted' || !room.membersMayWrite) {
    throw badRequest(`not enough rights to send ${what} to the chat`);
  }
  const lastMs = room.lastWroteMs.get(userId);
  const leftMs = lastMs === undefined ? 0 : lastMs + room.slowModeSeconds * 1000 - clock.now();
  if (leftMs <= 0) return;
  const retry_after = Math.ceil(leftMs / 1000);
  throw new Refusal({
    error_code: 429,
    description: plainDescription(429, retry_after),
    parameters: { retry_after },
  });
}
