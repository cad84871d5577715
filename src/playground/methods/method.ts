import type { Message } from 'grammy/types';
import type { BotAccount } from '../bot/bot-account.js';
import type { Params } from '../params.js';
import type { OutgoingKind } from '../record/outbox.js';
import type { World } from '../world/world.js';

/** One request of a bot, with everything a method needs. */
export interface MethodCall {
  readonly world: World;
  readonly bot: BotAccount;
  readonly params: Params;
  /** Aborted when the bot has hung up. */
  readonly gone: AbortSignal;
  /** Notes what Telegram silently takes away. */
  readonly drop: (what: readonly string[]) => void;
}

/** What was done, for the answer and for the outbox. */
export interface Done {
  readonly result: unknown;
  readonly chatId?: number;
  readonly message?: Message;
}

/** A method of the Bot API. It throws a `Refusal` before it has changed anything. */
export interface Method {
  /** `ask` for what changes nothing and leaves no trace in the outbox. */
  readonly kind: OutgoingKind | 'ask';
  run(call: MethodCall): Done | Promise<Done>;
}

/** By name, in Telegram's spelling. */
export type MethodTable = Readonly<Record<string, Method>>;

/** A method that only asks. */
export function asks(read: (call: MethodCall) => unknown): Method {
  return { kind: 'ask', run: async (call) => ({ result: await read(call) }) };
}

/** A method that sets something and answers `true`. */
export function sets(write: (call: MethodCall) => void): Method {
  return {
    kind: 'setting',
    run: (call) => {
      write(call);
      return { result: true };
    },
  };
}
