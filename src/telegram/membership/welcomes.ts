/** How long a chat is not told again how to ask: a bot is removed and added again to give it other rights. */
export const welcomeAgainAfterMs = 24 * 60 * 60 * 1000;

/** Which chats were told how to ask, kept for as long as the chat is. A restart must not lose it. */
export interface Welcomes {
  /**
   * Takes note that a chat is told now.
   *
   * @param againAfterMs see {@link welcomeAgainAfterMs}
   * @returns whether it is to be told: not where it was less than so long ago.
   */
  begin(chatId: number, nowMs: number, againAfterMs: number): boolean;
  /** A group has become a supergroup, under another id: it is no new one. */
  move(fromChatId: number, toChatId: number, nowMs: number): void;
}
