import type { SeenUpdates } from '../../src/telegram/connection/seen-updates.js';
import type { Feedback, Vote } from '../../src/telegram/feedback/feedback.js';
import type { InlineQuestions } from '../../src/telegram/inline/inline-questions.js';
import { type PageState, type PageStates, pageStateLifetimeMs } from '../../src/telegram/pages/page-state.js';
import {
  type ChatSettings,
  type ChatSettingsStore,
  unsetChatSettings,
} from '../../src/telegram/settings/chat-settings.js';
import type { Language } from '../../src/telegram/texts/language.js';

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
    moveChat: (from, to) => {
      for (const state of states.values()) {
        if (state.chatId !== from) continue;
        states.set(state.id, { ...state, chatId: to, questionMessageId: null, answerMessageId: null });
      }
    },
    find: (id) => alive(states.get(id)),
    findByQuestion: (chatId, messageId) =>
      alive([...states.values()].findLast((one) => one.chatId === chatId && one.questionMessageId === messageId)),
    findByAnswer: (chatId, messageId) =>
      alive([...states.values()].findLast((one) => one.chatId === chatId && one.answerMessageId === messageId)),
  };
}

/** What people thought of quotes, until the process ends; `votes` holds it. */
export function memoryFeedback(): Feedback & { readonly votes: Map<string, Vote> } {
  const votes = new Map<string, Vote>();
  return {
    votes,
    verdictOn: (stateId, passageId) => votes.get(`${stateId} ${passageId}`)?.verdict ?? null,
    vote: (stateId, vote) => {
      const key = `${stateId} ${vote.passageId}`;
      const takesBack = votes.get(key)?.verdict === vote.verdict;
      if (takesBack) votes.delete(key);
      else votes.set(key, vote);
      return takesBack ? null : vote.verdict;
    },
  };
}

/** Numbers the questions that are typed inline. */
export function memoryInlineQuestions(): InlineQuestions {
  const questions: string[] = [];
  return {
    keep: (question) => {
      if (!questions.includes(question)) questions.push(question);
      return `question-${questions.indexOf(question)}`;
    },
    find: (id) => questions.find((_, place) => id === `question-${place}`) ?? null,
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

/** What chats have set, until the process ends. */
export function memoryChatSettings(): ChatSettingsStore {
  const byChat = new Map<number, ChatSettings>();
  const languages = new Map<number, Language>();
  const of = (chatId: number): ChatSettings => byChat.get(chatId) ?? unsetChatSettings;
  return {
    of,
    change: (chatId, change) => {
      const now = { ...of(chatId), ...change };
      byChat.set(chatId, now);
      return now;
    },
    lastLanguage: (chatId) => languages.get(chatId) ?? null,
    noteLanguage: (chatId, language) => void languages.set(chatId, language),
    move: (from, to) => {
      const known = byChat.get(from);
      byChat.delete(from);
      if (known !== undefined && !byChat.has(to)) byChat.set(to, known);
      const language = languages.get(from);
      languages.delete(from);
      if (language !== undefined && !languages.has(to)) languages.set(to, language);
    },
  };
}
