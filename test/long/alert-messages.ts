import type { OutgoingRecord } from '../../src/playground/record/outbox.js';

/** A message that tells of new articles. */
export interface AlertMessage {
  /** Of the alert whose buttons it has, the first of a digest. */
  readonly alertId: number;
  readonly chatId: number;
  readonly messageId: number;
  readonly text: string;
  readonly atMs: number;
}

/** In the order in which Telegram accepted them. */
export function alertMessages(outgoing: readonly OutgoingRecord[]): AlertMessage[] {
  return outgoing.flatMap(({ kind, chatId, message, atMs }) => {
    if (kind !== 'send' || chatId === null || message === null) return [];
    const alertId = alertIdOf(message.reply_markup);
    const { message_id: messageId, text = '' } = message;
    return alertId === null ? [] : [{ alertId, chatId, messageId, text, atMs }];
  });
}

/** By the button that stops it; `null` for what is no alert. */
export function alertIdOf(keyboard: unknown): number | null {
  const found = /"callback_data":"stop:(?<id>\d+)"/u.exec(JSON.stringify(keyboard ?? null))?.groups?.['id'];
  return found === undefined ? null : Number(found);
}
