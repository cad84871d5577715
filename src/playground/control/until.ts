import type { EventHub } from '../record/events.js';

/**
 * The first thing `look` finds, now or after any event: waiting without a clock.
 *
 * @throws Error where nobody waits any more.
 */
export function until<T>(events: EventHub, gone: AbortSignal, look: () => T | undefined): Promise<T> {
  const found = look();
  if (found !== undefined) return Promise.resolve(found);
  return new Promise((resolve, reject) => {
    if (gone.aborted) {
      reject(new Error('nobody waits any more'));
      return;
    }
    const over = new AbortController();
    events.listen(() => {
      if (over.signal.aborted) return;
      const later = look();
      if (later === undefined) return;
      over.abort();
      resolve(later);
    }, over.signal);
    gone.addEventListener('abort', () => {
      over.abort();
      reject(new Error('nobody waits any more'));
    });
  });
}
