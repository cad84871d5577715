import { type Api, InputFile } from 'grammy';
import type { Document } from 'grammy/types';
import type { Subscription } from '../../alert/subscription.js';
import { maxFileLength, type SubscriptionFileProblem, writeSubscriptionFile } from '../../alert/subscription-file.js';
import type { ReplyTarget } from '../connection/reply-target.js';

const fileName = 'chuchu-subscriptions.json';
/** A UTF-16 unit is at most 3 bytes of UTF-8. */
const maxBytes = 3 * maxFileLength;
const downloadTimeoutMs = 30_000;
const telegramApiRoot = 'https://api.telegram.org';

/**
 * Sends subscriptions as a file, in reply.
 *
 * @throws GrammyError, HttpError
 */
export async function sendSubscriptionDocument(
  api: Api,
  { chatId, messageId, threadId }: ReplyTarget,
  subscriptions: readonly Subscription[],
  caption: string,
): Promise<void> {
  await api.sendDocument(chatId, new InputFile(Buffer.from(writeSubscriptionFile(subscriptions)), fileName), {
    caption,
    ...(threadId !== 0 && { message_thread_id: threadId }),
    reply_parameters: { message_id: messageId, allow_sending_without_reply: true },
  });
}

/** Lengths in bytes. */
export type FetchedDocument =
  | { readonly kind: 'text'; readonly text: string }
  | Extract<SubscriptionFileProblem, { readonly kind: 'too-long' }>;

/**
 * The text of a file that somebody sent (Bot API, "getFile"), unless it is too long to be one of subscriptions.
 *
 * @throws GrammyError, HttpError, or an Error without the token
 */
export async function fetchDocument(
  api: Api,
  { file_id, file_size }: Pick<Document, 'file_id' | 'file_size'>,
): Promise<FetchedDocument> {
  const tooLong = (length: number) => ({ kind: 'too-long', length, most: maxBytes }) as const;
  if (file_size !== undefined && file_size > maxBytes) return tooLong(file_size);
  const { file_path } = await api.getFile(file_id);
  if (file_path === undefined) throw new Error('getFile: expected file_path, got none');
  const root = api.options?.apiRoot ?? telegramApiRoot;
  const response = await fetch(`${root}/file/bot${api.token}/${file_path}`, {
    redirect: 'error',
    signal: AbortSignal.timeout(downloadTimeoutMs),
  });
  if (!response.ok || response.body === null) throw new Error(`file: expected 200, got ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > maxBytes) return tooLong(size);
    chunks.push(chunk);
  }
  return { kind: 'text', text: Buffer.concat(chunks).toString('utf8') };
}
