import type { Message } from 'grammy/types';
import { settingsData } from '../../src/telegram/settings/settings-data.js';
import { languages } from '../../src/telegram/texts/language.js';
import type { Person } from './telegram.js';

/** More taps than any walk needs: one that goes round in circles ends there. */
const maxTaps = 400;

/** What no walk taps: nothing, and what would have the rest of it in another language. */
const left = new Set(['none', ...languages.map((language) => settingsData({ kind: 'language', language }))]);

/** What a button does, without the numbers and ids that only tell of what. */
function shapeOf(data: string): string {
  return data.replaceAll(/[A-Za-z0-9_-]{16,}/gu, '@').replaceAll(/\d+/gu, '#');
}

/** The buttons of a message that ask the bot, newest message first. */
function buttonsOf({ reply_markup, message_id: messageId }: Message) {
  return (reply_markup?.inline_keyboard.flat() ?? []).flatMap((button) =>
    'callback_data' in button ? [{ messageId, text: button.text, data: button.callback_data }] : [],
  );
}

/**
 * Taps a button of each kind in a chat, but for those that choose another language, those that appear meanwhile too, until
 * none is left that was not tapped.
 *
 * @returns the kinds of buttons that were tapped
 */
export async function tapAll(person: Person): Promise<readonly string[]> {
  const tapped = new Set<string>();
  while (tapped.size < maxTaps) {
    // oxlint-disable-next-line no-await-in-loop -- what there is to tap is known after the tap before
    const messages = await person.messages();
    const next = messages
      .toReversed()
      .flatMap(buttonsOf)
      .find(({ data }) => !left.has(data) && !tapped.has(shapeOf(data)));
    if (next === undefined) return [...tapped];
    tapped.add(shapeOf(next.data));
    // oxlint-disable-next-line no-await-in-loop -- as above
    const answer = await person.control.tap({ user: person.id, messageId: next.messageId, button: next.data });
    if (answer.kind !== 'callback') throw new Error(`expected ${next.text} to ask the bot, got ${answer.kind}`);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await person.control.callbackAnswer({ queryId: answer.queryId });
  }
  throw new Error(`expected at most ${maxTaps} kinds of buttons, got ${[...tapped].join(' ')}`);
}
