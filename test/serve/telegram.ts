import type { Message } from 'grammy/types';
import { afterAll } from 'vitest';
import type { Control } from '../../src/playground/control/controls.js';
import type { Written } from '../../src/playground/control/writing.js';
import type { OutgoingRecord } from '../../src/playground/record/outbox.js';
import { type BotApi, startBotApi } from '../../src/playground/start-bot-api.js';
import type { CallbackAnswer } from '../../src/playground/world/callback-queries.js';
import { type Ended, type RunningChuchu, startChuchu, temporaryFolder } from '../cli/run-chuchu.js';
import { realClock } from '../playground/real-clock.js';

/** Well formed, and nobody's. */
export const token = '7000000001:AAPlaygroundTokenOfNobody_-0123456789a';
/** No part of it may be shown to anybody. */
export const secret = token.slice(token.indexOf(':') + 1);
export const botId = 7_000_000_001;

const started: BotApi[] = [];
afterAll(async () => {
  await Promise.all(started.splice(0).map((api) => api.close()));
});

/** A Telegram with one bot, which is gone after the last test of the file. */
export async function startTelegram(): Promise<BotApi> {
  const api = await startBotApi({ bots: [{ token }], clock: realClock });
  started.push(api);
  return api;
}

export interface Serve {
  readonly api: Pick<BotApi, 'apiRoot'>;
  readonly corpus: string;
  /** Where `data` is kept; a new folder where none is given. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export function startServe({ api, corpus, cwd, env }: Serve): RunningChuchu {
  // A folder of its own is new, though the bot may have run before in the same Telegram.
  return startChuchu(cwd === undefined ? ['serve', '--new-data'] : ['serve'], {
    cwd: cwd ?? temporaryFolder(),
    // People of tests are quick.
    env: { ANSWERS_PER_MINUTE: '99999', BOT_API_ROOT: api.apiRoot, BOT_TOKEN: token, CORPUS_DIR: corpus, ...env },
  });
}

/** `serve`, as soon as it waits for messages. */
export async function serving(serve: Serve & { readonly api: BotApi }): Promise<RunningChuchu> {
  const chuchu = startServe(serve);
  await chuchu.wrote('stderr', 'is waiting for messages');
  await serve.api.control.polling();
  return chuchu;
}

/** Tells it to stop, as a container does. */
export function stop(chuchu: RunningChuchu): Promise<Ended> {
  chuchu.kill('SIGTERM');
  return chuchu.ended;
}

/** What a tap did: what the client was told, and the message as it stands then. */
export interface Tap {
  readonly notice: CallbackAnswer;
  readonly message: Message;
}

/** Somebody in their private chat with the bot. */
export interface Person {
  readonly id: number;
  readonly control: Control;
  say(text: string): Promise<Written>;
  /** The next message they get. */
  hears(): Promise<OutgoingRecord>;
  /** Says something and gets the next message. */
  ask(text: string): Promise<OutgoingRecord>;
  /** The message of an answer to what they ask. */
  answerTo(text: string): Promise<Message>;
  /** Taps a button of a message, whatever the message was like when it was given. */
  tap(message: Message, button: string): Promise<Tap>;
  /** All that stands in the chat. */
  messages(): Promise<readonly Message[]>;
}

/** @param languageCode left out for a client that gives none */
export async function newPerson(
  { control }: Pick<BotApi, 'control'>,
  { languageCode }: { readonly languageCode?: string | undefined } = { languageCode: 'zh-hans' },
): Promise<Person> {
  const { id } = await control.addUser({ languageCode });
  const say = (text: string) => control.say({ user: id, text });
  const hears = () => control.nextOutgoing({ kind: 'send', chat: id });
  const ask = async (text: string) => {
    await say(text);
    return hears();
  };
  const messages = async () => (await control.messages({ chat: id })).map(({ message }) => message);
  return {
    id,
    control,
    say,
    hears,
    ask,
    messages,
    answerTo: async (text) => sent(await ask(text)),
    tap: async ({ message_id: messageId }, button) => {
      const notice = await control.callbackAnswer({ queryId: await press(control, id, messageId, button) });
      const message = (await messages()).find((each) => each.message_id === messageId);
      if (message === undefined) throw new Error(`expected message ${messageId} to be there still`);
      return { notice, message };
    },
  };
}

/** Adds the bot to a group, and waits until it has said how to ask there. */
export async function bringBot(control: Control, chat: number, by: number): Promise<Message> {
  await control.addBot({ chat, by });
  return sent(await control.nextOutgoing({ kind: 'send', chat }));
}

/** Taps a button that asks the bot; the id of the tap, which is not answered yet. */
export async function press(control: Control, user: number, messageId: number, button: string): Promise<string> {
  const tapped = await control.tap({ user, messageId, button });
  if (tapped.kind !== 'callback') throw new Error(`expected ${button} to ask the bot, got ${tapped.kind}`);
  return tapped.queryId;
}

/** When the bot's next request of that method about that chat comes in, before anything became of it. */
export async function requestTo(control: Control, method: string, chatId: number): Promise<void> {
  const { payload } = await control.nextCall({ method });
  if (payload['chat_id'] !== chatId) await requestTo(control, method, chatId);
}

/** A request with the bot's token that is not the bot's. */
export async function request({ apiRoot }: BotApi, method: string, payload: object): Promise<void> {
  const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  if (!response.ok) throw new Error(`${method}: ${await response.text()}`);
}

/** The message that was sent. */
export function sent({ message, method }: OutgoingRecord): Message {
  if (message === null) throw new Error(`expected ${method} to make a message`);
  return message;
}

/** The labels under a message, row by row. */
export function labels({ reply_markup }: Message): string[][] {
  return (reply_markup?.inline_keyboard ?? []).map((row) => row.map(({ text }) => text));
}

/** The part of a message's text that its one block quote holds. */
export function quoted({ text = '', entities = [] }: Message): string {
  const quotes = entities.filter(({ type }) => type === 'blockquote' || type === 'expandable_blockquote');
  const [quote] = quotes;
  if (quote === undefined || quotes.length > 1) throw new Error(`expected one block quote, got ${quotes.length}`);
  return text.slice(quote.offset, quote.offset + quote.length);
}

/** What a client shows after a tap that needs no words. */
export const silent = { text: '', alert: false, cacheSeconds: 0 };

/** All that a bot which makes no mistake never meets: requests refused, entities that vanished, buttons that spin on. */
export async function complaints(control: Control): Promise<string[]> {
  const refused = (await control.calls({ outcome: 'refused' })).map(({ method, outcome }) =>
    outcome.kind === 'refused' ? `${method}: ${outcome.error_code} ${outcome.description}` : method,
  );
  const vanished = (await control.outbox()).flatMap(({ method, dropped }) =>
    dropped.map((what) => `${method}: ${what} vanished`),
  );
  const spinning = (await control.callbacks())
    .filter(({ answer }) => answer === null)
    .map(({ query }) => `tap on ${query.data}: not answered`);
  return [...refused, ...vanished, ...spinning];
}
