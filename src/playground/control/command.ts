import type { Records } from '../dispatch.js';
import type { World } from '../world/world.js';
import type { BotProcess } from './bot-process.js';
import type { PublishArticle } from './publishing.js';
import type { Shape } from './shape.js';

/** What a control works on. */
export interface Stage {
  readonly world: World;
  readonly records: Records;
  /** The one that is meant where a control names no bot: the first. */
  readonly defaultBot: number;
  /** The process that bot runs in, where there is one to start and stop. */
  readonly botProcess?: BotProcess;
  /** Left out where there are no articles to add to. */
  readonly publish?: PublishArticle;
}

/**
 * One control: what it takes, and what it does. `gone` is aborted when nobody waits for the result any more.
 * Arguments are checked whoever calls.
 */
export interface Command<A, R> {
  readonly takes: Shape<A>;
  invoke(stage: Stage, args: unknown, gone: AbortSignal): Promise<R>;
}

export function command<A, R>(
  takes: Shape<A>,
  run: (stage: Stage, args: A, gone: AbortSignal) => R | Promise<R>,
): Command<A, R> {
  return { takes, invoke: async (stage, args, gone) => run(stage, takes.read(args, 'arguments'), gone) };
}

type ArgsOf<C> = C extends Command<infer A, infer _R> ? A : never;
type ResultOf<C> = C extends Command<infer _A, infer R> ? R : never;

type NoArguments = Readonly<Record<string, undefined>>;

/** A table of commands as the one who calls it sees it; where every argument may be left out, all of them may. */
export type Calls<T> = {
  readonly [K in keyof T]: NoArguments extends ArgsOf<T[K]>
    ? (args?: ArgsOf<T[K]>, signal?: AbortSignal) => Promise<ResultOf<T[K]>>
    : (args: ArgsOf<T[K]>, signal?: AbortSignal) => Promise<ResultOf<T[K]>>;
};
