import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageActions } from './page-actions.js';
import type { PageState } from './page-state.js';
import type { PageTexts } from './texts.js';

/** What every part of the page is drawn from. */
export interface PageView {
  readonly state: PageState;
  readonly actions: PageActions;
  readonly texts: PageTexts;
}

export const PageContext = createContext<PageView | null>(null);

export function usePage(): PageView {
  const view = useContext(PageContext);
  if (view === null) throw new Error('expected to be drawn inside of the page');
  return view;
}
