import { autoRetry } from '@grammyjs/auto-retry';
import { Bot } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import { setCommandMenus } from './command-menu.js';
import { describeError } from './describe-error.js';
import type { Log } from './log.js';
import { type AnswerQuestion, messageHandler } from './message-handler.js';
import { lastingFailure } from './polling-failure.js';
import { simplifiedChinese, type Texts } from './texts.js';
import { TokenRefusedError } from './token-refused-error.js';
import { verifyToken, type Wait } from './verify-token.js';
import { watchPolling } from './watch-polling.js';

export interface BotOptions {
  readonly token: string;
  /** Where the Bot API is; Telegram's own by default. */
  readonly apiRoot?: string;
  /** Who the bot is, where that is known without asking: in tests. */
  readonly botInfo?: UserFromGetMe;
  readonly answerQuestion: AnswerQuestion;
  readonly log: Log;
  /** Used between attempts to reach Telegram at the start. */
  readonly wait: Wait;
  readonly texts?: Texts;
}

/** The bot, with nothing sent yet. */
export interface TelegramBot {
  /** For tests and plugins: what `start` runs. */
  readonly bot: Bot;
  /**
   * Asks Telegram who the bot is, for as long as the network is down.
   *
   * @returns `null` where `stop` came first.
   * @throws TokenRefusedError with a one-line message without the token.
   */
  verifyToken(): Promise<UserFromGetMe | null>;
  /**
   * Sets the command menu, then gets and answers messages until `stop`. Settles when everything in hand is answered.
   *
   * @throws TokenRefusedError, PollingConflictError: trying again would not help. No error holds the token.
   */
  start(): Promise<void>;
  /**
   * Takes no further messages; resolves when the one in hand is answered. Those fetched with it and not yet begun are
   * left to Telegram, which gives them to the next start. Never rejects; a second call waits like the first.
   */
  stop(): Promise<void>;
}

/** Longer than the 30 s Telegram may hold `getUpdates`; a connection that is dead is noticed after that. */
const requestTimeoutSeconds = 60;

/** Update types the bot handles. Named, so that Telegram sends no others (Bot API, "getUpdates"). */
const allowedUpdates = ['message'] as const;

/**
 * Makes the bot. Sends nothing.
 *
 * @throws TokenRefusedError where the token is empty.
 */
export function createBot(options: BotOptions): TelegramBot {
  const { answerQuestion, log, wait, texts = simplifiedChinese } = options;
  const bot = newBot(options);
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<void> | null = null;

  // `Bot.stop` confirms the update in hand, and grammY then still runs the rest of its batch, which Telegram, not having
  // been told, sends again at the next start: answered twice. So the rest is left alone.
  bot.use((_context, next) => (signal.aborted ? undefined : next()));
  bot.use(messageHandler({ answerQuestion, texts, log }));
  bot.catch(({ ctx, error }) => {
    log.error(`update ${ctx.update.update_id}: ${describeError(error, bot.token)}`);
  });

  const verify = (): Promise<UserFromGetMe | null> => verifyToken(bot, { log, wait, signal });

  const poll = async (): Promise<void> => {
    if (!bot.isInited()) await verify();
    if (signal.aborted) return;
    const menus = setCommandMenus(bot.api, texts, log, signal);
    try {
      await bot.start({
        allowed_updates: allowedUpdates,
        onStart: ({ username }) => log.info(`@${username} is waiting for messages`),
      });
    } catch (error) {
      // Stopped while it was still removing a webhook: grammY then rejects with the aborted request.
      if (signal.aborted) return;
      throw lastingFailure(error, bot.token) ?? new Error(describeError(error, bot.token));
    } finally {
      await menus;
    }
  };

  return {
    bot,
    verifyToken: verify,
    start: () => {
      running ??= poll();
      return running;
    },
    stop: async () => {
      stopping.abort();
      if (bot.isRunning()) {
        await bot.stop().catch((error: unknown) => {
          log.warn(`could not confirm the last message: ${describeError(error, bot.token)}`);
        });
      }
      // Whoever called `start` is told of its error.
      await running?.catch(() => undefined);
    },
  };
}

function newBot({ token, apiRoot, botInfo, log }: BotOptions): Bot {
  if (token.trim() === '') throw new TokenRefusedError('it is empty');
  const bot = new Bot(token, {
    ...(botInfo !== undefined && { botInfo }),
    client: {
      timeoutSeconds: requestTimeoutSeconds,
      // grammY refuses a root that ends in `/`.
      ...(apiRoot !== undefined && { apiRoot: apiRoot.replace(/\/+$/u, '') }),
    },
  });
  // With its defaults a connection lost after acceptance is sent again, and one chat's flood holds up every other
  // (both measured).
  bot.api.config.use(autoRetry({ maxDelaySeconds: 1, maxRetryAttempts: 1, rethrowHttpErrors: true }));
  bot.api.config.use(watchPolling(token, log));
  return bot;
}
