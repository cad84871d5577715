import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { createBot } from '../../src/telegram/create-bot.js';
import { formatAnswer } from '../../src/telegram/format-answer.js';
import type { AnswerQuestion } from '../../src/telegram/message-handler.js';
import { PollingConflictError } from '../../src/telegram/polling-conflict-error.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts.js';
import { TokenRefusedError } from '../../src/telegram/token-refused-error.js';
import type { Wait } from '../../src/telegram/verify-token.js';
import { type BotApiStandIn, startBotApiStandIn } from './bot-api-stand-in.js';
import { createMailbox } from './mailbox.js';
import { quoteOf, quotes } from './quotes.js';
import { recordingLog } from './recording-log.js';

const person = 7;
const nothing: AnswerQuestion = (question) => ({ kind: 'nothing-found', question });
const noWait: Wait = () => Promise.resolve();

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
}

/** A bot on the stand-in, its log, and answers it gives only when told to. */
function botOn({ token = api.token, apiRoot = api.apiRoot, answerQuestion = nothing, wait = noWait }: Parts = {}) {
  const log = recordingLog();
  return { log, bot: createBot({ token, apiRoot, answerQuestion, log, wait }) };
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
  it('sets the menu, answers what comes, and confirms it', async () => {
    const { bot, log } = botOn({ answerQuestion: () => quotes(quoteOf()) });
    expect((await bot.verifyToken())?.username).toBe('chuchu_test_bot');
    const running = bot.start();
    const question = api.say(person, '中小企业利润增长了多少？');
    expect(await api.sent()).toEqual({
      message_id: question.message_id + 1,
      chat_id: person,
      ...formatAnswer(quotes(quoteOf()), texts),
      reply_parameters: { message_id: question.message_id, allow_sending_without_reply: true },
      link_preview_options: { is_disabled: true },
    });
    await bot.stop();
    await running;
    expect(api.unconfirmed()).toEqual([]);
    expect(log.lines).toEqual(['info @chuchu_test_bot is waiting for messages']);

    const menus = api.allCalls().filter(({ method }) => method === 'setMyCommands');
    const ask = { command: 'ask', description: '提问，引用原文回答' };
    const all = [
      ask,
      { command: 'help', description: '怎么用' },
      { command: 'start', description: '我是谁，能做什么' },
    ];
    expect(menus.map(({ payload }) => payload)).toEqual(
      expect.arrayContaining([
        { commands: all, scope: { type: 'all_private_chats' } },
        { commands: all, scope: { type: 'all_private_chats' }, language_code: 'zh' },
        { commands: [ask], scope: { type: 'all_group_chats' } },
        { commands: [ask], scope: { type: 'all_group_chats' }, language_code: 'zh' },
      ]),
    );
    const poll = api.allCalls().find(({ method }) => method === 'getUpdates');
    expect(poll?.payload).toMatchObject({ allowed_updates: ['message'], timeout: 30 });
  });

  it('stop lets a slow answer go out first', async () => {
    const { answerQuestion, asked } = slowAnswers();
    const { bot } = botOn({ answerQuestion });
    const running = bot.start();
    await api.called('getUpdates');
    api.say(person, '慢慢想');
    const answer = await asked.take();
    const stopped = bot.stop();
    expect((await api.called('getUpdates')).payload).toMatchObject({ limit: 1 });
    expect(api.allSent()).toEqual([]);
    answer(quotes(quoteOf()));
    await stopped;
    expect(api.allSent()).toHaveLength(1);
    await running;
  });

  it('stop leaves what is not begun to the next start, answered once', async () => {
    for (const text of ['一一', '二二', '三三']) api.say(person, text);
    const { answerQuestion, asked } = slowAnswers();
    const first = botOn({ answerQuestion });
    const running = first.bot.start();
    const answer = await asked.take();
    const stopped = first.bot.stop();
    answer({ kind: 'nothing-found', question: '一一' });
    await stopped;
    await running;
    expect(api.allSent()).toHaveLength(1);
    expect(api.unconfirmed()).toHaveLength(2);

    const questions = createMailbox<string>();
    const second = botOn({
      answerQuestion: (question) => {
        questions.put(question);
        return { kind: 'nothing-found', question };
      },
    });
    const runningAgain = second.bot.start();
    expect([await questions.take(), await questions.take()]).toEqual(['二二', '三三']);
    await second.bot.stop();
    await runningAgain;
    expect(api.allSent()).toHaveLength(3);
    expect(api.unconfirmed()).toEqual([]);
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
    expect(log.lines).toContain('warn could not set the command menu: setMyCommands: 400 Bad Request: no');
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
