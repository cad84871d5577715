import type { CallbackQuery } from 'grammy/types';

/** What a bot said to a tap (Bot API, "answerCallbackQuery"). */
export interface CallbackAnswer {
  readonly text: string;
  readonly alert: boolean;
  readonly url: string | undefined;
  readonly cacheSeconds: number;
}

export interface TappedButton {
  readonly query: CallbackQuery;
  readonly bot: number;
  readonly atMs: number;
  /** `null` for as long as the button spins. */
  answer: CallbackAnswer | null;
}

export interface CallbackQueries {
  readonly all: TappedButton[];
  /** Older ones can't be answered any more. */
  forgetAfterMs: number;
}

/**
 * How long Telegram waits is written nowhere; people report from 15 seconds to a few minutes. Tests that are about it
 * set their own.
 */
export function createCallbackQueries(): CallbackQueries {
  return { all: [], forgetAfterMs: 60_000 };
}
