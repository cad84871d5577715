import { createChatForgetter } from '../storage/forget-chat.js';
import type { openDatabase } from '../storage/open-database.js';
import { createChatSettings } from '../storage/sqlite-chat-settings.js';
import { createFeedback } from '../storage/sqlite-feedback.js';
import { createInlineQuestions } from '../storage/sqlite-inline-questions.js';
import { createPageStates } from '../storage/sqlite-page-states.js';
import { createWelcomes } from '../storage/sqlite-welcomes.js';
import type { Access } from '../telegram/access/access.js';
import type { Feedback } from '../telegram/feedback/feedback.js';
import { type InlineQuestions, inlineQuestionLifetimeMs } from '../telegram/inline/inline-questions.js';
import type { Welcomes } from '../telegram/membership/welcomes.js';
import { type PageStates, pageStateLifetimeMs } from '../telegram/pages/page-state.js';
import { type ChatSettingsStore, unsetChatSettings } from '../telegram/settings/chat-settings.js';

/** What is kept of chats besides what they are told of. */
export interface OpenChats {
  readonly forBot: {
    readonly pageStates: PageStates;
    readonly chatSettings: ChatSettingsStore;
    readonly welcomes: Welcomes;
    readonly feedback: Feedback;
    readonly inlineQuestions: InlineQuestions;
  };
  /** A group has become a supergroup, under another id. May be told more than once. */
  move(fromChatId: number, toChatId: number): void;
  /** All that is kept of a chat that has been gone for 30 days, or wants to be forgotten, but a ban. */
  forget(chatId: number): void;
  /** Deletes answers, votes and typed questions that have been kept for their time. */
  readonly forgetOld: () => void;
}

/** @param access moves with a group, too */
export function openChats(database: ReturnType<typeof openDatabase>, access: Pick<Access, 'move'>): OpenChats {
  const pageStates = createPageStates(database, { now: Date.now, lifetimeMs: pageStateLifetimeMs });
  const chatSettings = createChatSettings(database, { unset: unsetChatSettings });
  const welcomes = createWelcomes(database);
  const feedback = createFeedback(database, { now: Date.now });
  const inlineQuestions = createInlineQuestions(database, { now: Date.now, lifetimeMs: inlineQuestionLifetimeMs });
  return {
    forBot: { pageStates, chatSettings, welcomes, feedback, inlineQuestions },
    move: (from, to) => {
      pageStates.moveChat(from, to);
      chatSettings.move(from, to);
      welcomes.move(from, to, Date.now());
      access.move(from, to);
    },
    forget: createChatForgetter(database),
    forgetOld: () => {
      pageStates.prune();
      feedback.prune();
      inlineQuestions.prune();
    },
  };
}
