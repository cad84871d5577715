import type { Message } from 'grammy/types';
import type { JsonObject } from '../fields.js';

/** What a method does to the world; what only asks is none of them. */
export type OutgoingKind = 'send' | 'edit' | 'delete' | 'answer' | 'action' | 'setting';

/** A request that Telegram accepted. */
export interface OutgoingRecord {
  /** Counts from 1. */
  readonly seq: number;
  readonly atMs: number;
  readonly bot: number;
  readonly kind: OutgoingKind;
  /** In Telegram's spelling, whatever the bot's. */
  readonly method: string;
  /** As the bot sent it; a file as its name, type and size. */
  readonly payload: JsonObject;
  /** `null` where it concerns no chat. A group that was upgraded since keeps its old id here. */
  readonly chatId: number | null;
  /** The message as it stands after it; `null` where there is none. */
  readonly message: Message | null;
  /** What the bot was answered. */
  readonly result: unknown;
  /** What Telegram silently took away: entities over the 100th. A bot that cares expects this to be empty. */
  readonly dropped: readonly string[];
  /** False where a fault closed the connection after the request was accepted. */
  readonly answered: boolean;
}

/** Which records are meant; a field left out matches all. */
export interface OutgoingFilter {
  readonly kind?: OutgoingKind | undefined;
  readonly method?: string | undefined;
  readonly chat?: number | undefined;
  /** Part of the message's text or caption, or of the answer's. */
  readonly text?: string | undefined;
}

export function matchesOutgoing(filter: OutgoingFilter): (record: OutgoingRecord) => boolean {
  const { kind, method, chat, text } = filter;
  return (record) =>
    // A chat action or a setting is seldom what a test waits for: it must be named.
    (kind === undefined
      ? method !== undefined || !['action', 'setting'].includes(record.kind)
      : kind === record.kind) &&
    (method === undefined || method.toLowerCase() === record.method.toLowerCase()) &&
    (chat === undefined || chat === record.chatId) &&
    (text === undefined || textOf(record).includes(text));
}

function textOf({ message, payload }: OutgoingRecord): string {
  const text = message?.text ?? message?.caption ?? payload['text'];
  return typeof text === 'string' ? text : '';
}
