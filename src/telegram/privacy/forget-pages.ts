import type { Chat } from 'grammy/types';
import type { Page } from '../pages/page.js';
import { plainPage } from '../pages/page.js';
import type { ForgottenKind, PrivacyTexts } from '../texts/privacy-texts.js';
import { forgetData } from './forget-data.js';

/** What is kept, for how long, and how to have it deleted. */
export function privacyPage(words: PrivacyTexts): Page {
  const button = { text: words.forgetButton(), callback_data: forgetData('ask') };
  return { ...plainPage(words.privacy()), keyboard: [[button]] };
}

/** Asks whether all that is kept of a chat is to be deleted. */
export function askForgetPage(chat: Pick<Chat, 'type'>, words: PrivacyTexts): Page {
  return {
    ...plainPage(words.askForget(forgottenKind(chat))),
    keyboard: [
      [
        { text: words.forgetYes(), callback_data: forgetData('yes') },
        { text: words.forgetNo(), callback_data: forgetData('no') },
      ],
    ],
  };
}

export function forgottenKind({ type }: Pick<Chat, 'type'>): ForgottenKind {
  if (type === 'private') return 'person';
  return type === 'channel' ? 'channel' : 'group';
}
