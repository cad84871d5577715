import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Not kept: to be looked at after a run. */
const screenshots = join(import.meta.dirname, 'screenshots');

/** Somebody with a browser that has the page open. */
export interface Visitor {
  readonly page: Page;
  /** Where they write. */
  readonly field: Locator;
  /** Writes and sends; resolves when it stands in the chat. */
  say(text: string): Promise<Locator>;
  /** Says something; the bot's answer to it, as soon as it is there. */
  ask(text: string): Promise<Locator>;
  /** The message that holds a text. */
  bubble(text: string | RegExp): Locator;
  /** Takes a picture, and lets axe look for violations that keep somebody from using the page. */
  look(name: string): Promise<void>;
  /** Everything that should not have happened: errors, failed requests, requests to elsewhere. */
  readonly complaints: readonly string[];
  /** Ends the visit; gives all complaints, of which a good page has none. */
  leave(): Promise<readonly string[]>;
}

export async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1360, height: 860 },
    colorScheme: 'light',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  // By way of the browser's own tools: the page itself lets no other script in.
  await context.addInitScript({ content: axe.source });
  const page = await context.newPage();
  const complaints = listen(page, address);
  await page.goto(address);
  // What was said before is there, too.
  await page.locator('.connection').waitFor({ state: 'detached' });
  const field = page.getByRole('textbox', { name: /写消息…|Write a message…/u });
  const bubble = (text: string | RegExp): Locator => page.locator('article.bubble').filter({ hasText: text }).last();
  const say = async (text: string): Promise<Locator> => {
    const like = page.locator('article.mine').filter({ has: page.getByText(text, { exact: true }) });
    // The same may have been said before.
    const before = await like.count();
    await field.fill(text);
    await field.press('Enter');
    await like.nth(before).waitFor();
    return like.nth(before);
  };
  return {
    page,
    field,
    say,
    bubble,
    complaints,
    ask: async (text) => {
      const said = await say(text);
      const answer = page.locator(`article[data-answers="${await said.getAttribute('data-message')}"]`);
      await answer.waitFor();
      return answer;
    },
    look: async (name) => {
      mkdirSync(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `${name}.png`) });
      expect({ name, violations: await violations(page) }).toEqual({ name, violations: [] });
    },
    leave: async () => {
      const all = [...complaints];
      await context.close();
      return all;
    },
  };
}

function listen(page: Page, address: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${address}/`)) complaints.push(`request to elsewhere: ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    // Whoever reloads or leaves a page lets go of what it was asking.
    const isLetGo = request.url().includes('/control/') && request.failure()?.errorText === 'net::ERR_ABORTED';
    if (!isLetGo) complaints.push(`${request.url()}: ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    if (!response.ok()) complaints.push(`${response.url()}: ${response.status()}`);
  });
  return complaints;
}

/** What axe calls serious or critical, each with the first place it was found at. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await page.evaluate(() => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- put there by `addInitScript`
    const { axe: checker } = window as unknown as { axe: typeof axe };
    return checker.run(document, { resultTypes: ['violations'] });
  });
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
    );
}
