import type { SettingsOf, SettingsTexts, SubscriptionCounts } from '../settings-texts.js';

const heads: Readonly<Record<SettingsOf, string>> = {
  private: 'Your settings',
  group: 'Settings of this group',
  channel: 'Settings of this channel',
};
const places: Readonly<Record<SettingsOf, string>> = {
  private: 'here',
  group: 'in this group',
  channel: 'in this channel',
};

export const englishSettings: SettingsTexts = {
  summary: () => 'language, answers, quiet hours',
  head: (of) => `${heads[of]}. Tap a line to change it:`,
  languageLine: (name) => `Language: ${name}`,
  asClient: () => 'same as my app',
  quotesLine: (quotes) => `An answer shows: ${quotes === 1 ? 'one quote' : 'three quotes'}`,
  quietHoursLine: (range) => `Quiet hours: ${range ?? 'none'}`,
  zoneLine: (zone) => `Time zone: ${zone}`,
  whoAsksLine: (who) => `Who may ask: ${who === 'everybody' ? 'everybody' : 'administrators'}`,
  alertsLine: (counts) => `Alerts: ${alertsText(counts)}`,

  askLanguage: (of) => `Which language should I speak ${places[of]}? Quotes always stay as they were written.`,
  alertsHead: ({ all, paused }) =>
    all === 0
      ? 'Nothing is subscribed to here. Send /subscribe with the words or the question you care about.'
      : `${all === 1 ? '1 subscription' : `${all} subscriptions`}, ${paused === 0 ? 'none' : paused} of them paused. What comes while one is paused is not sent later.`,
  pauseAll: () => 'Pause all',
  resumeAll: () => 'Resume all',
  settings: () => 'Settings',

  notDone: () => 'Something went wrong, and nothing was changed. Please try again in a while.',
  onlyAdministrators: () => 'Only administrators can change the settings here.',
  rightsUnknown: () =>
    'I can’t tell whether you are an administrator, so nothing was changed. Make me an administrator and try again.',
  buttonTooOld: () => 'This message is too old for its buttons to work. Send /settings again.',
};

function alertsText({ all, paused }: SubscriptionCounts): string {
  if (all === 0) return 'no subscriptions';
  if (paused === 0) return `on (${all})`;
  return paused === all ? `all paused (${all})` : `${all}, ${paused} paused`;
}
