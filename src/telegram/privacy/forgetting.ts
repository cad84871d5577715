/** Deletes what is kept of people and chats. */
export interface Forgetting {
  /**
   * All that is kept of that chat: of a private chat, whose id is the person's, also what that person has asked in groups.
   * When it returns, nothing
   * finds it any more; a minute later at the latest nothing of it stands in any file of the database, either.
   *
   * @throws what the database throws; then nothing is deleted, or all is, and only its places are not overwritten yet
   */
  forget(chatId: number): void;
}
