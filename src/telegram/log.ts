/**
 * Where the bot's own lines go: one line a call, never a person's words, never the token.
 *
 * A pino logger fits as it is.
 */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
