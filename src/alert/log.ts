/** Where the delivery's own lines go, one a call: ids and reasons, never what an article or a person says. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
