import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { Bot } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import type { Access } from './access/access.js';
import type { Allowance } from './access/allowance.js';
import type { Administration } from './administration/administration.js';
import type { AlertTaps } from './alerts/alert-taps.js';
import { createBegunUpdates } from './connection/begun-updates.js';
import type { ChatEvents } from './connection/chat-events.js';
import { connectBot } from './connection/connect-bot.js';
import { createContact } from './connection/contact.js';
import { hasRunBefore } from './connection/has-run-before.js';
import { createPhaseTimes } from './connection/phase-times.js';
import { updateProfile } from './connection/profile.js';
import { requestSignal } from './connection/request-signal.js';
import { type RunningUpdates, runUpdates } from './connection/run-updates.js';
import type { SeenUpdates } from './connection/seen-updates.js';
import { untilReached, type Wait } from './connection/until-reached.js';
import { verifyToken } from './connection/verify-token.js';
import type { Feedback } from './feedback/feedback.js';
import type { GroupLimits } from './groups/group-limits.js';
import { handleUpdates } from './handle-updates.js';
import type { InlineQuestions } from './inline/inline-questions.js';
import type { Log } from './log.js';
import type { Welcomes } from './membership/welcomes.js';
import { type Meter, noMeter } from './meter.js';
import type { News } from './news.js';
import type { PageStates } from './pages/page-state.js';
import type { Forgetting } from './privacy/forgetting.js';
import type { ChatSettingsStore } from './settings/chat-settings.js';
import type { Subscribing } from './subscribing/subscribing.js';
import { runWebhook, type WebhookOptions } from './webhook/run-webhook.js';

export interface BotOptions {
  readonly token: string;
  /** Where the Bot API is; Telegram's own by default. */
  readonly apiRoot?: string;
  /** Who the bot is, where that is known without asking: in tests. */
  readonly botInfo?: UserFromGetMe;
  /** The articles; first asked for when the first update is handled. */
  readonly news: () => News;
  readonly pageStates: PageStates;
  readonly chatSettings: ChatSettingsStore;
  /** Shared with whatever else writes to groups; the bot's own by default. */
  readonly groupLimits?: GroupLimits;
  /** Left out where the bot says nothing when it is added to a chat. */
  readonly welcomes?: Welcomes;
  /** Left out where the bot sends no alerts. */
  readonly alerts?: AlertTaps;
  readonly chatEvents?: ChatEvents;
  /** Left out where the bot has no administrators. */
  readonly administration?: Administration;
  /** Left out where nobody can subscribe. */
  readonly subscribing?: Subscribing;
  /** Left out where nobody is asked what they think of a quote. */
  readonly feedback?: Feedback;
  /** Left out where everybody may use the bot. */
  readonly access?: Access;
  /** Left out where everybody may use it as much as they like. */
  readonly allowance?: Allowance;
  /** Left out where nothing is kept for good. */
  readonly forgetting?: Forgetting;
  /** Left out where nobody can ask inline. */
  readonly inlineQuestions?: InlineQuestions;
  readonly seenUpdates: SeenUpdates;
  /** Left out where the bot asks Telegram for updates (polling). */
  readonly webhook?: WebhookOptions;
  /** What the log calls a chat; the same for all by default. */
  readonly chatName?: (chatId: number) => string;
  /** Told what the bot does; nobody by default. */
  readonly meter?: Meter;
  readonly log: Log;
  /** Used between attempts to reach Telegram, before a welcome, and to give up what takes too long when the bot is to stop. */
  readonly wait: Wait;
  /** Lets what else has come in have its turn before the next message is begun; without it none is waited for. */
  readonly takeTurn?: () => Promise<void>;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** Milliseconds of a clock that nobody sets, for how long ago something was; `now` by default. */
  readonly elapsedMs?: () => number;
  /** A new id for a page state; 96 random bits by default. */
  readonly newId?: () => string;
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
   * Whether Telegram has the menu that an earlier start of this program has set.
   *
   * @returns `null` where `stop` came first.
   * @throws TokenRefusedError
   */
  hasRunBefore(): Promise<boolean | null>;
  /**
   * Sets menu and description, then gets and answers messages, by polling or by webhook, until `stop`, many chats at a time, each chat in order.
   * Settles when everything in hand is answered, at most 8 s after `stop`.
   *
   * @throws TokenRefusedError, PollingConflictError, WebhookRefusedError, WebhookTakenError: trying again would not help. No error holds the token.
   */
  start(): Promise<void>;
  /** Takes no further messages; resolves when those in hand are answered. Never rejects; a second call waits like the first. */
  stop(): Promise<void>;
  /** Milliseconds since Telegram was last known to bring updates: a minute or so at most where all is well; `null` for never. */
  contactAgeMs(): number | null;
}

const inlineModeOff =
  'inline mode is off, so nobody can search by typing the name of the bot in other chats: send /setinline to @BotFather, choose the bot and a hint, and start it again';

/**
 * Makes the bot. Sends nothing.
 *
 * @throws TokenRefusedError where the token is empty.
 */
export function createBot(options: BotOptions): TelegramBot {
  const { token, log, wait, newId = randomId, chatName = () => '?', inlineQuestions } = options;
  const stopping = new AbortController();
  const abandoned = new AbortController();
  const { signal } = stopping;
  // Each request and wait listens for as long as it is under way; Node takes more than ten for a leak, and prints so.
  setMaxListeners(0, signal);
  const contact = createContact(options.elapsedMs ?? options.now);
  const begun = createBegunUpdates();
  const phases = createPhaseTimes(options.meter ?? noMeter, () => performance.now() / 1000);
  const bot = connectBot(options, { stopping: signal, abandoned: abandoned.signal, contact, phases });
  const reach = { token, log, wait, signal, abandon: () => abandoned.abort() };
  let updates: RunningUpdates | null = null;
  let running: Promise<void> | null = null;

  handleUpdates(bot, { ...options, newId, chatName, phases, begun, stopping: signal });

  const verify = (): Promise<UserFromGetMe | null> => verifyToken(bot, reach);

  /** `reached` is called when Telegram is, before the first update. */
  const beginUpdates = async (reached: () => void): Promise<RunningUpdates | null> => {
    if (options.webhook !== undefined) {
      const ports = { ...reach, bot, begun, contact, now: options.now };
      return runWebhook(options.webhook, { ...ports, reached });
    }
    // `getUpdates` is refused while a webhook is set.
    await untilReached(() => bot.api.deleteWebhook({}, requestSignal(signal)), reach);
    if (signal.aborted) return null;
    reached();
    log.info(`@${bot.botInfo.username} is waiting for messages, by polling`);
    return runUpdates(bot, reach);
  };

  const run = async (): Promise<void> => {
    if (!bot.isInited()) await verify();
    let profile = Promise.resolve();
    updates = await beginUpdates(() => {
      profile = updateProfile(bot.api, log, signal);
      if (inlineQuestions !== undefined && !bot.botInfo.supports_inline_queries) log.warn(inlineModeOff);
    });
    try {
      await updates?.finished;
    } finally {
      stopping.abort();
      await profile;
    }
  };

  return {
    bot,
    verifyToken: verify,
    hasRunBefore: () => hasRunBefore(bot.api, reach),
    start: () => {
      running ??= run();
      return running;
    },
    stop: async () => {
      stopping.abort();
      updates?.stop();
      // Whoever called `start` is told of its error.
      await running?.catch(() => undefined);
    },
    contactAgeMs: () => contact.ageMs(),
  };
}

/** 16 characters of `A-Za-z0-9_-`. */
function randomId(): string {
  return randomBytes(12).toString('base64url');
}
