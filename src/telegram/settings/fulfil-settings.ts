import type { Api } from 'grammy';
import type { CallbackQuery, Message } from 'grammy/types';
import { replyTarget } from '../connection/reply-target.js';
import { editPage, sendPage } from '../connection/send-page.js';
import type { Notice } from '../messages/answer-tap.js';
import { type Page, plainPage } from '../pages/page.js';
import { rightToChange } from '../subscribing/right-to-change.js';
import type { Texts } from '../texts/texts.js';
import type { SettingsTap } from './settings-data.js';
import { alertsPage, languagePage, type SettingsPorts, settingsPage } from './settings-page.js';

/**
 * Shows the settings of a chat to whoever may change them, and tells all others why not.
 *
 * @param failed is told what went wrong, where the person could still be told
 * @throws GrammyError, HttpError
 */
export async function fulfilSettings(
  api: Api,
  message: Message,
  ports: SettingsPorts,
  failed: (doing: string, error: unknown) => void,
): Promise<void> {
  const words = ports.texts.settings;
  const pageFor = async (): Promise<Page> => {
    const actor = { userId: message.from?.id, senderChatId: message.sender_chat?.id };
    const right = await rightToChange(api, message.chat, actor);
    if (right === 'may') return settingsPage(message.chat, ports);
    return plainPage(right === 'unknown' ? words.rightsUnknown() : words.onlyAdministrators());
  };
  const page = await pageFor().catch((error: unknown): Page => {
    failed('could not show the settings', error);
    return plainPage(words.notDone());
  });
  await sendPage(api, replyTarget(message), page, ports.texts.threadGone());
}

export interface SettingsTapPorts extends SettingsPorts {
  /** In the language of the chat as it is set by then: `texts` are those of before the tap. */
  readonly textsNow: () => Texts;
}

/** Does what a button of the settings says, in its place, for whoever may; all others are told why not. */
export async function fulfilSettingsTap(
  api: Api,
  { message, from }: CallbackQuery,
  tap: SettingsTap,
  ports: SettingsTapPorts,
): Promise<Notice> {
  const words = ports.texts.settings;
  if (message === undefined) return { text: ports.texts.unknownButton() };
  // Telegram tells nothing of such a message but where it is (Bot API, "InaccessibleMessage").
  if (message.date === 0) return { text: words.buttonTooOld(), alert: true };
  const { chat } = message;
  const right = await rightToChange(api, chat, { userId: from.id, senderChatId: undefined });
  if (right !== 'may') {
    return { text: right === 'unknown' ? words.rightsUnknown() : words.onlyAdministrators(), alert: true };
  }
  const page = change(chat, tap, ports);
  await editPage(api, { chatId: chat.id, messageId: message.message_id }, page);
  return {};
}

function change(chat: Message['chat'], tap: SettingsTap, ports: SettingsTapPorts): Page {
  const { chatSettings, subscribing } = ports;
  switch (tap.kind) {
    case 'show':
      return settingsPage(chat, ports);
    case 'ask-language':
      return languagePage(chat, ports);
    case 'alerts':
      return alertsPage(chat, ports);
    case 'pause-alerts':
      subscribing?.subscriptions.pauseChat(chat.id, tap.paused);
      return alertsPage(chat, ports);
    case 'language':
      chatSettings.change(chat.id, { language: tap.language });
      return settingsPage(chat, { ...ports, texts: ports.textsNow() });
    case 'quotes':
      chatSettings.change(chat.id, { quotes: tap.quotes });
      return settingsPage(chat, ports);
    case 'who-asks':
      chatSettings.change(chat.id, { whoAsks: tap.whoAsks });
      return settingsPage(chat, ports);
    default:
      return tap satisfies never;
  }
}
