import type { ApiError, CallbackQuery, InlineKeyboardMarkup, InlineQuery, Update } from 'grammy/types';
import type { SeenUpdates } from '../../src/telegram/connection/seen-updates.js';
import { type BotOptions, createBot } from '../../src/telegram/create-bot.js';
import { incomingMessage, type MessageContent } from './incoming-message.js';
import { memoryChatSettings, memoryInlineQuestions, memoryPageStates, memorySeenUpdates } from './memory-states.js';
import { type Newsroom, newsroom } from './newsroom.js';
import { recordingLog } from './recording-log.js';
import { testBot, testToken } from './test-bot.js';

export interface Sent {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export const person = 7;
export const group = -100;
/** The date of every message that {@link incomingMessage} makes. */
export const messageMs = 1_643_000_000_000;
/** Ids of page states, in the order they are made. */
export const stateId = (place: number): string => `state-id-${String(place).padStart(7, '0')}`;
/** Ids that the messages of the bot get, in order. */
export const answerId = (place: number): number => 1000 + place;

/** A bot without a network: what it was asked, what it sent, what it logged, and the hand that plays the person. */
export function recordedBot(
  news: Newsroom = newsroom(),
  seenUpdates: SeenUpdates = memorySeenUpdates(),
  alerting: Pick<BotOptions, 'alerts' | 'chatEvents' | 'administration' | 'subscribing' | 'feedback'> & {
    /** Default off. */
    readonly inlineIsOn?: boolean;
  } = {},
) {
  const sent: Sent[] = [];
  const log = recordingLog();
  const clock = { ms: messageMs };
  const pageStates = memoryPageStates(() => clock.ms);
  const chatSettings = memoryChatSettings();
  const inlineQuestions = memoryInlineQuestions();
  const outcomes: (Omit<ApiError, 'ok'> | 'pass')[] = [];
  let states = 0;
  let messages = 0;
  let updates = 0;
  const { inlineIsOn = false, ...parts } = alerting;
  const { bot } = createBot({
    token: testToken,
    botInfo: { ...testBot, supports_inline_queries: inlineIsOn },
    news: () => news,
    pageStates,
    chatSettings,
    inlineQuestions,
    seenUpdates,
    ...parts,
    log,
    wait: () => Promise.reject(new Error('nothing waits here')),
    now: () => clock.ms,
    newId: () => {
      states += 1;
      return stateId(states);
    },
  });
  bot.api.config.use((_previous, method, payload) => {
    sent.push({ method, payload: { ...payload } });
    const outcome = outcomes.shift() ?? 'pass';
    if (outcome !== 'pass') return Promise.resolve({ ok: false, ...outcome });
    if (method === 'sendMessage') messages += 1;
    // The handlers look at nothing but the id of a sent message.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return Promise.resolve({ ok: true, result: { message_id: answerId(messages) } as never });
  });
  const handle = async (content: Omit<Update, 'update_id'>): Promise<void> => {
    updates += 1;
    await bot.handleUpdate({ update_id: updates, ...content });
  };
  return {
    bot,
    sent,
    log,
    clock,
    pageStates,
    chatSettings,
    inlineQuestions,
    news,
    /** What becomes of the next requests, one each; all further ones pass. */
    outcomes,
    handle,
    /** A message; ids from 11 on, as of updates from 1 on. */
    receive: (chatId: number, content: MessageContent): Promise<void> =>
      handle({ message: incomingMessage(chatId, 11 + updates, content) }),
    edit: (chatId: number, messageId: number, content: MessageContent): Promise<void> =>
      handle({ edited_message: { ...incomingMessage(chatId, messageId, content), edit_date: messageMs / 1000 } }),
    /** Typed behind the bot's name, by `person` unless told otherwise. */
    type: (query: string, more: Partial<InlineQuery> = {}): Promise<void> =>
      handle({
        inline_query: {
          id: 'typed',
          from: { id: person, is_bot: false, first_name: '读者', language_code: 'zh-hans' },
          query,
          offset: '',
          ...more,
        },
      }),
    tap: (data: string, more: Partial<CallbackQuery> = {}): Promise<void> =>
      handle({ callback_query: callbackQuery(data, more) }),
  };
}

/** A tap on a button of the first message that the bot sent to `person`. */
export function callbackQuery(data: string, more: Partial<CallbackQuery> = {}): CallbackQuery {
  return {
    id: 'tap',
    from: { id: 42, is_bot: false, first_name: '读者' },
    chat_instance: '1',
    data,
    message: { ...incomingMessage(person, answerId(1), { text: '……' }), from: testBot },
    ...more,
  };
}

/** The buttons of what was sent, by what they say; for a `callback_data`, `url` or `copy_text`. */
export function buttonsOf(sent: Sent | undefined): Record<string, string>[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was made by the bot
  const markup = sent?.payload['reply_markup'] as InlineKeyboardMarkup | undefined;
  return (markup?.inline_keyboard ?? []).map((row) =>
    Object.fromEntries(
      row.map((button) => {
        if ('callback_data' in button) return [button.text, button.callback_data];
        if ('url' in button) return [button.text, button.url];
        return [button.text, 'copy_text' in button ? button.copy_text.text : ''];
      }),
    ),
  );
}
