import type { Batch } from './alert.js';
import type { SendOutcome } from './send-outcome.js';
import type { SendingPause } from './sending-pause.js';
import { type SettleBatchPorts, settleBatch } from './settle-batch.js';

/** What came of requests, until it is written down. */
export interface EndedRequests {
  add(batch: Batch, outcome: SendOutcome): void;
  /**
   * Writes it down, in the order in which they ended.
   *
   * @throws what the outbox throws; what was not written is still there.
   */
  settle(): void;
  /** How many are not written down. */
  readonly size: number;
}

export interface EndedRequestsPorts extends SettleBatchPorts {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
}

export function createEndedRequests(ports: EndedRequestsPorts, pause: Pick<SendingPause, 'note'>): EndedRequests {
  const ended: { readonly batch: Batch; readonly outcome: SendOutcome }[] = [];
  return {
    add: (batch, outcome) => {
      ended.push({ batch, outcome });
    },
    settle: () => {
      for (let next = ended[0]; next !== undefined; next = ended[0]) {
        settleBatch(next.batch, next.outcome, ports.now(), ports);
        ended.shift();
        pause.note(next.outcome, next.batch.chatId, ports.now());
      }
    },
    get size() {
      return ended.length;
    },
  };
}
