import type { Chat, InlineKeyboardButton } from 'grammy/types';
import { isPaused } from '../../alert/subscription.js';
import type { ChatPorts } from '../chat-ports.js';
import { type Keyboard, type Page, plainPage } from '../pages/page.js';
import { subscribingData } from '../subscribing/subscription-data.js';
import { zoneName } from '../texts/common-zones.js';
import { type Language, languageNames, languages } from '../texts/language.js';
import type { SettingsOf, SubscriptionCounts } from '../texts/settings-texts.js';
import type { Texts } from '../texts/texts.js';
import type { ChatSettings } from './chat-settings.js';
import { type SettingsTap, settingsData } from './settings-data.js';

/** What pages of settings are made from. */
export type SettingsPorts = Pick<ChatPorts, 'chatSettings' | 'subscribing' | 'texts' | 'now'>;

/** `subscribing` is `undefined` where nobody can subscribe. */
interface CountPorts extends Pick<SettingsPorts, 'now'> {
  readonly subscribing: SettingsPorts['subscribing'] | undefined;
}

type SettingsChat = Pick<Chat, 'id' | 'type'>;

/** All settings of a chat, a button each, which tells what is set and changes it. Nobody asks in a channel. */
export function settingsPage(chat: SettingsChat, ports: SettingsPorts): Page {
  const words = ports.texts.settings;
  const of = settingsOf(chat);
  const settings = ports.chatSettings.of(chat.id);
  return {
    ...plainPage(words.head(of)),
    keyboard: [
      [button(words.languageLine(chosenLanguage(of, settings, ports.texts)), { kind: 'ask-language' })],
      ...(of === 'channel' ? [] : [quotesRow(settings, ports.texts)]),
      ...(of === 'group' ? [whoAsksRow(settings, ports.texts)] : []),
      ...alertRows(chat, ports),
    ],
  };
}

/** What is set is marked. */
export function languagePage(chat: SettingsChat, { chatSettings, texts }: SettingsPorts): Page {
  const of = settingsOf(chat);
  const { language: chosen } = chatSettings.of(chat.id);
  const current = of === 'private' ? chosen : (chosen ?? texts.language);
  // In a group there are as many clients as people.
  const choices: readonly (Language | null)[] = of === 'private' ? [...languages, null] : languages;
  return {
    ...plainPage(texts.settings.askLanguage(of)),
    keyboard: [
      ...choices.map((language) => {
        const label = language === null ? texts.settings.asClient() : languageNames[language];
        const shown = language === current ? texts.subscribing.chosen(label) : label;
        return [button(shown, { kind: 'language', language })];
      }),
      [button(texts.subscribing.back(), { kind: 'show' })],
    ],
  };
}

/** Whether the chat is told of anything, of all its topics; all of it paused, or resumed, at once. */
export function alertsPage(chat: SettingsChat, { subscribing, texts, now }: SettingsPorts): Page {
  const words = texts.settings;
  const counts = countsOf(chat.id, { subscribing, now });
  const act = (label: string, paused: boolean) => button(label, { kind: 'pause-alerts', paused });
  return {
    ...plainPage(words.alertsHead(counts)),
    keyboard: [
      [
        ...(counts.paused < counts.all ? [act(words.pauseAll(), true)] : []),
        ...(counts.paused > 0 ? [act(words.resumeAll(), false)] : []),
      ],
      [
        { text: texts.subscribing.allSubscriptions(), callback_data: subscribingData({ kind: 'list', page: 0 }) },
        button(texts.subscribing.back(), { kind: 'show' }),
      ],
    ].filter((row) => row.length > 0),
  };
}

/** Leads from other pages about a chat to its settings. */
export function settingsButton(texts: Texts): InlineKeyboardButton {
  return button(texts.settings.settings(), { kind: 'show' });
}

function settingsOf({ type }: SettingsChat): SettingsOf {
  return type === 'supergroup' ? 'group' : type;
}

function chosenLanguage(of: SettingsOf, { language }: ChatSettings, texts: Texts): string {
  if (language === null && of === 'private') return texts.settings.asClient();
  return languageNames[language ?? texts.language];
}

function quotesRow({ quotes }: ChatSettings, texts: Texts): InlineKeyboardButton[] {
  return [button(texts.settings.quotesLine(quotes), { kind: 'quotes', quotes: quotes === 1 ? 3 : 1 })];
}

function whoAsksRow({ whoAsks }: ChatSettings, texts: Texts): InlineKeyboardButton[] {
  const other = whoAsks === 'everybody' ? 'administrators' : 'everybody';
  return [button(texts.settings.whoAsksLine(whoAsks), { kind: 'who-asks', whoAsks: other })];
}

/** What concerns subscriptions is set where they are. */
function alertRows({ id }: SettingsChat, { subscribing, texts, now }: SettingsPorts): Keyboard {
  if (subscribing === undefined) return [];
  const words = texts.settings;
  const { timezone, quietHours } = subscribing.schedules.scheduleOf(id);
  const range = quietHours === null ? null : texts.subscribing.quietRange(quietHours);
  const zone = zoneName(timezone, texts.subscribing).trim();
  return [
    [{ text: words.quietHoursLine(range), callback_data: subscribingData({ kind: 'quiet-hours' }) }],
    [{ text: words.zoneLine(zone), callback_data: subscribingData({ kind: 'zones' }) }],
    [button(words.alertsLine(countsOf(id, { subscribing, now })), { kind: 'alerts' })],
  ];
}

function countsOf(chatId: number, { subscribing, now }: CountPorts): SubscriptionCounts {
  const all = subscribing?.subscriptions.ofChat(chatId) ?? [];
  return { all: all.length, paused: all.filter((subscription) => isPaused(subscription, now())).length };
}

function button(text: string, tap: SettingsTap): InlineKeyboardButton {
  return { text, callback_data: settingsData(tap) };
}
