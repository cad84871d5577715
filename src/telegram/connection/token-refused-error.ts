/** Telegram does not know the token. Its message is one line for the person who set it, and never holds the token. */
export class TokenRefusedError extends Error {
  override readonly name = 'TokenRefusedError';

  /** @param answer what Telegram said, such as `getMe: 401 Unauthorized`. */
  constructor(readonly answer: string) {
    super(`Telegram refused the bot token (${answer}): check BOT_TOKEN, or ask @BotFather for a new one`);
  }
}
