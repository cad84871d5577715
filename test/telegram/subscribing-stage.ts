import type { Message } from 'grammy/types';
import { onTestFinished } from 'vitest';
import type { Article } from '../../src/article/article.js';
import { openSubscribing } from '../../src/cli/open-subscribing.js';
import type { CallbackAnswer } from '../../src/playground/world/callback-queries.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createOutbox } from '../../src/storage/sqlite-outbox.js';
import { createSubscriptions } from '../../src/storage/sqlite-subscriptions.js';
import { createBot } from '../../src/telegram/create-bot.js';
import { startStage, token } from '../playground/stage.js';
import { complaints } from '../serve/telegram.js';
import { temporaryFolder } from '../storage/folder.js';
import { segmenter } from '../words/real-segmenter.js';
import { memoryChatSettings, memoryPageStates, memorySeenUpdates } from './memory-states.js';
import { newsroom, quotedArticle } from './newsroom.js';
import { recordingLog } from './recording-log.js';

/** Of the emulator's bot. */
const username = 'chuchu_test_bot';

export interface SubscribingStageOptions {
  readonly maxPerChat?: number;
  readonly articles?: readonly Article[];
}

/** Somebody who writes and taps in one place. */
export interface Voice {
  readonly user: number;
  readonly chat: number;
  readonly thread?: number;
}

export type SubscribingStage = Awaited<ReturnType<typeof subscribingStage>>;

/** A running bot with real subscriptions on the emulator, until the end of the test, which ends with nothing refused. */
export async function subscribingStage({
  maxPerChat = 50,
  articles = [quotedArticle()],
}: SubscribingStageOptions = {}) {
  const stage = await startStage();
  const { control, clock } = stage;
  const database = openDatabase(temporaryFolder());
  const now = () => clock.now();
  const subscriptions = createSubscriptions(database, { now, maxPerChat });
  const outbox = createOutbox(database, { timezone: 'Asia/Shanghai' });
  const log = recordingLog();
  const news = newsroom(articles);
  const chatSettings = memoryChatSettings();
  const pageStates = memoryPageStates(now);
  const bot = createBot({
    token,
    apiRoot: stage.apiRoot,
    news: () => news,
    pageStates,
    chatSettings,
    seenUpdates: memorySeenUpdates(),
    alerts: { outbox, subscription: (id) => subscriptions.find(id) ?? null },
    subscribing: openSubscribing({ subscriptions, schedules: outbox, segmenter: () => segmenter }),
    log,
    wait: (_milliseconds, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      }),
    now,
  });
  const running = bot.start();
  onTestFinished(async () => {
    await bot.stop();
    await running;
    database.close();
    await stage.close();
  });
  await control.polling();

  const at = ({ chat, thread }: Voice) => ({ chat, ...(thread !== undefined && { thread }) });
  /** What the bot sends next to that chat. */
  const hears = async ({ chat }: Pick<Voice, 'chat'>): Promise<Message> => {
    const { message, method } = await control.nextOutgoing({ kind: 'send', chat });
    if (message === null) throw new Error(`expected ${method} to make a message`);
    return message;
  };
  const say = async (voice: Voice, text: string, more: { replyTo?: number } = {}): Promise<Message> => {
    // In groups only what names the bot is sure to arrive.
    const addressed = voice.chat < 0 ? text.replace(/^\/\w+/u, `$&@${username}`) : text;
    await control.say({ user: voice.user, ...at(voice), text: addressed, ...more });
    return hears(voice);
  };
  const shown = async (chat: number, messageId: number): Promise<Message> => {
    const found = (await control.messages({ chat })).find(({ message }) => message.message_id === messageId);
    if (found === undefined) throw new Error(`expected message ${messageId} to be there still`);
    return found.message;
  };
  /** Taps a button; what the client was told, and the message as it stands then. */
  const tap = async (
    { user, chat }: Pick<Voice, 'user' | 'chat'>,
    { message_id: messageId }: Pick<Message, 'message_id'>,
    button: string,
  ): Promise<{ readonly notice: CallbackAnswer; readonly message: Message }> => {
    const tapped = await control.tap({ user, chat, messageId, button });
    if (tapped.kind !== 'callback') throw new Error(`expected ${button} to ask the bot, got ${tapped.kind}`);
    const notice = await control.callbackAnswer({ queryId: tapped.queryId });
    return { notice, message: await shown(chat, messageId) };
  };
  let forged = 0;
  /** A tap that no button of that message makes; what the client was told. */
  const forge = async (voice: Voice, message: Partial<Message>, data: string): Promise<CallbackAnswer> => {
    forged += 1;
    const id = `forged-${forged}`;
    const from = { id: voice.user, is_bot: false, first_name: '读者' };
    await control.pushUpdate({ type: 'callback_query', body: { id, from, chat_instance: '1', data, message } });
    return control.callbackAnswer({ queryId: id });
  };
  /** Taps one button after the other of the same message. */
  const taps = async (voice: Voice, message: Message, ...buttons: readonly string[]): Promise<Message> => {
    let last = message;
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    for (const button of buttons) last = (await tap(voice, last, button)).message;
    return last;
  };
  const reader: Voice = { user: stage.reader.id, chat: stage.reader.id };
  return {
    ...stage,
    database,
    subscriptions,
    outbox,
    chatSettings,
    log,
    news,
    pageStates,
    bot,
    reader,
    hears,
    say,
    shown,
    tap,
    forge,
    taps,
    /** All that a bot which makes no mistake never meets, and all that it logged as wrong. */
    faults: async () => [...(await complaints(control)), ...log.lines.filter((line) => !line.startsWith('info '))],
  };
}
