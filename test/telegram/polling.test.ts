import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { createBot } from '../../src/telegram/create-bot.js';
import { PollingConflictError } from '../../src/telegram/polling-conflict-error.js';
import type { SeenUpdates } from '../../src/telegram/seen-updates.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts.js';
import { TokenRefusedError } from '../../src/telegram/token-refused-error.js';
import type { Wait } from '../../src/telegram/until-reached.js';
import { type BotApiStandIn, startBotApiStandIn } from './bot-api-stand-in.js';
import { createMailbox } from './mailbox.js';
import { memoryPageStates, memorySeenUpdates } from './memory-states.js';
import { newsroom, quotedText } from './newsroom.js';
import { messageMs } from './recorded-bot.js';
import { recordingLog } from './recording-log.js';

const person = 7;
type AnswerQuestion = (question: string) => Answer | Promise<Answer>;
const nothing: AnswerQuestion = (question) => ({ kind: 'nothing-found', question });

/** No pause between attempts; the bot is never short of time to stop in. */
const noWait: Wait = (milliseconds, signal) => (milliseconds === 8000 ? untilAborted(signal) : Promise.resolve());

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')));
  });
}

let api: BotApiStandIn;
beforeEach(async () => {
  api = await startBotApiStandIn();
});
afterEach(() => api.close());

interface Parts {
  token?: string;
  apiRoot?: string;
  answerQuestion?: AnswerQuestion;
  wait?: Wait;
  seenUpdates?: SeenUpdates;
}

/** A bot on the stand-in, its log, and answers it gives only when told to. */
function botOn({
  token = api.token,
  apiRoot = api.apiRoot,
  answerQuestion = nothing,
  wait = noWait,
  seenUpdates = memorySeenUpdates(),
}: Parts = {}) {
  const log = recordingLog();
  const news = newsroom();
  news.answerWith(answerQuestion);
  const now = () => messageMs;
  const options = { token, apiRoot, news: () => news, pageStates: memoryPageStates(now), log, wait, now };
  return { log, news, bot: createBot({ ...options, seenUpdates }) };
}

/** Answers that come when the test says so. */
function slowAnswers() {
  const asked = createMailbox<(answer: Answer) => void>();
  const answerQuestion: AnswerQuestion = () =>
    new Promise((resolve) => {
      asked.put(resolve);
    });
  return { answerQuestion, asked };
}

describe('start and stop', () => {
  it('answers what comes, and confirms it', async () => {
    const { bot, log, news } = botOn();
    news.answerWith((question) => ({ kind: 'quotes', question, quotes: [news.quote('a#2')] }));
    expect((await bot.verifyToken())?.username).toBe('chuchu_test_bot');
    const running = bot.start();
    const question = api.say(person, '中小企业利润增长了多少？');
    const answer = await api.sent();
    expect(answer).toMatchObject({
      message_id: question.message_id + 1,
      chat_id: person,
      reply_parameters: { message_id: question.message_id, allow_sending_without_reply: true },
    });
    expect(answer.text).toContain(quotedText);
    await bot.stop();
    await running;
    expect(api.unconfirmed()).toEqual([]);
    expect(log.lines).toEqual(['info @chuchu_test_bot is waiting for messages']);
    const poll = api.allCalls().find(({ method }) => method === 'getUpdates');
    expect(poll?.payload).toMatchObject({
      allowed_updates: ['message', 'edited_message', 'callback_query'],
      timeout: 30,
    });
  });

  it('turns pages, and edits the answer to an edited question', async () => {
    const { bot, news } = botOn();
    const quotes = ['a#2', 'a#0'].map((passageId) => news.quote(passageId));
    news.answerWith((question) => ({ kind: 'quotes', question, quotes }));
    const running = bot.start();
    const question = api.say(person, '中小企业利润增长了多少？');
    const answer = await api.sent();
    const next = answer.reply_markup?.inline_keyboard[0]?.at(-1);
    api.tap(answer, next?.callback_data ?? '');
    expect((await api.edited()).text).toContain('1月24日');
    expect((await api.called('answerCallbackQuery')).payload).not.toHaveProperty('text');
    api.edit(question, '工信部说了什么？');
    expect((await api.edited()).text).toContain(quotedText);
    await bot.stop();
    await running;
  });

  it('many chats at a time, each in order', async () => {
    const { answerQuestion, asked } = slowAnswers();
    const { bot, news } = botOn({ answerQuestion });
    const running = bot.start();
    await api.called('getUpdates');
    for (const text of ['一一', '二二']) api.say(person, text);
    api.say(8, '三三');
    const [one, other] = [await asked.take(), await asked.take()];
    expect(news.asked).toEqual(['一一', '三三']);
    other({ kind: 'nothing-found', question: '三三' });
    expect((await api.sent()).chat_id).toBe(8);
    one({ kind: 'nothing-found', question: '一一' });
    (await asked.take())({ kind: 'nothing-found', question: '二二' });
    expect([(await api.sent()).chat_id, (await api.sent()).chat_id]).toEqual([person, person]);
    expect(news.asked).toEqual(['一一', '三三', '二二']);
    await bot.stop();
    await running;
  });

  it('stop lets a slow answer go out first', async () => {
    const { answerQuestion, asked } = slowAnswers();
    const { bot } = botOn({ answerQuestion });
    const running = bot.start();
    await api.called('getUpdates');
    api.say(person, '慢慢想');
    const answer = await asked.take();
    const stopped = bot.stop();
    expect(api.allSent()).toEqual([]);
    answer({ kind: 'nothing-found', question: '慢慢想' });
    await stopped;
    expect(api.allSent()).toHaveLength(1);
    expect(api.unconfirmed()).toEqual([]);
    await running;
  });

  it('stop answers all that was fetched, since Telegram will not give it again', async () => {
    for (const text of ['一一', '二二', '三三']) api.say(person, text);
    const { answerQuestion, asked } = slowAnswers();
    const { bot } = botOn({ answerQuestion });
    const running = bot.start();
    const answer = await asked.take();
    const stopped = bot.stop();
    api.say(person, '四四');
    answer({ kind: 'nothing-found', question: '一一' });
    (await asked.take())({ kind: 'nothing-found', question: '二二' });
    (await asked.take())({ kind: 'nothing-found', question: '三三' });
    await stopped;
    await running;
    expect(api.allSent()).toHaveLength(3);
    expect(api.unconfirmed()).toHaveLength(1);
  });

  it('stop waits 8 s for an answer, and no longer', async () => {
    const { answerQuestion, asked } = slowAnswers();
    const pauses: number[] = [];
    const wait: Wait = (milliseconds) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    };
    const { bot, log } = botOn({ answerQuestion, wait });
    const running = bot.start();
    api.say(person, '永远');
    await asked.take();
    await bot.stop();
    await running;
    expect(pauses).toEqual([8000]);
    expect(log.lines.at(-1)).toBe('warn stopped with 1 messages in hand: they took longer than 8 s');
  });

  it('what was begun is not answered again by the next start', async () => {
    const { answerQuestion, asked } = slowAnswers();
    const seenUpdates = memorySeenUpdates();
    // Killed: the first bot is never heard of again, and what it fetched was never confirmed.
    const first = botOn({ answerQuestion, seenUpdates });
    const message = api.say(person, '一一');
    void first.bot.verifyToken().then(() => first.bot.bot.handleUpdate({ update_id: 1000, message }));
    await asked.take();
    const second = botOn({ seenUpdates });
    const running = second.bot.start();
    api.say(person, '二二');
    await api.sent();
    await second.bot.stop();
    await running;
    expect(second.news.asked).toEqual(['二二']);
  });

  it('stop before start, twice, and start after stop do nothing', async () => {
    const { bot } = botOn();
    await bot.stop();
    await bot.stop();
    await bot.start();
    expect(await bot.verifyToken()).toBeNull();
    expect(api.allCalls()).toEqual([]);
  });

  it('a menu that cannot be set does not keep the bot from answering', async () => {
    api.fail('setMyCommands', { error_code: 400, description: 'Bad Request: no' }, 4);
    const { bot, log } = botOn();
    const running = bot.start();
    api.say(person, '元宇宙');
    expect((await api.sent()).text).toBe(texts.nothingFound());
    await bot.stop();
    await running;
    expect(log.lines).toContain('warn could not set the menu and the description: setMyCommands: 400 Bad Request: no');
  });
});

describe('a token that Telegram refuses', () => {
  const wrong = '123456:AAsome-other_token';

  it('is a typed error of one line without the token', async () => {
    const { bot } = botOn({ token: wrong });
    const error = await bot.verifyToken().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TokenRefusedError);
    expect(String(error)).toBe(
      'TokenRefusedError: Telegram refused the bot token (getMe: 401 Unauthorized): check BOT_TOKEN, or ask @BotFather for a new one',
    );
    await expect(bot.start()).rejects.toThrow(TokenRefusedError);
  });

  it('may be malformed: 404', async () => {
    api.fail('getMe', { error_code: 404, description: 'Not Found' });
    await expect(botOn().bot.verifyToken()).rejects.toThrow('(getMe: 404 Not Found)');
  });

  it('may be revoked while polling', async () => {
    api.fail('getUpdates', { error_code: 401, description: 'Unauthorized' });
    const { bot, log } = botOn();
    await expect(bot.start()).rejects.toThrow(TokenRefusedError);
    await bot.stop();
    expect(log.lines).toEqual(['info @chuchu_test_bot is waiting for messages']);
  });

  it('may be empty', () => {
    expect(() => botOn({ token: ' ' })).toThrow(TokenRefusedError);
  });
});

it('a second poller is a typed error of one line', async () => {
  const first = botOn();
  const running = first.bot.start();
  await api.called('getUpdates');
  const second = botOn();
  const runningToo = second.bot.start();
  await expect(running).rejects.toThrow(PollingConflictError);
  await expect(running).rejects.toThrow(
    /^another process is already running this bot \(getUpdates: 409 Conflict: .*\)/u,
  );
  await second.bot.stop();
  await runningToo;
});

/** A port of this machine where nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return typeof address === 'object' && address !== null ? address.port : 1;
}

describe('a network that is down', () => {
  it('at the start is tried again, ever less often, and no line holds the token', async () => {
    const pauses: number[] = [];
    const { bot, log } = botOn({
      apiRoot: `http://127.0.0.1:${await closedPort()}`,
      wait: (milliseconds) => {
        pauses.push(milliseconds);
        if (pauses.length === 8) void bot.stop();
        return Promise.resolve();
      },
    });
    // That the token is in grammY's error at all is what makes this test one.
    const raw = await bot.bot.api.getMe().catch((error: unknown) => error);
    expect(raw).toHaveProperty('error.message', expect.stringContaining(api.token));

    expect(await bot.verifyToken()).toBeNull();
    expect(pauses.map((milliseconds) => milliseconds / 1000)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(log.lines).toHaveLength(8);
    expect(log.lines[0]).toMatch(
      /^warn cannot reach Telegram, next attempt in 1 s: Network request for 'getMe' failed! .*bot<token>\/getMe.*ECONNREFUSED/u,
    );
    expect(log.lines.join('\n')).not.toContain('AAStandIn');
  });

  it('at the start, back after two attempts', async () => {
    api.fail('getMe', 'drop', 2);
    const { bot, log } = botOn();
    expect((await bot.verifyToken())?.id).toBe(7_000_000_001);
    expect(log.lines).toHaveLength(2);
    expect(log.lines.join('\n')).not.toContain('AAStandIn');
  });

  it('a flood at the start is waited out as long as it asks for', async () => {
    const parameters = { retry_after: 17 };
    api.fail('getMe', { error_code: 429, description: 'Too Many Requests: retry after 17', parameters });
    const pauses: number[] = [];
    const wait: Wait = (milliseconds) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    };
    await botOn({ wait }).bot.verifyToken();
    expect(pauses).toEqual([17_000]);
  });

  it('in sending costs that answer and no other, and no line holds the token', async () => {
    api.fail('sendMessage', 'drop');
    const { bot, log } = botOn();
    const running = bot.start();
    api.say(person, '一一');
    api.say(person, '二二');
    expect((await api.sent()).reply_parameters?.message_id).toBe(2);
    await bot.stop();
    await running;
    expect(api.allCalls().filter(({ method }) => method === 'sendMessage')).toHaveLength(2);
    expect(log.lines[1]).toMatch(/^error update 1000: could not reply: Network request for 'sendMessage' failed!/u);
    expect(log.lines.join('\n')).not.toContain('AAStandIn');
  });
});
