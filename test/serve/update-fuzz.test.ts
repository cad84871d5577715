import * as fc from 'fast-check';
import type { Update } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexedPassages } from '../../src/index/index-passages.js';
import { LiveIndex } from '../../src/index/live/live-index.js';
import { readFolder } from '../../src/intake/read-folder.js';
import { createLibrary } from '../../src/library/create-library.js';
import { startBotApi } from '../../src/playground/start-bot-api.js';
import { createSearcher } from '../../src/search/searcher.js';
import type { News } from '../../src/telegram/news.js';
import { SEEDS, startChuchu, temporaryFolder } from '../cli/run-chuchu.js';
import { realClock } from '../playground/real-clock.js';
import { segmenter } from '../words/real-segmenter.js';
import { type AnyUpdate, anyUpdate } from './any-update.js';
import { addFuzzChats } from './fuzz-chats.js';
import { type FuzzedBot, newsOf, numbered, openFuzzedBot, refusedByDesign, stateIdsOf, token } from './fuzzed-bot.js';
import { oddUpdate } from './odd-update.js';

async function newsOfSeeds(): Promise<News> {
  const library = createLibrary();
  const index = new LiveIndex();
  for (const { article, passages } of (await readFolder(SEEDS, { timezone: 'Asia/Shanghai' })).articles) {
    library.put(article, passages);
    index.put(article.id, indexedPassages(segmenter, passages));
  }
  return newsOf({ segmenter, library, searcher: createSearcher({ segmenter, index, library }) });
}

describe('the handlers', () => {
  let bot: FuzzedBot;

  beforeAll(async () => {
    bot = await openFuzzedBot(await newsOfSeeds(), temporaryFolder());
  });
  afterAll(() => bot.close());

  it('take every update Telegram might send, and ask nothing of it that it refuses', async () => {
    const seen = { updates: 0, calls: 0, taps: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(anyUpdate(bot.chats), { minLength: 1, maxLength: 12 }), async (batch) => {
        const { refusals, answers } = await bot.feed(batch);
        expect(refusals.filter((refusal) => !refusedByDesign.test(refusal))).toEqual([]);
        expect(answers.every((times) => times === 1)).toBe(true);
        expect(bot.logLines.filter((line) => !refusedByDesign.test(line))).toEqual([]);
        seen.updates += batch.length;
        seen.calls += bot.calls.length;
        seen.taps += answers.length;
      }),
      { seed: 20_220_125, numRuns: 500 },
    );
    // The generators are of use only as long as they make the bot do something.
    expect(bot.stateIds.length).toBeGreaterThan(20);
    expect(seen.calls).toBeGreaterThan(seen.updates / 3);
    expect(seen.taps).toBeGreaterThan(50);
  });

  it('take updates with fields missing and odd, and still end every tap', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(oddUpdate(bot.chats), { minLength: 1, maxLength: 12 }), async (batch) => {
        const { refusals, answers } = await bot.feed(batch);
        // What is odd may be refused, but never by a fault of the playground.
        expect(refusals.filter((refusal) => !/^4\d\d /u.test(refusal))).toEqual([]);
        expect(answers.every((times) => times === 1)).toBe(true);
      }),
      { seed: 20_220_129, numRuns: 500, examples: [[[{ type: 'callback_query', body: { id: 'a', message: null } }]]] },
    );
  });

  it('take an update only once', async () => {
    const message = {
      message_id: 900,
      date: 1,
      chat: { id: 42, type: 'private', first_name: '读' },
      text: '天科合达做什么？',
    };
    const update = {
      update_id: 900_000_000,
      message: { ...message, from: { id: 42, is_bot: false, first_name: '读' } },
    };
    bot.calls.length = 0;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its chat says "private" as a string
    await Promise.all([1, 2, 3].map(() => bot.handle(update as Update)));
    expect(bot.calls.map(({ method }) => method)).toEqual(['sendMessage']);
  });

  it('leave the database as it should be', () => {
    expect(bot.database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(bot.database.pragma('foreign_key_check')).toEqual([]);
  });
});

describe('the process', () => {
  it('takes them all, answers every tap and the next question, and stops in order', async () => {
    const api = await startBotApi({ bots: [{ token }], clock: realClock });
    const { control } = api;
    const chats = await addFuzzChats(control);
    const sample = [
      ...fc.sample(anyUpdate(chats), { seed: 1, numRuns: 250 }),
      ...fc.sample(oddUpdate(chats), { seed: 2, numRuns: 250 }),
    ];
    const push = async (
      updates: readonly AnyUpdate[],
      from: number,
      stateIds: readonly string[],
    ): Promise<string[]> => {
      const given = updates.map((update, place) => numbered(update, from + place, stateIds));
      await Promise.all(given.map(({ type, body }) => control.pushUpdate({ type, body })));
      return given.map(({ tapId }) => tapId).filter((tapId) => tapId !== null);
    };
    // Half of them wait for the bot, with kinds that it is never sent once it has named those it wants.
    const early = await push(
      sample.filter((_, place) => place % 2 === 0),
      1,
      [],
    );
    const cwd = temporaryFolder();
    const serve = startChuchu(['serve'], {
      cwd,
      env: { BOT_API_ROOT: api.apiRoot, BOT_TOKEN: token, CORPUS_DIR: SEEDS },
    });
    await control.polling();
    await control.idle();
    const stateIds = stateIdsOf((await control.outbox()).map(({ payload }) => payload));
    const late = await push(
      sample.filter((_, place) => place % 2 === 1),
      10_001,
      stateIds,
    );
    await control.idle();
    const { message } = await control.say({ user: 43, text: '天科合达做什么？' });
    const answer = await control.nextOutgoing({ kind: 'send', chat: 43, text: '天科合达从事碳化硅晶片的研发' });
    expect(answer.payload).toMatchObject({ reply_parameters: { message_id: message.message_id } });
    serve.kill('SIGTERM');
    const { exitCode, signal, stdout } = await serve.ended;
    expect({ exitCode, signal, stdout }).toEqual({ exitCode: 0, signal: null, stdout: '' });

    const answered = (await control.calls({ method: 'answerCallbackQuery' })).map(
      ({ payload }) => payload['callback_query_id'],
    );
    const taps = [...early, ...late];
    expect(taps.length).toBeGreaterThan(100);
    expect(taps.filter((tapId) => answered.filter((id) => id === tapId).length !== 1)).toEqual([]);
    await api.close();
  });
});
