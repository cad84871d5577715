import { describe, expect, it } from 'vitest';
import type { Control } from '../../src/playground/control/controls.js';
import { linesOf, temporaryFolder } from '../cli/run-chuchu.js';
import { countyParagraphs, countyQuestion, cropQuestion, makeCorpus } from './corpus.js';
import {
  complaints,
  newPerson,
  quoted,
  request,
  secret,
  sent,
  serving,
  startServe,
  startTelegram,
  stop,
} from './telegram.js';

const corpus = makeCorpus();
const question = cropQuestion('金湖');
const [, , quote] = countyParagraphs('金湖');

/** When the bot, having been told to stop, confirms what it fetched last. */
async function confirmsTheLast(control: Control): Promise<void> {
  const { payload } = await control.nextCall({ method: 'getUpdates' });
  if (payload['timeout'] !== 0) await confirmsTheLast(control);
}

describe('SIGTERM', () => {
  it('in mid-answer: what was asked is answered, nothing further is taken, and the exit code is 0', async () => {
    const api = await startTelegram();
    const chuchu = await serving({ api, corpus });
    const [reader, other, late] = [await newPerson(api), await newPerson(api), await newPerson(api)];
    const hold = await api.control.fault({ method: 'sendMessage', hold: true, times: null });
    await reader.say(question);
    await reader.say(countyQuestion);
    await other.say(question);
    await api.control.nextCall({ method: 'sendMessage' });
    await api.control.nextCall({ method: 'sendMessage' });
    await api.control.nextUpdateConfirmed();
    chuchu.kill('SIGTERM');
    await confirmsTheLast(api.control);
    await late.say(question);
    expect(await reader.messages()).toHaveLength(2);
    await api.control.release({ fault: hold });

    const { exitCode, signal, stderr } = await chuchu.ended;
    expect({ exitCode, signal }).toEqual({ exitCode: 0, signal: null });
    expect([quoted(sent(await reader.hears())), quoted(sent(await reader.hears()))]).toEqual([
      quote,
      countyParagraphs('青田')[1],
    ]);
    expect(quoted(sent(await other.hears()))).toBe(quote);
    expect(await late.messages()).toHaveLength(1);
    expect(await api.control.pendingUpdates()).toMatchObject([{ message: { text: question } }]);
    expect(await complaints(api.control)).toEqual([]);
    expect(stderr).not.toMatch(/"level":(?:40|50)/u);
  });
});

describe('kill -9', () => {
  it.each([
    ['after Telegram took the answer', {}, [quote]],
    ['before Telegram took the answer', { dropBefore: true }, []],
  ])('%s: the next start does not answer again', async (_when, fate, answers) => {
    const api = await startTelegram();
    const { control } = api;
    const cwd = temporaryFolder();
    const first = await serving({ api, corpus, cwd });
    const reader = await newPerson(api);
    // The answer is on its way, and Telegram has not been told that the question came.
    const answering = await control.fault({ method: 'sendMessage', hold: true, ...fate });
    const polling = await control.fault({ method: 'getUpdates', hold: true, dropBefore: true });
    const { updateId } = await reader.say(question);
    await control.nextCall({ method: 'sendMessage' });
    first.kill('SIGKILL');
    expect(await first.ended).toMatchObject({ exitCode: null, signal: 'SIGKILL' });
    await control.release({ fault: answering });
    await control.release({ fault: polling });
    const heard = await Promise.all(answers.map(() => reader.hears()));
    expect(heard.map((answer) => quoted(sent(answer)))).toEqual(answers);
    expect(await control.pendingUpdates()).toMatchObject([{ update_id: updateId }]);

    const second = await serving({ api, corpus, cwd });
    expect(await control.pendingUpdates()).toEqual([]);
    expect(quoted(await reader.answerTo(countyQuestion))).toBe(countyParagraphs('青田')[1]);
    await control.idle();
    expect(await reader.messages()).toHaveLength(2 + answers.length + 1);
    expect(await stop(second)).toMatchObject({ exitCode: 0 });
  });
});

describe('a second process with the same token', () => {
  it('ends the first in one line with exit code 1, and goes on by itself', async () => {
    const api = await startTelegram();
    const first = startServe({ api, corpus, env: { LOG_LEVEL: 'warn' } });
    await api.control.polling();
    const reader = await newPerson(api);
    expect(quoted(await reader.answerTo(question))).toBe(quote);

    const second = await serving({ api, corpus });
    expect(await first.ended).toEqual({
      exitCode: 1,
      signal: null,
      stdout: '',
      stderr:
        "another process asks for this bot's updates, or has set a webhook (getUpdates: 409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running): stop it, or give this one a token of its own\n",
    });
    expect(quoted(await reader.answerTo(question))).toBe(quote);
    expect(await reader.messages()).toHaveLength(4);
    expect(await complaints(api.control)).toEqual([expect.stringMatching(/^getUpdates: 409 Conflict/u)]);
    expect(await stop(second)).toMatchObject({ exitCode: 0 });
  });
});

describe('a webhook', () => {
  const hook = { url: 'https://example.com/hook' };

  it('of before is removed, and what came while it was set is answered; one set later ends the bot in one line', async () => {
    const api = await startTelegram();
    await request(api, 'setWebhook', hook);
    const reader = await newPerson(api);
    await reader.say(question);
    const chuchu = await serving({ api, corpus });
    expect(quoted(sent(await reader.hears()))).toBe(quote);
    expect((await api.control.profile()).webhook).toBe('');

    await api.control.idle();
    await request(api, 'setWebhook', hook);
    const { exitCode, stdout, stderr } = await chuchu.ended;
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(linesOf(stderr).at(-1)).toContain('Conflict: terminated by setWebhook request');
    expect(linesOf(stderr)).toHaveLength(7);
    expect(stderr).not.toContain(secret);
  });
});
