import type { InlineTexts } from '../inline-texts.js';

export const englishInline: InlineTexts = {
  howTo: () =>
    'In any chat, type @ and my username, a space and some words: quotes come as you type, and you pick one to send. With no words, the newest articles.',
  nothingFound: () => 'Nothing found: ask me in private',
  nothingToSearch: () => 'No word to look up yet: how to ask',
  failed: () => 'That went wrong: type on to try again',
  expired: () => 'That question was left for over a day, and I have not kept it. Please send it to me again.',
};
