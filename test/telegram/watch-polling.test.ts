import { Api, HttpError } from 'grammy';
import { expect, it } from 'vitest';
import { createContact } from '../../src/telegram/connection/contact.js';
import { watchPolling } from '../../src/telegram/connection/watch-polling.js';
import { recordingLog } from './recording-log.js';
import { testToken } from './test-bot.js';

it('says once that polling fails, and once that it works again', async () => {
  const log = recordingLog();
  const api = new Api(testToken);
  const badGateway = { error_code: 502, description: 'Bad Gateway' };
  const conflict = { error_code: 409, description: 'Conflict' };
  const outcomes = ['works', 'fails', 'fails', 'works', 'works', badGateway, conflict] as const;
  const left = [...outcomes];
  api.config.use((_previous, method) => {
    const outcome = left.shift();
    if (outcome === 'works') {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an empty list, which the type cannot know
      return Promise.resolve({ ok: true, result: [] as never });
    }
    if (typeof outcome === 'object') return Promise.resolve({ ok: false, ...outcome });
    const reason = new Error(`request to https://api.telegram.org/bot${testToken}/${method} failed`);
    return Promise.reject(new HttpError(`Network request for '${method}' failed!`, reason));
  });
  api.config.use(
    watchPolling(
      testToken,
      log,
      createContact(() => 0),
    ),
  );
  for (let poll = 0; poll < outcomes.length; poll += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as polls are
    await api.getUpdates().catch(() => undefined);
  }
  await api.getMe().catch(() => undefined);
  expect(log.lines).toEqual([
    "warn cannot get updates, trying on: Network request for 'getUpdates' failed! Error: request to https://api.telegram.org/bot<token>/getUpdates failed",
    'info getting updates again',
    'warn cannot get updates, trying on: 502 Bad Gateway',
  ]);
});
