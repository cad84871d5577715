import { setTimeout as sleep } from 'node:timers/promises';
import type { Update } from 'grammy/types';
import { answerAbout } from '../../src/answer/answer-about.js';
import { type AnswerPorts, answerQuestion } from '../../src/answer/answer-question.js';
import { exampleQuestions } from '../../src/answer/example-questions.js';
import { quoteAsTyped } from '../../src/answer/quote-as-typed.js';
import { type BotApi, startBotApi } from '../../src/playground/start-bot-api.js';
import { followUp } from '../../src/search/follow-up.js';
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
import type { Segmenter } from '../../src/words/segmenter.js';
import { realClock } from '../playground/real-clock.js';
import { recordingLog } from '../telegram/recording-log.js';
import { withStateId } from './any-tap.js';
import type { AnyUpdate } from './any-update.js';
import { addFuzzChats, type FuzzChats } from './fuzz-chats.js';

export const token = '7000000001:AAPlaygroundTokenOfNobody_-0123456789a';

/** What Telegram refuses by design: the message is gone, is not the bot's or shows it already; the person blocked the bot. */
export const refusedByDesign =
  /message is not modified|message to edit not found|message can't be edited|MESSAGE_ID_INVALID|bot was blocked by the user/u;

/** The ids of the answers whose buttons a keyboard holds. */
export function stateIdsOf(value: unknown): string[] {
  return [...JSON.stringify(value ?? null).matchAll(/"callback_data":"(?<id>[\w-]{16}):/gu)].map(
    ({ groups }) => groups?.['id'] ?? '',
  );
}

/** The update with its number, and a tap with an id and data of its own; `null` for the id of one that has none. */
export function numbered({ type, body }: AnyUpdate, updateId: number, stateIds: readonly string[]) {
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

/** What the bot is asked, of articles that are ready to be asked. */
export function newsOf({ segmenter, searcher, library }: AnswerPorts & { readonly segmenter: Segmenter }): News {
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

interface Call {
  readonly method: string;
  readonly queryId: unknown;
  readonly refusal: string | null;
}

/** The handlers, with a Bot API of their own and chats of every kind that write to them. */
export interface FuzzedBot {
  readonly chats: FuzzChats;
  /** What it has asked of Telegram since the last {@link FuzzedBot.feed}. */
  readonly calls: Call[];
  /** Its log since then. */
  readonly logLines: readonly string[];
  /** Of the answers that have buttons. */
  readonly stateIds: readonly string[];
  readonly database: ReturnType<typeof openDatabase>;
  /** @throws {Error} what is thrown out of the handlers */
  handle(update: Update): Promise<void>;
  /** Hands updates over at once, as the runner does; gives what was refused, and how often each tap was answered. */
  feed(
    batch: readonly AnyUpdate[],
  ): Promise<{ readonly refusals: readonly string[]; readonly answers: readonly number[] }>;
  close(): Promise<void>;
}

/** @param folder for its database */
export async function openFuzzedBot(news: News, folder: string): Promise<FuzzedBot> {
  const api = await startBotApi({ bots: [{ token }], clock: realClock });
  const chats = await addFuzzChats(api.control);
  const database = openDatabase(folder);
  const log = recordingLog();
  const calls: Call[] = [];
  const stateIds: string[] = [];
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
  const handle = (update: Update) =>
    bot.handleUpdate(update).catch((error: unknown) => {
      // Without grammY's context, which fills screens.
      throw new Error(`thrown out of the handlers: ${String(error)}`);
    });
  return {
    chats,
    calls,
    logLines: log.lines,
    stateIds,
    database,
    handle,
    feed: createFeed({ api, calls, log, stateIds, handle }),
    close: async () => {
      await api.close();
      database.close();
    },
  };
}

interface FeedPorts extends Pick<FuzzedBot, 'calls' | 'stateIds' | 'handle'> {
  readonly api: BotApi;
  readonly log: ReturnType<typeof recordingLog>;
}

function createFeed({ api, calls, log, stateIds, handle }: FeedPorts): FuzzedBot['feed'] {
  let updates = 0;
  const give = async (update: AnyUpdate): Promise<string | null> => {
    updates += 1;
    const updateId = updates;
    const { type, body, tapId } = numbered(update, updateId, stateIds);
    if (tapId !== null) await api.control.pushUpdate({ type, body });
    await handle({ update_id: updateId, [type]: body });
    return tapId;
  };
  return async (batch) => {
    calls.length = 0;
    log.lines.length = 0;
    const taps = (await Promise.all(batch.map(give))).filter((tapId) => tapId !== null);
    return {
      refusals: calls.map(({ refusal }) => refusal).filter((refusal) => refusal !== null),
      answers: taps.map((tapId) => calls.filter((call) => call.queryId === tapId).length),
    };
  };
}
