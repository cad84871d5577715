import { setTimeout as sleep } from 'node:timers/promises';
import { createSubscriptionCount } from '../storage/count-subscriptions.js';
import type { openDatabase } from '../storage/open-database.js';
import { createOutboxReports } from '../storage/outbox-reports.js';
import { createSeenUpdates } from '../storage/sqlite-seen-updates.js';
import { type BotOptions, createBot, type TelegramBot } from '../telegram/create-bot.js';
import { createGroupLimits } from '../telegram/groups/group-limits.js';
import { chatNames } from './chat-names.js';
import type { CliContext } from './cli-context.js';
import { endInTime } from './end-in-time.js';
import { listen } from './listen.js';
import { serviceLog } from './log.js';
import { openAccess } from './open-access.js';
import { openAdministration } from './open-administration.js';
import { type OpenArticles, openArticles } from './open-articles.js';
import { openChats } from './open-chats.js';
import { openForgetting } from './open-forgetting.js';
import { openHealth } from './open-health.js';
import { openSubscriptions } from './open-subscriptions.js';
import { serveUntilStopped } from './serve-until-stopped.js';
import type { Settings } from './settings.js';
import { startLines } from './start-lines.js';

export interface RunBotOptions {
  readonly token: string;
  readonly settings: Settings;
  /** Of the data folder, whose lock is held. */
  readonly database: ReturnType<typeof openDatabase>;
  /** Whether it may begin with a new data folder though it has run before. */
  readonly mayBegin: boolean;
  readonly context: CliContext;
}

/** Answers messages, takes in articles and tells of them, until the process is asked to stop. */
export async function runBot(options: RunBotOptions): Promise<void> {
  const { token, settings, database, context } = options;
  const log = serviceLog(context, settings);
  context.onCrash((what) => log.fatal(what));
  endInTime(context.stop, () => log.warn('stopped with work in hand: it took longer than 9.5 s'));
  const wait = (milliseconds: number, signal: AbortSignal) => sleep(milliseconds, undefined, { signal });
  let found: OpenArticles | undefined;
  const reading = (): OpenArticles => {
    if (found === undefined) throw new Error('expected the articles to be read first, got an update');
    return found;
  };
  const { access, allowance } = openAccess({ token, settings, database });
  const chats = openChats(database, access);
  // A clock that somebody sets back must not close groups for as long.
  const groupLimits = createGroupLimits(() => performance.now());
  const chatName = chatNames(token, settings);
  const subscriptions = openSubscriptions({
    token,
    room: {
      waitMs: (chatId) => groupLimits.waitMs(chatId, 'alert'),
      take: (chatId) => groupLimits.take(chatId, 'alert'),
    },
    settings,
    database,
    chats,
    access,
    chatSettings: chats.forBot.chatSettings,
    news: () => reading().news,
    segmenter: () => reading().corpus.segmenter,
    chatName,
    log,
    wait,
  });
  const { administration, close } = await openAdministration({
    settings,
    database,
    timezoneOf: (chatId) => subscriptions.forBot.subscribing.schedules.scheduleOf(chatId).timezone,
    running: reading,
  });
  const forgetting = openForgetting({
    database,
    forgetChat: (chatId) => subscriptions.forgetChat(chatId),
    now: Date.now,
    wait,
    log,
  });
  let bot: TelegramBot | undefined;
  const health = await openHealth({
    settings,
    database,
    log,
    running: () => found,
    contactAgeMs: () => bot?.contactAgeMs() ?? null,
  });
  try {
    bot = createBot({
      token,
      apiRoot: settings.botApiRoot,
      news: () => reading().news,
      groupLimits,
      seenUpdates: createSeenUpdates(database),
      access,
      allowance,
      forgetting,
      takeTurn: () => new Promise(setImmediate),
      ...chats.forBot,
      ...subscriptions.forBot,
      ...(administration !== undefined && { administration }),
      ...webhookOf(settings),
      meter: health.meter,
      chatName,
      log,
      wait,
      now: Date.now,
      elapsedMs: () => performance.now(),
    });
    const read = async (ended: AbortSignal): Promise<OpenArticles> => {
      found = await openArticles({ ...options, subscriptions, log, ended });
      const lines = startLines({
        settings,
        corpus: found.corpus,
        subscriptions: createSubscriptionCount(database)(),
        alerts: createOutboxReports(database).counts(Date.now()),
        administrators: administration?.administrators.size ?? 0,
        healthAddress: health.address,
      });
      for (const line of lines) log.info(line);
      return found;
    };
    await serveUntilStopped(bot, read, { ...options, subscriptions, log, wait });
  } finally {
    forgetting.close();
    await Promise.all([close(), health.close()]);
  }
}

/** How Telegram is to bring messages; nothing where the bot asks for them. */
function webhookOf({ webhookUrl, webhookSecret, webhookListen }: Settings): Pick<BotOptions, 'webhook'> {
  // The settings were refused where one is set without the other.
  if (webhookUrl === 'off' || webhookSecret === undefined) return {};
  const listenAt = { setting: 'WEBHOOK_LISTEN', at: webhookListen };
  return { webhook: { url: webhookUrl, secret: webhookSecret, listen: (handler) => listen(handler, listenAt) } };
}
