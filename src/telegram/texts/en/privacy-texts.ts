import type { PrivacyTexts } from '../privacy-texts.js';

export const englishPrivacy: PrivacyTexts = {
  privacySummary: () => 'what I keep',
  forgetSummary: () => 'delete what I keep',
  privacy: () =>
    [
      'The bot keeps the following, on the machine of whoever runs it, and gives it to nobody:',
      [
        '· What was asked, and which paragraphs were quoted: 30 days, so that the buttons under answers work. In groups, also the id of who asked.',
        '· Subscriptions, and the settings, time zone and language of a chat: until you delete them. 30 days after the bot has left a chat, all of it is deleted.',
        '· Alerts that are due or were sent: 30 days.',
        '· Words typed in other chats that nothing was found for: a day, without who typed them.',
        '· Ids that whoever runs the bot has banned: until they are unbanned.',
      ].join('\n'),
      'It keeps no names, no phone numbers, and no message that was not for the bot. What Telegram keeps is up to Telegram.',
      '/forget deletes all of this at once, but for a ban. Backups made by whoever runs the bot are not touched: they last until they are deleted.',
    ].join('\n\n'),
  askForget: (kind) =>
    `Delete everything that is kept of ${whose[kind]}? Subscriptions, settings, alerts and questions go, and the buttons under earlier answers stop working. This can't be undone.`,
  forgotten: (kind) =>
    `Everything that was kept of ${whose[kind]} is deleted. The next question to the bot begins it anew.`,
  notForgotten: () => 'All right, nothing was deleted.',
  notDone: () => 'Something went wrong, and it could not be deleted. Please try again later.',
  forgetButton: () => 'Delete my data…',
  forgetYes: () => 'Delete it all',
  forgetNo: () => 'Keep it',
  onlyAdministrators: () => 'Only administrators can delete what is kept here.',
  rightsUnknown: () =>
    'The bot is not told who the administrators are, so it deletes nothing. Make it an administrator, and try again.',
};

const whose = { person: 'you', group: 'this group', channel: 'this channel' } as const;
