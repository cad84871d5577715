import type { Answer } from '../answer/answer.js';

/** What a question's time is spent on, in seconds. */
export interface PhaseSeconds {
  /** From when its update came until it was its turn in its chat. */
  readonly queue: number;
  /** Finding what answers. */
  readonly search: number;
  /** All other work of this process. */
  readonly compose: number;
  /** Requests to Telegram. */
  readonly send: number;
}

export const phases = ['queue', 'search', 'compose', 'send'] as const satisfies readonly (keyof PhaseSeconds)[];

export const answerKinds = ['quotes', 'nothing-found', 'nothing-to-search', 'failed'] as const;

export type AnswerKind = Answer['kind'] | 'failed';

/** Told what the bot does, in numbers: never who or what. */
export interface Meter {
  /** An update has come, of a type as the Bot API names it. */
  update(type: string): void;
  /** A question was answered, whichever way it came. */
  question(kind: AnswerKind, seconds: PhaseSeconds): void;
  /** A request to Telegram has ended. `code` is that of Telegram's answer, 200 where it is good, 0 for none. */
  request(method: string, code: number): void;
}

export const noMeter: Meter = { update: () => undefined, question: () => undefined, request: () => undefined };
