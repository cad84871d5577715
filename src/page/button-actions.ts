import type { InlineKeyboardButton, Message } from 'grammy/types';
import type { ActionPorts } from './action-ports.js';
import { lookingAt } from './looking-at.js';
import { botOf, type PageState, withMember } from './page-state.js';
import { startParameter } from './start-parameter.js';
import { webAddress } from './web-address.js';

/** A button whose tap was not answered spins no longer than this. */
const patienceMs = 30_000;

/** What the buttons under a message do; most work without the bot (Bot API, "InlineKeyboardButton"). */
export function buttonActions({ store, control, answers, browser, texts, notice, attempt, here }: ActionPorts) {
  const tapCallback = async (message: Message, data: string): Promise<void> => {
    const name = `${message.message_id}/${data}`;
    if (store.get().waiting.has(name)) return;
    const spin = (on: boolean): void =>
      store.set((state) => ({ ...state, waiting: withMember(state.waiting, name, on) }));
    spin(true);
    await attempt(async () => {
      const tapped = await control.tap({ ...here(), messageId: message.message_id, button: data });
      if (tapped.kind !== 'callback') return;
      const answer = await answers.wait(tapped.queryId, browser.signalAfter(patienceMs));
      if (answer?.kind !== 'callback-answer' || answer.text === '') return;
      if (answer.alert) store.set((state) => ({ ...state, dialog: { text: answer.text } }));
      else notice(answer.text);
    });
    spin(false);
  };
  const copy = (text: string): void => {
    browser.copy(text).then(
      () => notice(texts().copied(text)),
      () => notice(texts().notCopied),
    );
  };
  const start = async (parameter: string): Promise<void> => {
    const { me } = store.get();
    if (!(await attempt(() => control.say({ user: me, text: `/start ${parameter}` })))) return;
    store.set((state) => lookingAt(state, `${me}/${botOf(state)}`));
  };
  const typeInline = (query: string): void => {
    store.set((state) => ({
      ...state,
      drafts: { ...state.drafts, [state.open ?? '']: `@${usernameIn(state)} ${query}` },
    }));
  };

  return {
    copy,
    /** Starts the bot with a parameter, and opens the private chat, where it answers. */
    start,
    press: async (message: Message, button: InlineKeyboardButton): Promise<void> => {
      const query = inlineQueryOf(button);
      const parameter = 'url' in button ? startParameter(button.url, usernameIn(store.get())) : null;
      if ('callback_data' in button) await tapCallback(message, button.callback_data);
      else if ('copy_text' in button) copy(button.copy_text.text);
      else if (parameter !== null) await start(parameter);
      else if (query !== null) typeInline(query);
    },
  };
}

/** Where a button leads by itself; the page draws such a button as a link. One that starts the bot leads nowhere else. */
export function buttonLink(button: InlineKeyboardButton, username: string): string | null {
  return 'url' in button && startParameter(button.url, username) === null ? webAddress(button.url) : null;
}

/** The bot's. */
export function usernameIn({ world }: Pick<PageState, 'world'>): string {
  return world.bots[0]?.username ?? '';
}

function inlineQueryOf(button: InlineKeyboardButton): string | null {
  if ('switch_inline_query' in button) return button.switch_inline_query;
  if ('switch_inline_query_current_chat' in button) return button.switch_inline_query_current_chat;
  if ('switch_inline_query_chosen_chat' in button) return button.switch_inline_query_chosen_chat.query ?? '';
  return null;
}
