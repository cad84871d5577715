import type { MiddlewareFn } from 'grammy';

/** Tells when the handling of an update has begun: from then on it is remembered, and a repeat of it is dropped. */
export interface BegunUpdates {
  /** Stands behind what remembers updates. */
  readonly middleware: MiddlewareFn;
  /** Calls `begun` once, when that update begins; gives what ends the waiting. */
  await(updateId: number, begun: () => void): () => void;
}

export function createBegunUpdates(): BegunUpdates {
  const awaited = new Map<number, () => void>();
  return {
    middleware: async ({ update }, next) => {
      awaited.get(update.update_id)?.();
      await next();
    },
    await: (updateId, begun) => {
      awaited.set(updateId, begun);
      return () => void awaited.delete(updateId);
    },
  };
}
