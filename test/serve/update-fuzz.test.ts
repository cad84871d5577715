import { setTimeout as sleep } from 'node:timers/promises';
import * as fc from 'fast-check';
import type { Update } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerAbout } from '../../src/answer/answer-about.js';
import { answerQuestion } from '../../src/answer/answer-question.js';
import { exampleQuestions } from '../../src/answer/example-questions.js';
import { quoteAsTyped } from '../../src/answer/quote-as-typed.js';
import { indexedPassages } from '../../src/index/index-passages.js';
import { LiveIndex } from '../../src/index/live/live-index.js';
import { readFolder } from '../../src/intake/read-folder.js';
import { createLibrary } from '../../src/library/create-library.js';
import { type BotApi, startBotApi } from '../../src/playground/start-bot-api.js';
import { followUp } from '../../src/search/follow-up.js';
import { createSearcher } from '../../src/search/searcher.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createChatSettings } from '../../src/storage/sqlite-chat-settings.js';
import { createPageStates } from '../../src/storage/sqlite-page-states.js';
import { createSeenUpdates } from '../../src/storage/sqlite-seen-updates.js';
import type { Administration } from '../../src/telegram/administration/administration.js';
import type { BotStatus } from '../../src/telegram/administration/bot-status.js';
import { createBot } from '../../src/telegram/create-bot.js';
import type { News } from '../../src/telegram/news.js';
import { pageStateLifetimeMs } from '../../src/telegram/pages/page-state.js';
import { unsetChatSettings } from '../../src/telegram/settings/chat-settings.js';
import { SEEDS, startChuchu, temporaryFolder } from '../cli/run-chuchu.js';
import { realClock } from '../playground/real-clock.js';
import { recordingLog } from '../telegram/recording-log.js';
import { segmenter } from '../words/real-segmenter.js';
import { withStateId } from './any-tap.js';
import { type AnyUpdate, anyUpdate } from './any-update.js';
import { addFuzzChats, type FuzzChats } from './fuzz-chats.js';
import { oddUpdate } from './odd-update.js';

const token = '7000000001:AAPlaygroundTokenOfNobody_-0123456789a';

/** What Telegram refuses by design: the message is gone, is not the bot's or shows it already; the person blocked the bot. */
const refusedByDesign =
  /message is not modified|message to edit not found|message can't be edited|MESSAGE_ID_INVALID|bot was blocked by the user/u;

async function newsOfSeeds(): Promise<News> {
  const library = createLibrary();
  const index = new LiveIndex();
  for (const { article, passages } of (await readFolder(SEEDS, { timezone: 'Asia/Shanghai' })).articles) {
    library.put(article, passages);
    index.put(article.id, indexedPassages(segmenter, passages));
  }
  const searcher = createSearcher({ segmenter, index, library });
  const answer = (question: string) => answerQuestion({ searcher, library }, question);
  return {
    library,
    answerQuestion: answer,
    quoteAsTyped: (typed, page) => quoteAsTyped({ searcher, library }, typed, page),
    answerAbout: (words, refinement) => answerAbout({ searcher, library }, words, refinement),
    followUp,
    normalizeName: (name) => segmenter.normalize(name).text,
    highlight: (question, text) => searcher.highlight(question, text),
    exampleQuestions: exampleQuestions({ library, answerQuestion: answer }),
  };
}

/** The ids of the answers whose buttons a keyboard holds. */
function stateIdsOf(value: unknown): string[] {
  return [...JSON.stringify(value ?? null).matchAll(/"callback_data":"(?<id>[\w-]{16}):/gu)].map(
    ({ groups }) => groups?.['id'] ?? '',
  );
}

/** The update with its number, and a tap with an id and data of its own; `null` for the id of one that has none. */
function numbered({ type, body }: AnyUpdate, updateId: number, stateIds: readonly string[]) {
  const isTap = type === 'callback_query' && typeof body['id'] === 'string';
  const data = body['data'];
  const given = {
    ...body,
    ...(isTap && { id: `tap-${updateId}` }),
    ...(type === 'callback_query' && typeof data === 'string' && { data: withStateId(data, stateIds) }),
  };
  return { type, body: given, tapId: isTap ? `tap-${updateId}` : null };
}

/** Some have the rights to look; nobody in here has anything to take. */
function administrationOf(people: readonly number[]): Administration {
  const status: BotStatus = {
    articles: 2,
    passages: 61,
    lastArrivalMs: 0,
    livePassages: 0,
    lastFold: null,
    feeds: [],
    rejections: [{ file: 'a.md', field: 'body', expected: 'text', got: 'none' }],
    outbox: { owed: 0, sending: 0, sent: 0, uncertain: 0, givenUp: 0, dropped: 0, oldestDueAtMs: null },
  };
  const refused = { kind: 'refused', what: '', why: '' } as const;
  return {
    administrators: new Set(people),
    status: () => status,
    timezoneOf: () => 'Asia/Shanghai',
    byHand: {
      takeAddress: () => Promise.resolve([refused]),
      takeFile: () => Promise.resolve(refused),
      whenSettled: () => Promise.resolve(new Map()),
    },
  };
}

describe('the handlers', () => {
  let api: BotApi;
  let chats: FuzzChats;
  let news: News;
  const database = openDatabase(temporaryFolder());
  const log = recordingLog();
  const calls: { method: string; queryId: unknown; refusal: string | null }[] = [];
  const stateIds: string[] = [];
  let handle: (update: Update) => Promise<void>;
  let updates = 0;

  beforeAll(async () => {
    api = await startBotApi({ bots: [{ token }], clock: realClock });
    chats = await addFuzzChats(api.control);
    news = await newsOfSeeds();
    const { bot } = createBot({
      token,
      apiRoot: api.apiRoot,
      news: () => news,
      chatSettings: createChatSettings(database, { unset: unsetChatSettings }),
      pageStates: createPageStates(database, { now: Date.now, lifetimeMs: pageStateLifetimeMs }),
      seenUpdates: createSeenUpdates(database),
      log,
      wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
      now: Date.now,
      administration: administrationOf(chats.people.slice(0, 1)),
    });
    bot.api.config.use(async (previous, method, payload, signal) => {
      const response = await previous(method, payload, signal);
      const refusal = response.ok ? null : `${response.error_code} ${response.description}`;
      calls.push({ method, queryId: 'callback_query_id' in payload ? payload.callback_query_id : null, refusal });
      stateIds.push(...stateIdsOf(payload).filter((id) => !stateIds.includes(id)));
      return response;
    });
    await bot.init();
    handle = (update) =>
      bot.handleUpdate(update).catch((error: unknown) => {
        // Without grammY's context, which fills screens.
        throw new Error(`thrown out of the handlers: ${String(error)}`);
      });
  });
  afterAll(async () => {
    await api.close();
    database.close();
  });

  /** Hands them over at once, as the runner does; gives what was refused, and how often each tap was answered. */
  const feed = async (batch: readonly AnyUpdate[]) => {
    calls.length = 0;
    log.lines.length = 0;
    const given = await Promise.all(
      batch.map(async (update) => {
        updates += 1;
        const updateId = updates;
        const { type, body, tapId } = numbered(update, updateId, stateIds);
        if (tapId !== null) await api.control.pushUpdate({ type, body });
        await handle({ update_id: updateId, [type]: body });
        return tapId;
      }),
    );
    const taps = given.filter((tapId) => tapId !== null);
    const answers = taps.map((tapId) => calls.filter((call) => call.queryId === tapId).length);
    return { refusals: calls.map(({ refusal }) => refusal).filter((refusal) => refusal !== null), answers };
  };

  it('take every update Telegram might send, and ask nothing of it that it refuses', async () => {
    const seen = { updates: 0, calls: 0, taps: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(anyUpdate(chats), { minLength: 1, maxLength: 12 }), async (batch) => {
        const { refusals, answers } = await feed(batch);
        expect(refusals.filter((refusal) => !refusedByDesign.test(refusal))).toEqual([]);
        expect(answers.every((times) => times === 1)).toBe(true);
        expect(log.lines.filter((line) => !refusedByDesign.test(line))).toEqual([]);
        seen.updates += batch.length;
        seen.calls += calls.length;
        seen.taps += answers.length;
      }),
      { seed: 20_220_125, numRuns: 500 },
    );
    // The generators are of use only as long as they make the bot do something.
    expect(stateIds.length).toBeGreaterThan(20);
    expect(seen.calls).toBeGreaterThan(seen.updates / 3);
    expect(seen.taps).toBeGreaterThan(50);
  });

  it('take updates with fields missing and odd, and still end every tap', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(oddUpdate(chats), { minLength: 1, maxLength: 12 }), async (batch) => {
        const { refusals, answers } = await feed(batch);
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
    calls.length = 0;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its chat says "private" as a string
    await Promise.all([1, 2, 3].map(() => handle(update as Update)));
    expect(calls.map(({ method }) => method)).toEqual(['sendMessage']);
  });

  it('leave the database as it should be', () => {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
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
