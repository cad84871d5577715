import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commandLines } from '../../src/telegram/commands.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts.js';
import { type BotApiStandIn, startBotApiStandIn } from '../telegram/bot-api-stand-in.js';
import {
  type Ended,
  largeCorpus,
  linesOf,
  runChuchu,
  SEEDS,
  startChuchu,
  temporaryFolder,
  writeFiles,
} from './run-chuchu.js';

const QUESTION = '天科合达做什么？';
const PASSAGE =
  '让政策支持更精准，不少企业也给出建议。天科合达从事碳化硅晶片的研发、生产和销售，不久前入选国家级“专精特新”“小巨人”企业。企业创始人杨建认为，材料创新的关键在应用。“建议对企业的补贴和支持更多体现在产业链上。比如，可以考虑补给与‘专精特新’企业合作的龙头企业，让中小企业在市场历练中增长本领。”';
const SENTENCE = '天科合达从事碳化硅晶片的研发、生产和销售，不久前入选国家级“专精特新”“小巨人”企业。';
const SOURCE = '支持中小企业，今年将从这些方面发力！ · 沧州日报 · 2022-01-29';
const URL_OF_SOURCE = 'http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202201292266664414';

const PERSON = 7;
const SOMEBODY_ELSES_TOKEN = '7000000002:AASomebodyElsesToken_0123456789abcdefgh';

const logLine = z.strictObject({ level: z.int(), time: z.iso.datetime(), msg: z.string() });

/** What was logged, each line of which must be JSON. */
const messagesOf = (stderr: string) => linesOf(stderr).map((line) => logLine.parse(JSON.parse(line)).msg);

let api: BotApiStandIn;
beforeAll(async () => {
  api = await startBotApiStandIn();
});
afterAll(() => api.close());

const envOf = ({ apiRoot, token }: Pick<BotApiStandIn, 'apiRoot' | 'token'>) => ({
  BOT_API_ROOT: apiRoot,
  BOT_TOKEN: token,
  CORPUS_DIR: SEEDS,
});

/** No part of it that would be of use to anybody. */
function expectNoToken({ stdout, stderr }: Ended, token: string): void {
  expect(stdout + stderr).not.toContain(token.slice(token.indexOf(':') + 1));
}

describe.concurrent('serve, not set up', () => {
  const cwd = temporaryFolder();

  it('says in one line how to get a token', async () => {
    expect(await runChuchu(['serve'], { cwd })).toEqual({
      exitCode: 2,
      signal: null,
      stdout: '',
      stderr:
        'expected BOT_TOKEN to be set: @BotFather in Telegram gives one to everybody (/newbot). To try without: npm run ask -- "你的问题"\n',
    });
  });

  it('names a malformed token without showing it', async () => {
    const token = '12345:too-short-to-be-one';
    const ended = await runChuchu(['serve'], { cwd: writeFiles(temporaryFolder(), { '.env': `BOT_TOKEN=${token}` }) });
    expect(ended).toEqual({
      exitCode: 2,
      signal: null,
      stdout: '',
      stderr:
        '.env: expected BOT_TOKEN to be a bot token as @BotFather gives it, digits, a colon and about 35 letters, digits, _ and -, got a value of 25 characters that is not shown\n',
    });
  });

  it('says in one line that Telegram refuses the token, and does not show it', async () => {
    const ended = await runChuchu(['serve'], {
      cwd: temporaryFolder(),
      env: envOf({ ...api, token: SOMEBODY_ELSES_TOKEN }),
    });
    expect(ended).toEqual({
      exitCode: 1,
      signal: null,
      stdout: '',
      stderr:
        'Telegram refused the bot token (getMe: 401 Unauthorized): check BOT_TOKEN, or ask @BotFather for a new one\n',
    });
    expectNoToken(ended, SOMEBODY_ELSES_TOKEN);
  });
});

describe('serve', () => {
  it('answers who writes, one process a data folder, until it is told to stop', async () => {
    const cwd = temporaryFolder();
    const serve = startChuchu(['serve'], { cwd, env: envOf(api) });
    const refused = serve.wrote('stderr', 'is waiting for messages').then(() =>
      // Whoever comes second is told at once who came first.
      runChuchu(['serve', '--data', join(cwd, 'data')], { cwd, env: envOf(api) }),
    );

    const start = api.say(PERSON, '/start');
    const reply = {
      chat_id: PERSON,
      link_preview_options: { is_disabled: true },
    };
    expect(await api.sent()).toEqual({
      ...reply,
      message_id: start.message_id + 1,
      text: texts.start(),
      reply_parameters: { message_id: start.message_id, allow_sending_without_reply: true },
    });

    const question = api.say(PERSON, QUESTION);
    const answer = await api.sent();
    expect(answer).toEqual({
      ...reply,
      message_id: question.message_id + 1,
      text: `${PASSAGE}\n${SOURCE}`,
      entities: [
        { type: 'blockquote', offset: 0, length: PASSAGE.length },
        { type: 'bold', offset: PASSAGE.indexOf(SENTENCE), length: SENTENCE.length },
        { type: 'text_link', offset: PASSAGE.length + 1, length: SOURCE.length, url: URL_OF_SOURCE },
      ],
      reply_parameters: { message_id: question.message_id, allow_sending_without_reply: true },
    });

    const unanswerable = api.say(PERSON, '明天北京会下雨吗');
    expect(await api.sent()).toEqual({
      ...reply,
      message_id: unanswerable.message_id + 1,
      text: texts.nothingFound(),
      reply_parameters: { message_id: unanswerable.message_id, allow_sending_without_reply: true },
    });

    expect((await api.called('setMyCommands')).payload).toMatchObject({
      commands: commandLines(texts).map(({ summary }) => expect.objectContaining({ description: summary })),
    });

    const second = await refused;
    expect(second).toMatchObject({ exitCode: 1, stdout: '' });
    expect(linesOf(second.stderr)).toEqual([
      expect.stringMatching(new RegExp(`got \`serve\` \\(process ${serve.pid}, since .+Z\\)$`, 'u')),
    ]);

    // What fails is logged, and nobody reads the log any more (`2>&1 | tee`, both told to stop): no reason to end.
    serve.stderr.destroy();
    api.fail('sendMessage', { error_code: 403, description: 'Forbidden: bot was blocked by the user' });
    api.say(PERSON, QUESTION);
    const last = api.say(PERSON, '/start');
    expect(await api.sent()).toMatchObject({ text: texts.start(), reply_parameters: { message_id: last.message_id } });

    serve.kill('SIGTERM');
    const ended = await serve.ended;
    expect(ended).toMatchObject({ exitCode: 0, signal: null, stdout: '' });
    expect(messagesOf(ended.stderr)).toEqual([
      `serving 2 articles, 61 passages of ${SEEDS}`,
      '@chuchu_test_bot is waiting for messages',
    ]);
    expect(api.unconfirmed()).toEqual([]);
    expectNoToken(ended, api.token);
    for (const { text } of [start, question, unanswerable]) expect(ended.stderr).not.toContain(text);
  });

  it('gives way in one line where another process polls for the same bot', async () => {
    const other = await startBotApiStandIn();
    const description =
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';
    other.fail('getUpdates', { error_code: 409, description }, 10);
    const ended = await runChuchu(['serve'], { cwd: temporaryFolder(), env: { ...envOf(other), LOG_LEVEL: 'warn' } });
    expect(ended).toEqual({
      exitCode: 1,
      signal: null,
      stdout: '',
      stderr: `another process is already running this bot (getUpdates: 409 ${description}): stop it, or give this one a token of its own\n`,
    });
    await other.close();
  });
});

describe.concurrent('serve, told to stop while it starts', () => {
  it('waits no longer for a network that is down', async () => {
    const gone = await startBotApiStandIn();
    await gone.close();
    const serve = startChuchu(['serve'], { cwd: temporaryFolder(), env: envOf(gone) });
    await serve.wrote('stderr', 'cannot reach Telegram, next attempt in 1 s');
    // Ctrl-C at `npm start`: the terminal's, and the one npm passes on.
    serve.kill('SIGINT');
    serve.kill('SIGINT');
    const ended = await serve.ended;
    expect(ended).toMatchObject({ exitCode: 0, signal: null, stdout: '' });
    expect(messagesOf(ended.stderr)).toHaveLength(1);
    expectNoToken(ended, gone.token);
  });

  it('leaves the articles unread', async () => {
    const other = await startBotApiStandIn();
    const cwd = writeFiles(temporaryFolder(), { 'data/index.bin': 'not ours' });
    const env = { ...envOf(other), CORPUS_DIR: largeCorpus(temporaryFolder()) };
    const serve = startChuchu(['serve'], { cwd, env });
    // Comes right before the work that takes seconds.
    await serve.wrote('stderr', 'segmented anew');
    serve.kill('SIGTERM');
    const ended = await serve.ended;
    expect(ended).toMatchObject({ exitCode: 0, signal: null, stdout: '' });
    expect(messagesOf(ended.stderr)).toHaveLength(1);
    expect(other.allCalls().map(({ method }) => method)).toEqual(['getMe']);
    await other.close();
  });
});
