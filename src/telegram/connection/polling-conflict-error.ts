/** Another process asks for the updates of the same bot, or has set a webhook (Bot API, "getUpdates": 409 Conflict). */
export class PollingConflictError extends Error {
  override readonly name = 'PollingConflictError';

  /** @param answer what Telegram said. */
  constructor(readonly answer: string) {
    super(
      `another process asks for this bot's updates, or has set a webhook (${answer}): stop it, or give this one a token of its own`,
    );
  }
}
