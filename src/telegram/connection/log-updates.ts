import type { MiddlewareFn } from 'grammy';
import type { Log } from '../log.js';

export interface LogUpdatesPorts {
  readonly log: Pick<Log, 'debug'>;
  /** What the log calls a chat. */
  readonly chatName: (chatId: number) => string;
  /** A clock that is never set. */
  readonly nowMs: () => number;
}

/** One line an update, for who looks for something: of what kind, of which chat, how long it took; nothing of what is in it. */
export function logUpdates({ log, chatName, nowMs }: LogUpdatesPorts): MiddlewareFn {
  return async ({ update, chatId }, next) => {
    const beganMs = nowMs();
    try {
      await next();
    } finally {
      const kind = Object.keys(update).find((key) => key !== 'update_id') ?? 'nothing';
      const place = chatId === undefined ? '' : ` in chat ${chatName(chatId)}`;
      log.debug(`update ${update.update_id}: ${kind}${place}, ${Math.round(nowMs() - beganMs)} ms`);
    }
  };
}
