import { createHmac, timingSafeEqual } from 'node:crypto';

/** Of 256 bits as many as keep anybody from guessing what others have subscribed to. */
const signatureBytes = 12;
const form = /^s_(?<id>[1-9]\d{0,9})_(?<signature>[\w-]{16})$/u;

/**
 * A link by which others can follow a subscription: `https://t.me/bot?start=s_…`, whose parameter is the subscription's id
 * and a signature, of 64 characters of `A-Za-z0-9_-` at most (Bot API, "Deep linking"). Nothing has to be kept for it;
 * it leads nowhere once the subscription is removed, or the bot has another token.
 */
export function shareLink(subscriptionId: number, { token, username }: { token: string; username: string }): string {
  return `https://t.me/${username}?start=${shareParameter(subscriptionId, token)}`;
}

export function shareParameter(subscriptionId: number, token: string): string {
  return `s_${subscriptionId}_${signature(subscriptionId, token).toString('base64url')}`;
}

/** The id of the subscription; `null` for what this bot has not signed. */
export function readShareParameter(parameter: string, token: string): number | null {
  const { id, signature: given = '' } = form.exec(parameter)?.groups ?? {};
  if (id === undefined) return null;
  const signed = signature(Number(id), token);
  const bytes = Buffer.from(given, 'base64url');
  return bytes.length === signed.length && timingSafeEqual(bytes, signed) ? Number(id) : null;
}

function signature(subscriptionId: number, token: string): Buffer {
  return createHmac('sha256', token).update(`share ${subscriptionId}`).digest().subarray(0, signatureBytes);
}
