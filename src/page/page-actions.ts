import type { InlineKeyboardButton, Message } from 'grammy/types';
import type { Control } from '../playground/control/controls.js';
import type { ChatState } from '../playground/control/state.js';
import { askInline, chooseInline, moreInline } from './inline-actions.js';
import { botOf, chatOf, type Dialog, type InlineResult, type PageState, withMember } from './page-state.js';
import type { QueryAnswers } from './query-answers.js';
import type { Store } from './store.js';
import type { PageTexts } from './texts.js';
import { webAddress } from './web-address.js';

/** What the browser can do for the page. */
export interface Browser {
  copy(text: string): Promise<void>;
  openWindow(url: string): void;
  /** Aborted after so many milliseconds. */
  signalAfter(milliseconds: number): AbortSignal;
}

/** A button whose tap was not answered spins no longer than this. */
const tapPatienceMs = 30_000;

export interface PagePorts {
  readonly store: Store<PageState>;
  readonly control: Control;
  readonly answers: QueryAnswers;
  readonly browser: Browser;
  readonly texts: () => PageTexts;
}

export type PageActions = ReturnType<typeof createPageActions>;

/** Everything somebody can do on the page; what is refused is told in a notice. */
export function createPageActions({ store, control, answers, browser, texts }: PagePorts) {
  let lastNotice = 0;
  const notice = (text: string): void => {
    lastNotice += 1;
    const id = lastNotice;
    store.set((state) => ({ ...state, notices: [...state.notices, { id, text }] }));
  };
  /** Runs what may be refused. */
  const attempt = async (run: () => Promise<unknown>): Promise<boolean> => {
    try {
      await run();
      return true;
    } catch (error) {
      notice(error instanceof Error ? error.message : String(error));
      return false;
    }
  };
  const here = (): { user: number; chat: number } => {
    const { me, open } = store.get();
    return { user: me, chat: chatOf(store.get(), open)?.chat.id ?? me };
  };
  const inline = {
    store,
    control,
    answers,
    signalAfter: (milliseconds: number) => browser.signalAfter(milliseconds),
    notice,
  };

  const say = async (text: string): Promise<void> => {
    const { writing, thread } = store.get();
    const reply =
      writing.kind === 'reply'
        ? { replyTo: writing.to.message_id, ...(writing.quote !== null && { quote: writing.quote }) }
        : {};
    await sending(text, () => control.say({ ...here(), text, ...(thread !== null && { thread }), ...reply }));
  };
  const edit = async (message: Message, text: string): Promise<void> => {
    await sending(text, () => control.edit({ ...here(), messageId: message.message_id, text }));
  };
  /** The field is empty at once, for what is written next; what was not sent comes back to where it was. */
  const sending = async (text: string, send: () => Promise<unknown>): Promise<void> => {
    const { writing, open } = store.get();
    clearWriting();
    if (await attempt(send)) return;
    store.set((state) =>
      state.open === open && (state.drafts[open ?? ''] ?? '') === ''
        ? { ...state, writing, drafts: { ...state.drafts, [open ?? '']: text } }
        : state,
    );
  };
  const clearWriting = (): void =>
    store.set((state) => ({
      ...state,
      writing: { kind: 'new' },
      inline: null,
      selection: null,
      drafts: { ...state.drafts, [state.open ?? '']: '' },
    }));

  const tapCallback = async (message: Message, data: string): Promise<void> => {
    const name = `${message.message_id}/${data}`;
    if (store.get().waiting.has(name)) return;
    const spin = (on: boolean): void =>
      store.set((state) => ({ ...state, waiting: withMember(state.waiting, name, on) }));
    spin(true);
    await attempt(async () => {
      const tapped = await control.tap({ ...here(), messageId: message.message_id, button: data });
      if (tapped.kind !== 'callback') return;
      const answer = await answers.wait(tapped.queryId, browser.signalAfter(tapPatienceMs));
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
  const write = (text: string): void =>
    store.set((state) => ({ ...state, drafts: { ...state.drafts, [state.open ?? '']: text } }));

  return {
    notice,
    attempt,
    say,
    copy,
    write,
    dismiss: (id: number) =>
      store.set((state) => ({ ...state, notices: state.notices.filter((each) => each.id !== id) })),
    confirm: (dialog: Dialog) => store.set((state) => ({ ...state, dialog })),
    closeDialog: () => store.set((state) => ({ ...state, dialog: null })),
    togglePanel: () => store.set((state) => ({ ...state, panelOpen: !state.panelOpen })),
    open: (key: string) =>
      store.set((state) => ({
        ...state,
        open: key,
        thread: null,
        writing: { kind: 'new' },
        inline: null,
        selection: null,
        unread: { ...state.unread, [key]: 0 },
      })),
    close: () => store.set((state) => ({ ...state, open: null })),
    lookAt: (thread: number | null) => store.set((state) => ({ ...state, thread, writing: { kind: 'new' } })),
    become: (user: number) =>
      store.set((state) => ({
        ...state,
        me: user,
        // A private chat is one's own.
        open: state.open === null || state.open.includes('/') ? `${user}/${botOf(state)}` : state.open,
        writing: { kind: 'new' },
        inline: null,
        unread: {},
      })),
    select: (selection: PageState['selection']) => store.set((state) => ({ ...state, selection })),
    stopTyping: (key: string) => store.set((state) => ({ ...state, typing: withMember(state.typing, key, false) })),

    /** Sends what is written, or saves it where a message is edited. */
    submit: async (text: string) => {
      const { writing } = store.get();
      if (text.trim() === '') return;
      await (writing.kind === 'edit' ? edit(writing.message, text) : say(text));
    },
    sendFile: (file: { name: string; mimeType: string; base64: string }, caption: string) => {
      const { thread } = store.get();
      const kind = file.mimeType.startsWith('image/') ? 'photo' : 'document';
      return attempt(async () => {
        await control.post({
          ...here(),
          kind,
          file,
          ...(caption.trim() !== '' && { caption }),
          ...(thread !== null && { thread }),
        });
        clearWriting();
      });
    },
    reply: (to: Message, quote: string | null) =>
      store.set((state) => ({ ...state, writing: { kind: 'reply', to, quote }, selection: null })),
    edit: (message: Message) =>
      store.set((state) => ({
        ...state,
        writing: { kind: 'edit', message },
        drafts: { ...state.drafts, [state.open ?? '']: message.text ?? message.caption ?? '' },
      })),
    cancelWriting: () =>
      store.set((state) => ({
        ...state,
        writing: { kind: 'new' },
        drafts: state.writing.kind === 'edit' ? { ...state.drafts, [state.open ?? '']: '' } : state.drafts,
      })),
    remove: (message: Message) =>
      store.set((state) => ({
        ...state,
        dialog: {
          text: texts().removeAsk,
          confirm: {
            label: texts().remove,
            run: () => void attempt(() => control.remove({ chat: here().chat, messageIds: [message.message_id] })),
          },
        },
      })),
    press: async (message: Message, button: InlineKeyboardButton) => {
      if ('callback_data' in button) await tapCallback(message, button.callback_data);
      else if ('copy_text' in button) copy(button.copy_text.text);
      else if ('url' in button) openAddress(button.url, browser);
      else {
        const query = inlineQueryOf(button);
        const username = store.get().world.bots[0]?.username ?? '';
        if (query !== null) write(`@${username} ${query}`);
      }
    },

    askInline: (query: string) => askInline(inline, { ...here(), query }),
    moreInline: () => moreInline(inline, here()),
    chooseInline: async (result: InlineResult) => {
      if (await chooseInline(inline, { ...here(), thread: store.get().thread }, result)) clearWriting();
    },
    closeInline: () => store.set((state) => (state.inline === null ? state : { ...state, inline: null })),
    startFromInline: async (start: string) => {
      const { me } = store.get();
      await attempt(() => control.say({ user: me, text: `/start ${start}` }));
      store.set((state) => ({ ...state, open: `${me}/${botOf(state)}`, inline: null }));
    },

    /** A switch or button of the panel: whatever it does is told to everybody by an event. */
    control: (run: (control: Control, at: { user: number; chat: number; bot: number }) => Promise<unknown>) =>
      attempt(() => run(control, { ...here(), bot: botOf(store.get()) })),
    restartBot: (atOnce: boolean) =>
      attempt(async () => {
        store.set((state) => ({ ...state, ready: false }));
        await control.stopBot({ atOnce });
        await control.startBot();
      }),
    readRates: async () => {
      const [rates, faults] = await Promise.all([control.rates(), control.faults()]);
      store.set((state) => ({ ...state, rates, faults }));
    },
  };
}

/** Where a button leads by itself; the page draws such a button as a link. */
export function buttonLink(button: InlineKeyboardButton): string | null {
  return 'url' in button ? webAddress(button.url) : null;
}

function openAddress(url: string, browser: Browser): void {
  const address = webAddress(url);
  if (address !== null) browser.openWindow(address);
}

function inlineQueryOf(button: InlineKeyboardButton): string | null {
  if ('switch_inline_query' in button) return button.switch_inline_query;
  if ('switch_inline_query_current_chat' in button) return button.switch_inline_query_current_chat;
  if ('switch_inline_query_chosen_chat' in button) return button.switch_inline_query_chosen_chat.query ?? '';
  return null;
}

/** Whether somebody leads a chat. */
export function leads({ members }: ChatState, user: number): boolean {
  const status = members.find((member) => member.user === user)?.status;
  return status === 'creator' || status === 'administrator';
}
