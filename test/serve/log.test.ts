import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import { linesOf, MAIN, post, startProcess, temporaryFolder, writeFiles } from '../cli/run-chuchu.js';
import { countyParagraphs, cropQuestion, makeCorpus } from './corpus.js';
import { newPerson, quoted, secret, serving, startServe, startTelegram, stop, token } from './telegram.js';

const corpus = makeCorpus();
const question = cropQuestion('金湖');

const closers: (() => void)[] = [];
afterAll(() => {
  for (const close of closers) close();
});

/** Something in place of Telegram. */
async function startProxy(answer: Parameters<typeof createServer>[1]): Promise<Pick<BotApi, 'apiRoot'>> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { apiRoot: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` };
}

describe('no line holds the token', () => {
  it('not where a proxy answers with a page that quotes the address', async () => {
    const api = await startProxy(({ url }, response) => {
      response.writeHead(502, { 'content-type': 'text/html' }).end(`<h1>Bad gateway: ${url}</h1>`);
    });
    const chuchu = startServe({ api, corpus });
    await chuchu.wrote('stderr', 'cannot reach Telegram, next attempt in 1 s');
    const { exitCode, stdout, stderr } = await stop(chuchu);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('<token>/getMe');
    expect(stdout + stderr).not.toContain(secret);
  });

  it('not where it answers in Telegram’s form, with the address', async () => {
    const api = await startProxy(({ url }, response) => {
      response
        .writeHead(400, { 'content-type': 'application/json' })
        .end(JSON.stringify({ ok: false, error_code: 400, description: `Bad Request: ${url}` }));
    });
    const { exitCode, stdout, stderr } = await startServe({ api, corpus }).ended;
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Telegram refused getMe: 400 Bad Request: /bot<token>/getMe');
    expect(linesOf(stderr)).toHaveLength(1);
    expect(stdout + stderr).not.toContain(secret);
  });

  it('not where the connection ends in the middle of an answer', async () => {
    const api = await startProxy(({ socket }) => socket.destroy());
    const chuchu = startServe({ api, corpus });
    await chuchu.wrote('stderr', 'cannot reach Telegram, next attempt in 1 s');
    const { stdout, stderr } = await stop(chuchu);
    expect(stderr).toContain('<token>/getMe');
    expect(stdout + stderr).not.toContain(secret);
  });

  it.each([
    ['unhandled rejection', 'Promise.reject(error)'],
    ['uncaught exception', 'throw error'],
  ])('not where the process ends by an %s, which is told once, in one line, with exit code 1', async (what, fails) => {
    const api = await startTelegram();
    const folder = writeFiles(temporaryFolder(), {
      'fail.mjs': `
        import { watchFile, unwatchFile } from 'node:fs';
        watchFile(new URL('now', import.meta.url), { interval: 50, persistent: false }, ({ mtimeMs }) => {
          // Told of a file that is not there, too.
          if (mtimeMs === 0) return;
          unwatchFile(new URL('now', import.meta.url));
          for (const each of [1, 2]) setImmediate(() => {
            const cause = new Error('request to https://api.telegram.org/bot' + process.env.BOT_TOKEN + '/getMe failed');
            const error = new TypeError('lost with ' + process.env.WEBHOOK_SECRET + '\\nand https://a:b@c.example/?key=abc', { cause });
            ${fails};
          });
        });`,
    });
    const chuchu = startProcess(process.execPath, ['--import', join(folder, 'fail.mjs'), MAIN, 'serve'], {
      cwd: temporaryFolder(),
      env: {
        BOT_API_ROOT: api.apiRoot,
        BOT_TOKEN: token,
        CORPUS_DIR: corpus,
        WEBHOOK_SECRET: 'a-secret-of-the-webhook',
        LOG_LEVEL: 'error',
      },
    });
    await api.control.polling();
    writeFileSync(join(folder, 'now'), '');
    const { exitCode, signal, stdout, stderr } = await chuchu.ended;
    expect({ exitCode, signal, stdout }).toEqual({ exitCode: 1, signal: null, stdout: '' });
    const lines = linesOf(stderr);
    expect(lines).toHaveLength(1);
    const line: unknown = JSON.parse(lines[0] ?? '');
    expect(line).toEqual({ level: 60, time: expect.any(String), msg: expect.any(String) });
    const told = stderr.replaceAll(/file:[^ |)]*fail\.mjs/gu, 'fail.mjs');
    expect(told).toContain(`"${what}: TypeError: lost with <token> and https://***@c.example/?key=*** | at `);
    expect(told).toContain('| caused by Error: request to https://api.telegram.org/bot<token>/getMe failed | at ');
    expect(stderr).not.toContain(secret);
    expect(stderr).not.toContain('a-secret-of-the-webhook');
  });
});

describe('what is said of chats', () => {
  it('names no chat and no person, and says nothing of what was written; a chat keeps its name', async () => {
    const api = await startTelegram();
    const cwd = temporaryFolder();
    const news = makeCorpus();
    const env = { LOG_LEVEL: 'debug' };
    const reader = await newPerson(api);
    const chuchu = await serving({ api, corpus: news, cwd, env });
    await reader.ask('/subscribe 全部');
    expect(quoted(await reader.answerTo(question))).toBe(countyParagraphs('金湖')[2]);
    await api.control.fault({ method: 'sendMessage', code: 400, chat: reader.id });
    await reader.say(question);
    await chuchu.wrote('stderr', 'could not reply');
    await api.control.block({ user: reader.id });
    await api.control.idle();
    writeFileSync(
      join(news, 'new.html'),
      post(['title: 灯塔', `date: ${new Date().toISOString()}`], ['望海礁的航标亮了。']),
    );
    await chuchu.wrote('stderr', '1 new');
    const ended = await stop(chuchu);
    const names = new Set(ended.stderr.match(/(?<=chat )#[0-9a-f]{10}\b/gu));
    expect(names.size).toBe(1);
    expect(ended.stderr).toMatch(/"update \d+: message in chat #[0-9a-f]{10}, \d+ ms"/u);
    const { user } =
      (await api.control.messages({ chat: reader.id })).map(({ message }) => ({ user: message.from }))[0] ?? {};
    for (const personal of [String(reader.id), user?.first_name ?? '?', question, '全部', secret]) {
      expect(ended.stderr).not.toContain(personal);
    }

    const again = await serving({ api, corpus: news, cwd, env });
    await reader.answerTo(question);
    await api.control.idle();
    const { stderr } = await stop(again);
    expect(new Set(stderr.match(/(?<=chat )#[0-9a-f]{10}\b/gu))).toEqual(names);
  });

  it('their ids, where that is asked for', async () => {
    const api = await startTelegram();
    const reader = await newPerson(api);
    const chuchu = await serving({ api, corpus, env: { LOG_LEVEL: 'debug', LOG_CHAT_IDS: 'plain' } });
    await reader.answerTo(question);
    await chuchu.wrote('stderr', `message in chat ${reader.id}, `);
    const { queryId } = await api.control.typeInline({ user: reader.id, query: question });
    await api.control.inlineAnswer({ queryId });
    const { stderr } = await stop(chuchu);
    // What is typed in other chats is of no chat of the bot's.
    expect(stderr).toMatch(/"update \d+: inline_query, \d+ ms"/u);
    expect(stderr).not.toContain(question);
  });
});
