import type { WelcomeTexts } from '../welcome-texts.js';

export const englishWelcome: WelcomeTexts = {
  toGroup: ({ botUsername, seesAll }) =>
    [
      'Hello, I’m Chuchu. I answer questions with paragraphs from the news, word for word, with a link to the source.',
      '',
      `To ask: /ask@${botUsername} question`,
      `To find where a message comes from: reply to it with /ask@${botUsername}`,
      `Language, who may ask and more, for administrators: /settings@${botUsername}`,
      '',
      seesAll
        ? 'All messages of this group reach me, but I act only on what is said to me; the rest I neither read nor keep.'
        : 'Only commands for me, replies to me and messages that mention me reach me. I see nothing else of this chat.',
    ].join('\n'),
  toChannelOwner: (title) =>
    `You added me to the channel “${title}”. I don’t post there by myself. To have it told of new articles, post /subscribe there with words or a question; /settings is for the rest.`,
  groupUpgraded: () => 'This group has become a supergroup, and buttons from before no longer work. Please ask again.',
};
