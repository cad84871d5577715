import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Api } from 'grammy';
import type { Batch } from '../../alert/alert.js';
import type { SendOutcome } from '../../alert/send-outcome.js';
import { classifySendError } from '../connection/classify-send-error.js';
import { requestSignal } from '../connection/request-signal.js';
import { postPage } from '../connection/send-page.js';
import type { Page } from '../pages/page.js';
import type { Language } from '../texts/language.js';
import { textsIn } from '../texts/texts-in.js';
import { alertPage } from './alert-page.js';
import type { AlertPorts } from './alert-ports.js';
import { digestPage } from './digest-page.js';

export interface AlertSenderOptions extends Omit<AlertPorts, 'texts'> {
  readonly token: string;
  /** Where the Bot API is; Telegram's own by default. */
  readonly apiRoot?: string;
  /** The language that a chat is told in. */
  readonly languageOf: (chatId: number) => Language;
}

/**
 * A connection that was idle for so long is not used again: it may be dead without anybody having said so, and a request
 * that is written to it and lost is in doubt for good.
 */
const idleMs = 20_000;

/** A request that takes longer is given up, and in doubt. */
const timeoutSeconds = 60;

/**
 * Sends alerts: one request each, none of them ever repeated here; what became of it is for the outbox to act upon. So it
 * has a client of its own, without the retries that answers have.
 */
export function createAlertSender(
  options: AlertSenderOptions,
): (batch: Batch, signal: AbortSignal) => Promise<SendOutcome> {
  const { token, apiRoot } = options;
  const api = new Api(token, {
    timeoutSeconds,
    baseFetchConfig: { agent: agentFor(apiRoot) },
    ...(apiRoot !== undefined && { apiRoot: apiRoot.replace(/\/+$/u, '') }),
  });
  return async (batch, signal) => {
    const page = pageOfBatch(batch, { ...options, texts: textsIn(options.languageOf(batch.chatId)) });
    if (page === null) return { kind: 'withdrawn', reason: 'the article is gone' };
    const threadId = batch.threadGone ? 0 : batch.threadId;
    try {
      const target = { chatId: batch.chatId, threadId, silent: batch.silent };
      return { kind: 'delivered', messageId: await postPage(api, target, page, requestSignal(signal)) };
    } catch (error) {
      return classifySendError(error, threadId, token);
    }
  };
}

function agentFor(apiRoot = 'https://'): HttpAgent | HttpsAgent {
  const options = { keepAlive: true, timeout: idleMs };
  return apiRoot.startsWith('http:') ? new HttpAgent(options) : new HttpsAgent(options);
}

function pageOfBatch({ alerts, inDigest }: Batch, ports: AlertPorts): Page | null {
  if (inDigest) return digestPage(alerts, 0, ports);
  const [alert] = alerts;
  return alert === undefined ? null : alertPage(alert, ports);
}
