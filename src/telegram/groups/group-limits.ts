import { rememberWhileUsed } from './remember-while-used.js';
import { createSlidingWindow, type SlidingWindow } from './sliding-window.js';

/** What counts in a group: an answer (any message that a handler sends), an alert, an edit. */
export type GroupPost = 'answer' | 'alert' | 'edit';

/** How much the bot writes in each group and channel, and how much it lets one person ask. */
export interface GroupLimits {
  /** Whether somebody's question in a group is to be answered; one that is, is counted. */
  admits(chatId: number, askerId: number): boolean;
  /** In how many milliseconds there is room for one more; 0 for now, and for private chats. */
  waitMs(chatId: number, post: GroupPost): number;
  /** Counts one that is sent now. */
  take(chatId: number, post: GroupPost): void;
}

/** A minute, in which a group takes about 20 messages and about 20 edits (Bot FAQ, "My bot is hitting limits"). */
const windowMs = 60_000;
/** Answers and alerts together. */
const maxMessages = 20;
/** Of these at least 5 are left to alerts, which would wait for ever in a group that asks without a break. */
const maxAnswers = 15;
const maxEdits = 20;
const maxQuestionsOfOne = 6;
interface GroupWindows {
  readonly messages: SlidingWindow;
  readonly answers: SlidingWindow;
  readonly edits: SlidingWindow;
}

/**
 * Counts in memory. In the first minute of a process, which doesn't know what the one before has sent, half of each limit
 * holds: around a restart a group gets at most 30 messages in a minute instead of 20, once, and Telegram's own limit is obeyed
 * besides.
 *
 * @param now milliseconds of a clock that is best not set back
 */
export function createGroupLimits(now: () => number): GroupLimits {
  const startedAtMs = now();
  const newWindow = (): SlidingWindow => createSlidingWindow(now, windowMs);
  const windowsOf = rememberWhileUsed<GroupWindows>({
    make: () => ({ messages: newWindow(), answers: newWindow(), edits: newWindow() }),
    isIdle: ({ messages, edits }) => messages.count() + edits.count() === 0,
  });
  const questionsOf = rememberWhileUsed<SlidingWindow>({
    make: newWindow,
    isIdle: (window) => window.count() === 0,
  });
  const limit = (whole: number): number => (now() - startedAtMs < windowMs ? Math.floor(whole / 2) : whole);

  const waitMs = (chatId: number, post: GroupPost): number => {
    if (chatId > 0) return 0;
    const { messages, answers, edits } = windowsOf(String(chatId));
    if (post === 'edit') return edits.waitMs(limit(maxEdits));
    const forAny = messages.waitMs(limit(maxMessages));
    return post === 'alert' ? forAny : Math.max(forAny, answers.waitMs(limit(maxAnswers)));
  };
  return {
    waitMs,
    take: (chatId, post) => {
      if (chatId > 0) return;
      const { messages, answers, edits } = windowsOf(String(chatId));
      if (post === 'edit') edits.add();
      else messages.add();
      if (post === 'answer') answers.add();
    },
    admits: (chatId, askerId) => {
      if (waitMs(chatId, 'answer') > 0) return false;
      const asked = questionsOf(`${chatId}:${askerId}`);
      if (asked.waitMs(maxQuestionsOfOne) > 0) return false;
      asked.add();
      return true;
    },
  };
}
