import { autoRetry } from '@grammyjs/auto-retry';
import { Bot } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import type { Log } from '../log.js';
import { abandonRequests } from './abandon-requests.js';
import type { ChatEvents } from './chat-events.js';
import type { Contact } from './contact.js';
import { followMigration } from './follow-migration.js';
import { onlyOnce } from './only-once.js';
import type { PhaseTimes } from './phase-times.js';
import { repeatHarmless } from './repeat-harmless.js';
import { TokenRefusedError } from './token-refused-error.js';
import type { Wait } from './until-reached.js';
import { waitOutSlowMode } from './wait-out-slow-mode.js';
import { watchPolling } from './watch-polling.js';
import { withoutLastWait } from './without-last-wait.js';

export interface ConnectBotOptions {
  readonly token: string;
  readonly apiRoot?: string;
  readonly botInfo?: UserFromGetMe;
  readonly log: Log;
  readonly wait: Wait;
  readonly chatEvents?: Pick<ChatEvents, 'moved'>;
}

interface Watching {
  /** Aborted when the bot is to stop: nothing is waited out any more. */
  readonly stopping: AbortSignal;
  /** Aborted when all requests are to be given up. */
  readonly abandoned: AbortSignal;
  readonly contact: Contact;
  readonly phases: Pick<PhaseTimes, 'requests'>;
}

/** Longer than the 30 s Telegram may hold `getUpdates`; a connection that is dead is noticed after that. */
const requestTimeoutSeconds = 60;

/**
 * grammY's client, with how its requests are repeated, watched and given up.
 *
 * @throws TokenRefusedError where the token is empty.
 */
export function connectBot(
  { token, apiRoot, botInfo, log, wait, chatEvents }: ConnectBotOptions,
  { stopping, abandoned, contact, phases }: Watching,
): Bot {
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
  const repeating = autoRetry({ maxDelaySeconds: 1, maxRetryAttempts: 1, rethrowHttpErrors: true });
  bot.api.config.use(onlyOnce(withoutLastWait(repeating)));
  bot.api.config.use(repeatHarmless());
  bot.api.config.use(waitOutSlowMode(wait, stopping));
  if (chatEvents !== undefined) bot.api.config.use(followMigration((from, to) => chatEvents.moved(from, to)));
  bot.api.config.use(watchPolling(token, log, contact));
  bot.api.config.use(abandonRequests(abandoned));
  bot.api.config.use(phases.requests);
  return bot;
}
