import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import { newPerson, quoted, sent, startTelegram, token } from '../serve/telegram.js';
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
const SOMEBODY_ELSES_TOKEN = '7000000002:AASomebodyElsesToken_0123456789abcdefgh';

const logLine = z.strictObject({ level: z.int(), time: z.iso.datetime(), msg: z.string() });

/** What was logged, each line of which must be JSON. */
const messagesOf = (stderr: string) => linesOf(stderr).map((line) => logLine.parse(JSON.parse(line)).msg);

const envOf = ({ apiRoot }: Pick<BotApi, 'apiRoot'>, used = token) => ({
  BOT_API_ROOT: apiRoot,
  BOT_TOKEN: used,
  CORPUS_DIR: SEEDS,
});

/** No part of it that would be of use to anybody. */
function expectNoToken({ stdout, stderr }: Ended, used = token): void {
  expect(stdout + stderr).not.toContain(used.slice(used.indexOf(':') + 1));
}

describe.concurrent('serve, not set up', () => {
  it('names a malformed token without showing it', async () => {
    const ended = await runChuchu(['serve'], {
      cwd: writeFiles(temporaryFolder(), { '.env': `BOT_TOKEN=12345:too-short-to-be-one\nCORPUS_DIR=${SEEDS}` }),
    });
    expect(ended).toEqual({
      exitCode: 2,
      signal: null,
      stdout: '',
      stderr:
        '.env:1: expected BOT_TOKEN to be a bot token as @BotFather gives it, digits, a colon and about 35 letters, digits, _ and -, got a value of 25 characters that is not shown\n',
    });
  });

  it('says in one line that Telegram refuses the token, and does not show it', async () => {
    const ended = await runChuchu(['serve'], {
      cwd: temporaryFolder(),
      env: envOf(await startTelegram(), SOMEBODY_ELSES_TOKEN),
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
    const api = await startTelegram();
    const reader = await newPerson(api);
    const cwd = temporaryFolder();
    const serve = startChuchu(['serve'], { cwd, env: envOf(api) });
    await serve.wrote('stderr', 'is waiting for messages');
    // Whoever comes second is told at once who came first.
    const second = await runChuchu(['serve', '--data', join(cwd, 'data')], { cwd, env: envOf(api) });
    expect(second).toMatchObject({ exitCode: 1, stdout: '' });
    expect(linesOf(second.stderr)).toEqual([
      expect.stringMatching(new RegExp(`got \`serve\` \\(process ${serve.pid}, since .+Z\\)$`, 'u')),
    ]);
    expect(quoted(await reader.answerTo(QUESTION))).toContain('天科合达');

    // What fails is logged, and nobody reads the log any more (`2>&1 | tee`, both told to stop): no reason to end.
    serve.stderr.destroy();
    await api.control.fault({ method: 'sendMessage', code: 403 });
    await reader.say(QUESTION);
    const { message } = await reader.say(QUESTION);
    expect(sent(await reader.hears()).reply_to_message?.message_id).toBe(message.message_id);
    await api.control.idle();

    serve.kill('SIGTERM');
    const ended = await serve.ended;
    expect(ended).toMatchObject({ exitCode: 0, signal: null, stdout: '' });
    expect(messagesOf(ended.stderr).toSorted()).toEqual([
      '0 administrators, at most 50 subscriptions a chat and 25 alerts a second, health and metrics off',
      '0 subscriptions of 0 chats, 0 alerts owed, 0 uncertain, 0 feeds',
      '@chuchu_test_bot is waiting for messages, by polling',
      'articles: 2 added, no news',
      'data folder data: an index of 0 frozen and 61 live passages',
      `serving 2 articles, 61 passages of ${SEEDS}`,
    ]);
    expect(await api.control.pendingUpdates()).toEqual([]);
    expectNoToken(ended);
    expect(ended.stderr).not.toContain(QUESTION);
  });
});

describe.concurrent('serve, told to stop while it starts', () => {
  it('waits no longer for a network that is down', async () => {
    const gone = await startTelegram();
    await gone.close();
    const serve = startChuchu(['serve'], { cwd: temporaryFolder(), env: envOf(gone) });
    await serve.wrote('stderr', 'cannot reach Telegram, next attempt in 1 s');
    // Ctrl-C at `npm start`: the terminal's, and the one npm passes on.
    serve.kill('SIGINT');
    serve.kill('SIGINT');
    const ended = await serve.ended;
    expect(ended).toMatchObject({ exitCode: 0, signal: null, stdout: '' });
    expect(messagesOf(ended.stderr)).toHaveLength(1);
    expectNoToken(ended);
  });

  it('leaves the articles unread', async () => {
    const api = await startTelegram();
    const cwd = writeFiles(temporaryFolder(), { 'data/index.bin': 'not ours' });
    const env = { ...envOf(api), CORPUS_DIR: largeCorpus(temporaryFolder()) };
    const serve = startChuchu(['serve'], { cwd, env });
    // Comes right before the work that takes seconds.
    await serve.wrote('stderr', 'it is made anew');
    serve.kill('SIGTERM');
    const ended = await serve.ended;
    expect(ended).toMatchObject({ exitCode: 0, signal: null, stdout: '' });
    expect(messagesOf(ended.stderr)).toHaveLength(1);
    expect((await api.control.calls()).map(({ method }) => method)).toEqual(['getMe', 'getMyCommands']);
  });
});
