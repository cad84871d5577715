import { autoRetry } from '@grammyjs/auto-retry';
import type { Transformer } from 'grammy';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withoutLastWait } from '../../src/telegram/connection/without-last-wait.js';

const flood = { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } } as const;
const trouble = { ok: false, error_code: 502, description: 'Bad Gateway' } as const;
const done = { ok: true, result: true } as const;
type Response = typeof flood | typeof trouble | typeof done;

const repeating = withoutLastWait(autoRetry({ maxDelaySeconds: 1, maxRetryAttempts: 1, rethrowHttpErrors: true }));

/** What came of a request, and when; so much of what Telegram says as was asked for. */
async function ask(...responses: readonly Response[]) {
  const left = [...responses];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one method, of the many that its type is about
  const previous = (() => Promise.resolve(left.shift())) as unknown as Parameters<Transformer>[0];
  const startedAt = Date.now();
  const asking = repeating(previous, 'sendChatAction', { chat_id: 1, action: 'typing' }).then((response) => ({
    response,
    afterMs: Date.now() - startedAt,
    left: left.length,
  }));
  await vi.advanceTimersByTimeAsync(60_000);
  return asking;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it.each([
  ['what went well', [done], done, 0],
  ['what went well the second time', [trouble, done], done, 3000],
  ['a flood that is over', [flood, done], done, 1000],
  ['trouble that lasts: not waited out any more', [trouble, trouble, done], trouble, 3000],
  ['trouble behind a flood', [flood, trouble, done], trouble, 1000],
  ['a flood that lasts', [flood, flood, done], flood, 1000],
] as const)('%s', async (_, responses, response, afterMs) => {
  expect(await ask(...responses)).toEqual({ response, afterMs, left: responses.length - (afterMs === 0 ? 1 : 2) });
});
