import type { Control } from '../playground/control/controls.js';
import { chatOf, type PageState } from './page-state.js';
import type { QueryAnswers } from './query-answers.js';
import type { Store } from './store.js';
import type { PageTexts } from './texts.js';

/** What the browser can do for the page. */
export interface Browser {
  copy(text: string): Promise<void>;
  /** Aborted after so many milliseconds. */
  signalAfter(milliseconds: number): AbortSignal;
}

/** What the page acts with. */
export interface PagePorts {
  readonly store: Store<PageState>;
  readonly control: Control;
  readonly answers: QueryAnswers;
  readonly browser: Browser;
  readonly texts: () => PageTexts;
}

/** The ports, and what all actions have in common. */
export interface ActionPorts extends PagePorts {
  /** Shows a line that goes by itself. */
  readonly notice: (text: string) => void;
  /** Runs what may be refused, which is told in a notice; whether it was done. */
  readonly attempt: (run: () => Promise<unknown>) => Promise<boolean>;
  /** Who one is, and the chat that is open. */
  readonly here: () => { readonly user: number; readonly chat: number };
}

export function createActionPorts(ports: PagePorts): ActionPorts {
  const { store } = ports;
  let lastNotice = 0;
  const notice = (text: string): void => {
    lastNotice += 1;
    const id = lastNotice;
    store.set((state) => ({ ...state, notices: [...state.notices, { id, text }] }));
  };
  return {
    ...ports,
    notice,
    attempt: async (run) => {
      try {
        await run();
        return true;
      } catch (error) {
        notice(error instanceof Error ? error.message : String(error));
        return false;
      }
    },
    here: () => {
      const { me, open } = store.get();
      return { user: me, chat: chatOf(store.get(), open)?.chat.id ?? me };
    },
  };
}
