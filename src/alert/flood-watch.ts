/** Tells a flood of the whole bot from floods of single chats. */
export interface FloodWatch {
  /** Something was delivered: Telegram takes messages of this bot. */
  delivered(): void;
  /** Telegram answered a send to that chat with 429. Gives until when nothing may be sent at all; `null` for a chat's own flood. */
  flooded(chatId: number, retryAfterMs: number, nowMs: number): number | null;
}

const chatsOfAFlood = 3;
const withinMs = 2000;

/**
 * Telegram's answer is the same for both: `retry_after` does not say whose limit was met. So it is a flood of the bot where
 * three chats meet one within two seconds and nothing is delivered to any chat between: where many are written to, some
 * have a flood of their own at any time.
 */
export function createFloodWatch(): FloodWatch {
  let recent: { readonly chatId: number; readonly atMs: number; readonly untilMs: number }[] = [];
  return {
    delivered: () => {
      recent = [];
    },
    flooded: (chatId, retryAfterMs, nowMs) => {
      recent = recent.filter((flood) => flood.atMs > nowMs - withinMs && flood.chatId !== chatId);
      recent.push({ chatId, atMs: nowMs, untilMs: nowMs + retryAfterMs });
      if (recent.length < chatsOfAFlood) return null;
      return Math.max(...recent.map(({ untilMs }) => untilMs));
    },
  };
}
