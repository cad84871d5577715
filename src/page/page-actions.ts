import type { Control } from '../playground/control/controls.js';
import { createActionPorts, type PagePorts } from './action-ports.js';
import { buttonActions } from './button-actions.js';
import { askInline, chooseInline, moreInline } from './inline-actions.js';
import { lookingAnew, lookingAt } from './looking-at.js';
import { botOf, type InlineResult, type PageState } from './page-state.js';
import { writingActions } from './writing-actions.js';

export type PageActions = ReturnType<typeof createPageActions>;

/** Everything somebody can do on the page; what is refused is told in a notice. */
export function createPageActions(pagePorts: PagePorts) {
  const ports = createActionPorts(pagePorts);
  const { store, control, attempt, here, notice, texts } = ports;
  const writing = writingActions(ports);

  return {
    ...writing,
    ...buttonActions(ports),
    dismiss: (id: number) =>
      store.set((state) => ({ ...state, notices: state.notices.filter((each) => each.id !== id) })),
    closeDialog: () => store.set((state) => ({ ...state, dialog: null })),
    togglePanel: () => store.set((state) => ({ ...state, panelOpen: !state.panelOpen })),
    open: (key: string) => store.set((state) => lookingAt(state, key)),
    close: () => store.set((state) => ({ ...state, open: null })),
    lookAt: (thread: number | null) => store.set((state) => ({ ...lookingAnew(state), thread })),
    become: (user: number) =>
      store.set((state) => ({
        ...lookingAnew(state),
        me: user,
        // A private chat is one's own.
        open: state.open === null || state.open.includes('/') ? `${user}/${botOf(state)}` : state.open,
        unread: {},
      })),
    select: (selection: PageState['selection']) => store.set((state) => ({ ...state, selection })),
    stopTyping: (key: string) =>
      store.set((state) => ({ ...state, typing: new Set([...state.typing].filter((room) => room !== key)) })),

    askInline: (query: string) => askInline(ports, { ...here(), query }),
    moreInline: () => moreInline(ports, here()),
    chooseInline: async (result: InlineResult) => {
      if (await chooseInline(ports, { ...here(), thread: store.get().thread }, result)) writing.clearWriting();
    },
    closeInline: () => store.set((state) => (state.inline === null ? state : { ...state, inline: null })),

    /** A switch or button of the panel: whatever it does is told to everybody by an event. */
    control: (run: (control: Control, at: { user: number; chat: number; bot: number }) => Promise<unknown>) =>
      attempt(() => run(control, { ...here(), bot: botOf(store.get()) })),
    restartBot: (atOnce: boolean) =>
      attempt(async () => {
        store.set((state) => ({ ...state, ready: false }));
        await control.stopBot({ atOnce });
        await control.startBot();
      }),
    /** Whether it was published. */
    publish: (article: { title: string; publisher: string; body: string }) =>
      attempt(async () => {
        const { known } = await control.publishArticle(article);
        const title = article.title.trim();
        notice(known ? texts().publishedBefore(title) : texts().published(title));
      }),
    readRates: async () => {
      const [rates, faults] = await Promise.all([control.rates(), control.faults()]);
      store.set((state) => ({ ...state, rates, faults }));
    },
  };
}
