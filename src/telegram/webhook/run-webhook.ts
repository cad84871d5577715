import type { RequestListener } from 'node:http';
import { type Bot, BotError, GrammyError } from 'grammy';
import type { Update } from 'grammy/types';
import { allowedUpdates } from '../connection/allowed-updates.js';
import type { BegunUpdates } from '../connection/begun-updates.js';
import type { Contact } from '../connection/contact.js';
import { describeError } from '../connection/describe-error.js';
import { type DrainPorts, drainInHand } from '../connection/drain-in-hand.js';
import { createInHand } from '../connection/in-hand.js';
import { requestSignal } from '../connection/request-signal.js';
import type { RunningUpdates } from '../connection/run-updates.js';
import { type ReachOptions, untilReached } from '../connection/until-reached.js';
import { strangerWarning } from './stranger-warning.js';
import { createTakeUpdates } from './take-updates.js';
import { watchWebhook } from './watch-webhook.js';
import { WebhookRefusedError } from './webhook-errors.js';
import { webhookHandler } from './webhook-handler.js';

/** Where Telegram is to bring updates, and where they arrive. */
export interface WebhookOptions {
  /** `https:`, on a port that Telegram calls; its path is the one that is served. */
  readonly url: string;
  /** 1–256 of `A-Za-z0-9_-`. */
  readonly secret: string;
  /**
   * Serves requests from now on.
   *
   * @returns where, and what ends it: connections with nothing under way at once, the others when they are answered; never
   * rejects.
   */
  readonly listen: (handler: RequestListener) => Promise<{
    readonly address: string;
    readonly close: () => Promise<void>;
  }>;
}

export interface RunWebhookPorts extends ReachOptions, DrainPorts {
  /** Called when Telegram has taken the webhook. */
  readonly reached: () => void;
  readonly bot: Bot;
  readonly begun: BegunUpdates;
  readonly contact: Contact;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
}

/** As many as Telegram makes by default. */
const maxConnections = 40;

/**
 * Takes the updates that Telegram brings, and handles them, many chats at a time. It listens first and is registered
 * then; when it is to stop, it is taken back first, so that what comes meanwhile stays with Telegram, for a day, until
 * the next start gets it, by whichever way.
 *
 * @returns `null` where it was stopped before Telegram was reached.
 * @throws WebhookRefusedError, TokenRefusedError
 */
export async function runWebhook(options: WebhookOptions, ports: RunWebhookPorts): Promise<RunningUpdates | null> {
  const { url, secret } = options;
  const { bot, log, token, signal, contact } = ports;
  const inHand = createInHand();
  const take = createTakeUpdates({
    handle: (update) => handleUpdate(bot, update),
    begun: ports.begun,
    inHand,
    wait: ports.wait,
    stopping: signal,
  });
  const { address, close: stopListening } = await options.listen(
    webhookHandler({
      path: new URL(url).pathname,
      secret,
      take: async (update) => {
        contact.note();
        return take(update);
      },
      onStranger: strangerWarning(log, ports.now),
    }),
  );
  try {
    const registered = await untilReached(() => register(options, ports), ports);
    if (registered instanceof WebhookRefusedError) throw registered;
    if (registered === null) {
      await stopListening();
      return null;
    }
  } catch (error) {
    await stopListening();
    throw error;
  }
  contact.note();
  ports.reached();

  const remove = async (): Promise<void> => {
    try {
      await bot.api.deleteWebhook();
    } catch (error) {
      log.warn(`could not take the webhook back: ${describeError(error, token)}`);
    }
  };

  const finish = async (): Promise<void> => {
    let removed = Promise.resolve();
    try {
      await watchWebhook(url, ports);
      removed = remove();
    } finally {
      await drainInHand(inHand, removed, ports);
      await stopListening();
    }
  };
  log.info(`@${bot.botInfo.username} is waiting for messages, by webhook at ${new URL(url).origin}, on ${address}`);
  return { finished: finish(), stop: () => undefined };
}

/** What no waiting will mend is given, and not thrown: it is not to be tried again. */
async function register(
  { url, secret }: WebhookOptions,
  { bot, token, signal }: RunWebhookPorts,
): Promise<true | WebhookRefusedError> {
  try {
    return await bot.api.setWebhook(
      url,
      { secret_token: secret, allowed_updates: allowedUpdates, max_connections: maxConnections },
      requestSignal(signal),
    );
  } catch (error) {
    if (error instanceof GrammyError && error.error_code === 400) {
      return new WebhookRefusedError(describeError(error, token));
    }
    throw error;
  }
}

async function handleUpdate(bot: Bot, update: Update): Promise<void> {
  try {
    await bot.handleUpdate(update);
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    await bot.errorHandler(error);
  }
}
