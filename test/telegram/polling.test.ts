import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { PollingConflictError } from '../../src/telegram/connection/polling-conflict-error.js';
import type { SeenUpdates } from '../../src/telegram/connection/seen-updates.js';
import { TokenRefusedError } from '../../src/telegram/connection/token-refused-error.js';
import type { Wait } from '../../src/telegram/connection/until-reached.js';
import { createBot } from '../../src/telegram/create-bot.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { type Stage, startStage, token } from '../playground/stage.js';
import { createMailbox } from './mailbox.js';
import { memoryChatSettings, memoryPageStates, memorySeenUpdates } from './memory-states.js';
import { newsroom, quotedText } from './newsroom.js';
import { recordingLog } from './recording-log.js';

type AnswerQuestion = (question: string) => Answer | Promise<Answer>;
const nothing: AnswerQuestion = (question) => ({ kind: 'nothing-found', question });

/** No pause between attempts; the bot is never short of time to stop in. */
const noWait: Wait = (milliseconds, signal) => (milliseconds === 8000 ? untilAborted(signal) : Promise.resolve());

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')));
  });
}

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

const say = (text: string, user = stage.reader.id) => stage.control.say({ user, text });
const heard = async () => (await stage.control.nextOutgoing({ kind: 'send' })).message;
const allHeard = async () => (await stage.control.outbox()).filter(({ kind }) => kind === 'send');

interface Parts {
  usedToken?: string;
  apiRoot?: string;
  answerQuestion?: AnswerQuestion;
  wait?: Wait;
  seenUpdates?: SeenUpdates;
}

/** A bot on the playground, its log, and answers it gives only when told to. */
function botOn({
  usedToken = token,
  apiRoot = stage.apiRoot,
  answerQuestion = nothing,
  wait = noWait,
  seenUpdates = memorySeenUpdates(),
}: Parts = {}) {
  const log = recordingLog();
  const news = newsroom();
  news.answerWith(answerQuestion);
  const now = () => stage.clock.now();
  const options = {
    token: usedToken,
    apiRoot,
    news: () => news,
    pageStates: memoryPageStates(now),
    chatSettings: memoryChatSettings(),
    log,
    wait,
    now,
  };
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
    const { message } = await say('中小企业利润增长了多少？');
    const answer = await heard();
    expect(answer?.reply_to_message?.message_id).toBe(message.message_id);
    expect(answer?.text).toContain(quotedText);
    await bot.stop();
    await running;
    expect(await stage.control.pendingUpdates()).toEqual([]);
    expect(log.lines).toEqual(['info @chuchu_test_bot is waiting for messages, by polling']);
    const polls = await stage.control.calls({ method: 'getUpdates' });
    expect(polls.find(({ payload }) => payload['timeout'] !== undefined)?.payload).toMatchObject({
      allowed_updates: [
        'message',
        'edited_message',
        'channel_post',
        'callback_query',
        'my_chat_member',
        'inline_query',
      ],
      timeout: 30,
    });
  });

  it('many chats at a time, each in order', async () => {
    const { answerQuestion, asked } = slowAnswers();
    const { bot, news } = botOn({ answerQuestion });
    const running = bot.start();
    const other = await stage.control.addUser({});
    await say('一一');
    await say('二二');
    await say('三三', other.id);
    const [one, three] = [await asked.take(), await asked.take()];
    expect(news.asked).toEqual(['一一', '三三']);
    three({ kind: 'nothing-found', question: '三三' });
    expect((await heard())?.chat.id).toBe(other.id);
    one({ kind: 'nothing-found', question: '一一' });
    (await asked.take())({ kind: 'nothing-found', question: '二二' });
    expect([(await heard())?.chat.id, (await heard())?.chat.id]).toEqual([stage.reader.id, stage.reader.id]);
    expect(news.asked).toEqual(['一一', '三三', '二二']);
    await bot.stop();
    await running;
  });

  it('stop lets a slow answer go out first', async () => {
    const { answerQuestion, asked } = slowAnswers();
    const { bot } = botOn({ answerQuestion });
    const running = bot.start();
    await stage.control.polling();
    await say('慢慢想');
    const answer = await asked.take();
    const stopped = bot.stop();
    expect(await allHeard()).toEqual([]);
    answer({ kind: 'nothing-found', question: '慢慢想' });
    await stopped;
    expect(await allHeard()).toHaveLength(1);
    expect(await stage.control.pendingUpdates()).toEqual([]);
    await running;
  });

  it('stop answers all that was fetched, since Telegram will not give it again', async () => {
    for (const text of ['一一', '二二', '三三']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await say(text);
    }
    const { answerQuestion, asked } = slowAnswers();
    const { bot } = botOn({ answerQuestion });
    const running = bot.start();
    const answer = await asked.take();
    const stopped = bot.stop();
    await say('四四');
    answer({ kind: 'nothing-found', question: '一一' });
    (await asked.take())({ kind: 'nothing-found', question: '二二' });
    (await asked.take())({ kind: 'nothing-found', question: '三三' });
    await stopped;
    await running;
    expect(await allHeard()).toHaveLength(3);
    expect(await stage.control.pendingUpdates()).toHaveLength(1);
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
    await say('永远');
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
    await say('一一');
    const [update] = await stage.control.pendingUpdates();
    if (update === undefined) throw new Error('expected an update, got none');
    void first.bot.verifyToken().then(() => first.bot.bot.handleUpdate(update));
    await asked.take();
    const second = botOn({ seenUpdates });
    const running = second.bot.start();
    await say('二二');
    await heard();
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
    expect(await stage.control.calls({ method: 'getMe' })).toEqual([]);
  });

  it('a menu that cannot be set does not keep the bot from answering', async () => {
    await stage.control.fault({ method: 'setMyCommands', code: 400, description: 'Bad Request: no', times: 4 });
    const { bot, log } = botOn();
    const running = bot.start();
    await say('元宇宙');
    expect((await heard())?.text).toBe(texts.nothingFound());
    await bot.stop();
    await running;
    expect(log.lines).toContain('warn could not set the menu and the description: setMyCommands: 400 Bad Request: no');
  });
});

describe('a token that Telegram refuses', () => {
  const wrong = '123456:AAsome-other_token';

  it('is a typed error of one line without the token', async () => {
    const { bot } = botOn({ usedToken: wrong });
    const error = await bot.verifyToken().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TokenRefusedError);
    expect(String(error)).toBe(
      'TokenRefusedError: Telegram refused the bot token (getMe: 401 Unauthorized): check BOT_TOKEN, or ask @BotFather for a new one',
    );
    await expect(bot.start()).rejects.toThrow(TokenRefusedError);
  });

  it('may be malformed: 404', async () => {
    await stage.control.fault({ method: 'getMe', code: 404 });
    await expect(botOn().bot.verifyToken()).rejects.toThrow('(getMe: 404 Not Found)');
  });

  it('may be revoked while polling', async () => {
    await stage.control.fault({ method: 'getUpdates', code: 401 });
    const { bot, log } = botOn();
    await expect(bot.start()).rejects.toThrow(TokenRefusedError);
    await bot.stop();
    expect(log.lines).toEqual(['info @chuchu_test_bot is waiting for messages, by polling']);
  });

  it('may be empty', () => {
    expect(() => botOn({ usedToken: ' ' })).toThrow(TokenRefusedError);
  });
});

it('a second poller is a typed error of one line', async () => {
  const first = botOn();
  const running = first.bot.start();
  await stage.control.polling();
  const second = botOn();
  const runningToo = second.bot.start();
  await expect(running).rejects.toThrow(PollingConflictError);
  await expect(running).rejects.toThrow(
    /^another process asks for this bot's updates, or has set a webhook \(getUpdates: 409 Conflict: .*\)/u,
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
    expect(raw).toHaveProperty('error.message', expect.stringContaining(token));

    expect(await bot.verifyToken()).toBeNull();
    expect(pauses.map((milliseconds) => milliseconds / 1000)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(log.lines).toHaveLength(8);
    expect(log.lines[0]).toMatch(
      /^warn cannot reach Telegram, next attempt in 1 s: Network request for 'getMe' failed! .*bot<token>\/getMe.*ECONNREFUSED/u,
    );
    expect(log.lines.join('\n')).not.toContain('AAPlayground');
  });

  it('at the start, back after two attempts', async () => {
    await stage.control.fault({ method: 'getMe', dropBefore: true, times: 2 });
    const { bot, log } = botOn();
    expect((await bot.verifyToken())?.id).toBe(7_000_000_001);
    expect(log.lines).toHaveLength(2);
    expect(log.lines.join('\n')).not.toContain('AAPlayground');
  });

  it('a flood at the start is waited out as long as it asks for', async () => {
    await stage.control.fault({ method: 'getMe', retryAfter: 17 });
    const pauses: number[] = [];
    const wait: Wait = (milliseconds) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    };
    await botOn({ wait }).bot.verifyToken();
    expect(pauses).toEqual([17_000]);
  });

  it('in sending costs that answer and no other, and no line holds the token', async () => {
    await stage.control.fault({ method: 'sendMessage', dropBefore: true });
    const { bot, log } = botOn();
    const running = bot.start();
    const { updateId } = await say('一一');
    const { message } = await say('二二');
    expect((await heard())?.reply_to_message?.message_id).toBe(message.message_id);
    await bot.stop();
    await running;
    expect(await stage.control.calls({ method: 'sendMessage' })).toHaveLength(2);
    expect(log.lines[1]).toContain(
      `error update ${updateId}: could not reply: Network request for 'sendMessage' failed!`,
    );
    expect(log.lines.join('\n')).not.toContain('AAPlayground');
  });

  it.each([
    ['before it was accepted', { dropBefore: true }],
    ['after it was accepted', { dropAfterAccept: true }],
  ] as const)('in turning a page is tried once more, where the connection was lost %s', async (_, fault) => {
    const { bot, log, news } = botOn();
    news.answerWith((question) => ({
      kind: 'quotes',
      question,
      quotes: [news.quote('a#2'), news.quote('a#3')],
    }));
    const running = bot.start();
    await say('中小企业利润增长了多少？');
    const answer = await heard();
    await stage.control.fault({ method: 'editMessageText', ...fault });
    await stage.control.fault({ method: 'answerCallbackQuery', ...fault });
    const next = answer?.reply_markup?.inline_keyboard.flat().find(({ text }) => text === '›');
    if (next === undefined || !('callback_data' in next)) throw new Error('expected a button for the next page');
    await stage.control.tap({ user: stage.reader.id, messageId: answer?.message_id ?? 0, button: next.callback_data });
    await stage.control.nextCall({ method: 'answerCallbackQuery' });
    await bot.stop();
    await running;
    const edits = await stage.control.calls({ method: 'editMessageText' });
    expect(edits).toHaveLength(2);
    expect(edits[1]?.payload).toEqual(edits[0]?.payload);
    expect(await stage.control.calls({ method: 'answerCallbackQuery' })).toHaveLength(2);
    const [shown] = (await stage.control.messages({ chat: stage.reader.id })).slice(-1);
    expect(shown?.message.text).toContain(news.library.passage('a#3')?.text);
    expect(log.lines).toHaveLength(1);
  });
});
