import { readTap } from '../../src/telegram/messages/callback-data.js';
import type { Page } from '../../src/telegram/pages/page.js';
import { keyboardFaults } from './keyboard-faults.js';
import { messageFaults } from './message-faults.js';

/** What Telegram would refuse in a page, or the bot would not understand of its buttons; empty for a good one. */
export function pageFaults(page: Page): string[] {
  const dead = page.keyboard
    .flat()
    .flatMap((button) => ('callback_data' in button ? [button.callback_data] : []))
    .filter((data) => readTap(data) === null);
  return [...messageFaults(page), ...keyboardFaults(page.keyboard), ...dead.map((data) => `a dead button: ${data}`)];
}
