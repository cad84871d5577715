import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Control } from '../../src/playground/control/controls.js';
import { launchBrowser } from './launch-browser.js';
import { type Visitor, visit } from './visitor.js';

/** A playground, or a page with no bot behind it. */
interface Place {
  readonly address: string;
  readonly control: Control;
  close(): Promise<void>;
}

/** What the flows of a file have in common: one browser, one place; both there before the first and gone after the last. */
export interface Used<P extends Place> {
  readonly place: () => P;
  /** Somebody new, with the page open. */
  readonly visit: (options?: BrowserContextOptions) => Promise<Visitor>;
  /** The same somewhere else. */
  readonly visitAt: (address: string) => Promise<Visitor>;
}

export function usePlace<P extends Place>(open: () => Promise<P>): Used<P> {
  let opened: { readonly browser: Browser; readonly place: P } | null = null;
  const get = () => {
    if (opened === null) throw new Error('expected to be used inside of a test');
    return opened;
  };
  beforeAll(async () => {
    const [browser, place] = await Promise.all([launchBrowser(), open()]);
    opened = { browser, place };
  });
  afterAll(async () => {
    await get().browser.close();
    await get().place.close();
  });
  return {
    place: () => get().place,
    visit: (options) => visit(get().browser, get().place.address, options),
    visitAt: (address) => visit(get().browser, address),
  };
}
