/** Things that arrive one by one, and are waited for without a clock. */
export interface Mailbox<T> {
  put(item: T): void;
  /** The oldest item not taken yet, as soon as there is one. */
  take(): Promise<T>;
  /** Everything that ever arrived, taken or not. */
  all(): readonly T[];
}

export function createMailbox<T>(): Mailbox<T> {
  const arrived: T[] = [];
  const waiting: ((item: T) => void)[] = [];
  let taken = 0;
  return {
    put: (item) => {
      arrived.push(item);
      const next = waiting.shift();
      if (next === undefined) return;
      taken += 1;
      next(item);
    },
    take: () => {
      const item = arrived[taken];
      if (item === undefined) {
        return new Promise((resolve) => {
          waiting.push(resolve);
        });
      }
      taken += 1;
      return Promise.resolve(item);
    },
    all: () => arrived,
  };
}
