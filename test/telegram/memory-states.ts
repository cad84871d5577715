import type { SeenUpdates } from '../../src/telegram/connection/seen-updates.js';
import { type PageState, type PageStates, pageStateLifetimeMs } from '../../src/telegram/pages/page-state.js';

export interface MemoryPageStates extends PageStates {
  all(): PageState[];
}

/** Page states that no restart survives. */
export function memoryPageStates(now: () => number): MemoryPageStates {
  const states = new Map<string, PageState>();
  const alive = (state: PageState | undefined): PageState | null =>
    state !== undefined && state.createdAtMs > now() - pageStateLifetimeMs ? state : null;
  return {
    all: () => [...states.values()],
    save: (state) => {
      states.set(state.id, state);
    },
    setAnswer: (id, messageId) => {
      const state = states.get(id);
      if (state !== undefined) states.set(id, { ...state, answerMessageId: messageId });
    },
    find: (id) => alive(states.get(id)),
    findByQuestion: (chatId, messageId) =>
      alive([...states.values()].findLast((one) => one.chatId === chatId && one.questionMessageId === messageId)),
    findByAnswer: (chatId, messageId) =>
      alive([...states.values()].findLast((one) => one.chatId === chatId && one.answerMessageId === messageId)),
  };
}

export function memorySeenUpdates(): SeenUpdates {
  const seen = new Set<number>();
  return {
    remember: (updateId) => {
      if (seen.has(updateId)) return false;
      seen.add(updateId);
      return true;
    },
  };
}
