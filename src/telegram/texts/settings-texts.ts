import type { ChatSettings } from '../settings/chat-settings.js';

/** What has settings: a person's private chat, a group, or a channel. */
export type SettingsOf = 'private' | 'group' | 'channel';

/** How many subscriptions a chat has, in all its topics. */
export interface SubscriptionCounts {
  readonly all: number;
  readonly paused: number;
}

/** What is said about a chat's settings. Each line of the page is a button, which tells what is set now. */
export interface SettingsTexts {
  /** Of the command: 1–256 characters. */
  readonly summary: () => string;
  readonly head: (of: SettingsOf) => string;
  /** Lines: 1–40 UTF-16 units, but for names of time zones. */
  readonly languageLine: (name: string) => string;
  /** In the place of a language's name: the one that each person's client has. */
  readonly asClient: () => string;
  readonly quotesLine: (quotes: ChatSettings['quotes']) => string;
  /** `range` is `22:00–7:00`; `null` where there are none. */
  readonly quietHoursLine: (range: string | null) => string;
  readonly zoneLine: (zone: string) => string;
  readonly whoAsksLine: (who: ChatSettings['whoAsks']) => string;
  readonly alertsLine: (counts: SubscriptionCounts) => string;

  readonly askLanguage: (of: SettingsOf) => string;
  readonly alertsHead: (counts: SubscriptionCounts) => string;
  /** Buttons. */
  readonly pauseAll: () => string;
  readonly resumeAll: () => string;
  /** Leads to the page of all settings. */
  readonly settings: () => string;

  readonly notDone: () => string;
  /** In an alert: 1–200 characters. */
  readonly onlyAdministrators: () => string;
  readonly rightsUnknown: () => string;
  readonly buttonTooOld: () => string;
}
