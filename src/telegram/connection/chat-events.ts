/** Told what becomes of chats, so that what they are owed follows them. */
export interface ChatEvents {
  /** It can be written to: the bot was added, or unblocked. */
  back(chatId: number): void;
  /** It can't be written to any more: the bot was removed, or blocked. */
  gone(chatId: number): void;
  /** The group has become a supergroup with another id. */
  moved(fromChatId: number, toChatId: number): void;
}
