import type { WebhookInfo } from 'grammy/types';
import { describeError } from '../connection/describe-error.js';
import { lastingFailure } from '../connection/polling-failure.js';
import { redactToken } from '../connection/redact-token.js';
import { requestSignal } from '../connection/request-signal.js';
import { waitUnlessStopped } from '../connection/until-reached.js';
import type { RunWebhookPorts } from './run-webhook.js';
import { WebhookTakenError } from './webhook-errors.js';

export const checkEveryMs = 60_000;

type WatchPorts = Pick<RunWebhookPorts, 'bot' | 'contact' | 'log' | 'token' | 'wait' | 'signal'>;

/**
 * Asks Telegram once a minute whether the webhook is still this one, and tells the log what keeps updates from arriving:
 * a webhook that gets nothing looks like one that nobody writes to.
 *
 * Resolves when it is to stop.
 *
 * @throws WebhookTakenError, TokenRefusedError
 */
export async function watchWebhook(url: string, { bot, contact, log, token, wait, signal }: WatchPorts): Promise<void> {
  let failing = false;
  let toldErrorAt = 0;

  const tell = ({ last_error_date: at = 0, last_error_message: message = '' }: WebhookInfo): void => {
    if (at <= toldErrorAt) return;
    toldErrorAt = at;
    log.warn(`Telegram could not bring an update: ${redactToken(message, token)}`);
  };
  const look = async (): Promise<void> => {
    try {
      const info = await bot.api.getWebhookInfo(requestSignal(signal));
      if (info.url !== url) throw new WebhookTakenError();
      contact.note();
      if (failing) log.info('Telegram can be reached again');
      failing = false;
      tell(info);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof WebhookTakenError) throw error;
      const lasting = lastingFailure(error, token);
      if (lasting !== null) throw lasting;
      if (!failing) log.warn(`cannot look after the webhook, trying on: ${describeError(error, token)}`);
      failing = true;
    }
  };

  while (!signal.aborted) {
    // oxlint-disable-next-line no-await-in-loop -- one look a minute
    await waitUnlessStopped(wait, checkEveryMs, signal);
    // oxlint-disable-next-line no-await-in-loop
    if (!signal.aborted) await look();
  }
}
