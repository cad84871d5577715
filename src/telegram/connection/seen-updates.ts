/** Which updates were met before: what keeps a bot that was killed from answering a question twice. */
export interface SeenUpdates {
  /**
   * Remembers an update, for good, before it is handled.
   *
   * @returns whether it is new; a repeat is to be dropped.
   */
  remember(updateId: number): boolean;
}
