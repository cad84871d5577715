/** What counts against Telegram's limits (Bot FAQ, "My bot is hitting limits"): messages, and edits in groups. */
export type Metered = 'send' | 'edit';

export interface Rate {
  /** In the window that ends now. */
  readonly now: number;
  /** The most there ever was in one window. */
  readonly most: number;
}

export interface ChatRates {
  readonly chatId: number;
  readonly messagesPerSecond: Rate;
  readonly messagesPerMinute: Rate;
  readonly editsPerMinute: Rate;
}

export interface Rates {
  readonly messagesPerSecond: Rate;
  /** Every accepted or refused request but `getUpdates`. */
  readonly requestsPerSecond: Rate;
  readonly chats: readonly ChatRates[];
}

export interface RateMeter {
  countRequest(): void;
  count(kind: Metered, chatId: number): void;
  read(): Rates;
}

/** Measures only: that too much is refused is for faults to play. */
export function createRateMeter(now: () => number): RateMeter {
  const requests = slidingWindow(now, 1000);
  const messages = slidingWindow(now, 1000);
  const chats = new Map<number, Record<'second' | 'minute' | 'edits', SlidingWindow>>();
  return {
    countRequest: () => requests.count(),
    count: (kind, chatId) => {
      const chat = chats.get(chatId) ?? {
        second: slidingWindow(now, 1000),
        minute: slidingWindow(now, 60_000),
        edits: slidingWindow(now, 60_000),
      };
      chats.set(chatId, chat);
      if (kind === 'edit') {
        chat.edits.count();
        return;
      }
      messages.count();
      chat.second.count();
      chat.minute.count();
    },
    read: () => ({
      messagesPerSecond: messages.read(),
      requestsPerSecond: requests.read(),
      chats: [...chats].map(([chatId, { second, minute, edits }]) => ({
        chatId,
        messagesPerSecond: second.read(),
        messagesPerMinute: minute.read(),
        editsPerMinute: edits.read(),
      })),
    }),
  };
}

interface SlidingWindow {
  count(): void;
  read(): Rate;
}

function slidingWindow(now: () => number, lengthMs: number): SlidingWindow {
  let times: number[] = [];
  let most = 0;
  const forget = (): void => {
    const since = now() - lengthMs;
    times = times.filter((time) => time > since);
  };
  return {
    count: () => {
      forget();
      times.push(now());
      most = Math.max(most, times.length);
    },
    read: () => {
      forget();
      return { now: times.length, most };
    },
  };
}
