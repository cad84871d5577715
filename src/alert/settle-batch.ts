import type { Batch } from './alert.js';
import type { Log } from './log.js';
import type { Outbox } from './outbox.js';
import type { SendOutcome } from './send-outcome.js';
import { settleOutcome } from './settle-outcome.js';

export interface SettleBatchPorts {
  readonly outbox: Pick<Outbox, 'settle' | 'chatGone'>;
  /** Moves all that is kept of a chat, the outbox's part too, in one transaction. */
  readonly moveChat: (fromChatId: number, toChatId: number) => void;
  /** 0 up to, not including, 1. */
  readonly random: () => number;
  /** What the log calls a chat. */
  readonly chatName: (chatId: number) => string;
  readonly log: Log;
}

/** Writes down what came of a request, for its alerts and for their chat, and tells the log what somebody should know. */
export function settleBatch(batch: Batch, outcome: SendOutcome, nowMs: number, ports: SettleBatchPorts): void {
  const { outbox, chatName, log } = ports;
  const name = nameOf(batch, chatName);
  const settlement = settleOutcome(outcome, batch, nowMs, ports.random());
  outbox.settle(batch, settlement, nowMs);
  if (outcome.kind === 'chat-moved') {
    ports.moveChat(batch.chatId, outcome.chatId);
    log.info(`chat ${chatName(batch.chatId)} is ${chatName(outcome.chatId)} now`);
  } else if (outcome.kind === 'chat-gone') {
    outbox.chatGone(batch.chatId, nowMs);
    log.info(`chat ${chatName(batch.chatId)} can't be written to, paused: ${outcome.reason}`);
  } else if (settlement.state === 'given-up') {
    log.error(`${name}: given up after a day: ${settlement.outcome}`);
  } else if (outcome.kind === 'uncertain') {
    log.error(`${name}: may or may not have arrived, and is not sent again: ${outcome.reason}`);
  } else if (outcome.kind === 'failed' || outcome.kind === 'thread-gone' || outcome.kind === 'withdrawn') {
    log.warn(`${name}: ${outcome.reason}`);
  }
}

function nameOf({ id, chatId, threadId }: Batch, chatName: SettleBatchPorts['chatName']): string {
  return `alert ${id} to chat ${chatName(chatId)}${threadId === 0 ? '' : `, topic ${threadId}`}`;
}
