import type { Message } from 'grammy/types';
import type { ActionPorts } from './action-ports.js';
import type { FileToSend } from './read-file.js';

/** What somebody does with their own words: write, send, change, take back. */
export function writingActions({ store, control, attempt, here, texts }: ActionPorts) {
  const write = (text: string): void =>
    store.set((state) => ({ ...state, drafts: { ...state.drafts, [state.open ?? '']: text } }));
  const clearWriting = (): void =>
    store.set((state) => ({
      ...state,
      writing: { kind: 'new' },
      inline: null,
      selection: null,
      drafts: { ...state.drafts, [state.open ?? '']: '' },
    }));
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
  const inThread = () => {
    const { thread } = store.get();
    return thread === null ? {} : { thread };
  };
  const say = async (text: string): Promise<void> => {
    const { writing } = store.get();
    const reply =
      writing.kind === 'reply'
        ? { replyTo: writing.to.message_id, ...(writing.quote !== null && { quote: writing.quote }) }
        : {};
    const message = { ...here(), ...inThread(), ...reply, text };
    await sending(text, () => control.say(message));
  };

  return {
    write,
    say,
    clearWriting,
    /** Sends what is written, or saves it where a message is edited. */
    submit: async (text: string): Promise<void> => {
      const { writing } = store.get();
      if (text.trim() === '') return;
      if (writing.kind !== 'edit') return say(text);
      const change = { ...here(), messageId: writing.message.message_id, text };
      await sending(text, () => control.edit(change));
    },
    /** Sends a file, with what is written as its caption. */
    sendFile: (file: FileToSend, caption: string): Promise<void> => {
      const kind = file.mimeType.startsWith('image/') ? ('photo' as const) : ('document' as const);
      const message = { ...here(), ...inThread(), kind, file, ...(caption.trim() !== '' && { caption }) };
      return sending(caption, () => control.post(message));
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
    /** Deletes a message, after it was asked for once more. */
    remove: (message: Message) => {
      const { chat } = here();
      const run = (): void => void attempt(() => control.remove({ chat, messageIds: [message.message_id] }));
      store.set((state) => ({
        ...state,
        dialog: { text: texts().removeAsk, confirm: { label: texts().remove, run } },
      }));
    },
  };
}
