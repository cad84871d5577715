import { z } from 'zod';
import { readListenAddress } from './listen-address.js';
import { readIds } from './read-ids.js';

const WEBHOOK_PORTS: ReadonlySet<string> = new Set(['', '80', '88', '8443']);

/** Gives the URL with no slash at its end, so that a path can be put behind it. */
export function httpUrl() {
  return z
    .string()
    .refine(isPlainHttpUrl)
    .transform((text) => new URL(text).href.replace(/\/+$/u, ''));
}

/** On a port that Telegram calls (Bot API, "setWebhook"). */
export function webhookUrl() {
  return z
    .string()
    .refine((text) => isPlainHttpUrl(text) && /^https:/iu.test(text) && WEBHOOK_PORTS.has(new URL(text).port))
    .transform((text) => new URL(text).href);
}

/** Ids of that form, each a number that is told from its neighbours: Telegram's have 52 bits at most (Bot API, "User"). */
export function idList(form: RegExp) {
  return z
    .string()
    .regex(form)
    .refine((text) => Array.from(readIds(text)).every((id) => Number.isSafeInteger(id)));
}

/** `host:port`; a port alone is one of loopback. */
export function listenAddress() {
  return z
    .string()
    .refine((text) => readListenAddress(text) !== null)
    .transform((text) => (/^\d+$/u.test(text) ? `127.0.0.1:${text}` : text));
}

/** `fetch` refuses a URL with a user name; a query or fragment would swallow the path put behind it. */
function isPlainHttpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/u.test(protocol) && `${username}${password}${search}${hash}` === '';
}

export function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
