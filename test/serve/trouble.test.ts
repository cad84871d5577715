import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { linesOf, type RunningChuchu } from '../cli/run-chuchu.js';
import { countyParagraphs, countyQuestion, cropQuestion, makeCorpus } from './corpus.js';
import {
  labels,
  newPerson,
  type Person,
  quoted,
  requestTo,
  secret,
  sent,
  serving,
  silent,
  startTelegram,
  stop,
} from './telegram.js';

const question = cropQuestion('金湖');
const [, , quote] = countyParagraphs('金湖');

let api: BotApi;
let chuchu: RunningChuchu;
let other: Person;
beforeAll(async () => {
  api = await startTelegram();
  chuchu = await serving({ api, corpus: makeCorpus() });
  other = await newPerson(api);
});
afterAll(() => stop(chuchu));

/** Nobody else has noticed anything. */
async function othersAreAnswered(): Promise<void> {
  expect(quoted(await other.answerTo(question))).toBe(quote);
}

describe('somebody who', () => {
  it('blocked the bot while it was thinking costs nobody else anything, and is answered when they are back', async () => {
    const { control } = api;
    const leaver = await newPerson(api);
    const hold = await control.fault({ method: 'sendMessage', chat: leaver.id, hold: true });
    await leaver.say(question);
    await requestTo(api.control, 'sendMessage', leaver.id);
    await othersAreAnswered();
    await control.block({ user: leaver.id });
    await control.release({ fault: hold });
    await chuchu.wrote('stderr', '403 Forbidden: bot was blocked by the user');
    await othersAreAnswered();
    // A client unblocks before it sends.
    expect(quoted(await leaver.answerTo(question))).toBe(quote);
  });

  it('deleted the question meanwhile is answered all the same', async () => {
    const { control } = api;
    const deleter = await newPerson(api);
    const hold = await control.fault({ method: 'sendMessage', chat: deleter.id, hold: true });
    const { message } = await deleter.say(question);
    await requestTo(api.control, 'sendMessage', deleter.id);
    await control.remove({ chat: deleter.id, messageIds: [message.message_id] });
    await control.release({ fault: hold });
    const answer = sent(await deleter.hears());
    expect(quoted(answer)).toBe(quote);
    expect(answer.reply_to_message).toBeUndefined();
  });

  it('deleted the answer gets their taps and edits ended without a word', async () => {
    const { control } = api;
    const deleter = await newPerson(api);
    const { message } = await deleter.say(countyQuestion);
    const answer = sent(await deleter.hears());
    const hold = await control.fault({ method: 'editMessageText', chat: deleter.id, hold: true });
    const tapped = await control.tap({ user: deleter.id, messageId: answer.message_id, button: '›' });
    await requestTo(control, 'editMessageText', deleter.id);
    await control.remove({ chat: deleter.id, messageIds: [answer.message_id] });
    await control.release({ fault: hold });
    const queryId = tapped.kind === 'callback' ? tapped.queryId : '';
    expect(await control.callbackAnswer({ queryId })).toEqual(silent);
    await control.edit({ user: deleter.id, messageId: message.message_id, text: question });
    await deleter.answerTo('/help');
    expect(await deleter.messages()).toHaveLength(3);
  });
});

describe('a flood', () => {
  it('in one chat is waited out there where it is short, and others do not wait', async () => {
    const flooded = await newPerson(api);
    await api.control.fault({ method: 'sendMessage', chat: flooded.id, retryAfter: 1 });
    await flooded.say(question);
    await requestTo(api.control, 'sendMessage', flooded.id);
    await othersAreAnswered();
    expect(await flooded.messages()).toHaveLength(1);
    expect(quoted(sent(await flooded.hears()))).toBe(quote);
  });

  it('that is long costs that answer, and not the next', async () => {
    const flooded = await newPerson(api);
    await api.control.fault({ method: 'sendMessage', chat: flooded.id, retryAfter: 17 });
    await flooded.say(countyQuestion);
    await chuchu.wrote('stderr', 'sendMessage: 429 Too Many Requests: retry after 17');
    await othersAreAnswered();
    expect(quoted(await flooded.answerTo(question))).toBe(quote);
  });

  it('is told to who taps too fast', async () => {
    const flooded = await newPerson(api);
    const answer = await flooded.answerTo(countyQuestion);
    await api.control.fault({ method: 'editMessageText', chat: flooded.id, retryAfter: 17 });
    expect(await flooded.tap(answer, '›')).toEqual({ notice: { ...silent, text: texts.tooFast(17) }, message: answer });
    expect(labels((await flooded.tap(answer, '›')).message)[0]).toEqual(['‹', '2/5', '›']);
  });
});

describe('a connection that is lost', () => {
  it('after Telegram took an answer: it is not sent twice, and its buttons work', async () => {
    const reader = await newPerson(api);
    await api.control.fault({ method: 'sendMessage', chat: reader.id, dropAfterAccept: true });
    const answer = await reader.ask(countyQuestion);
    expect(answer.answered).toBe(false);
    await chuchu.wrote('stderr', "Network request for 'sendMessage' failed!");
    expect(quoted(await reader.answerTo(question))).toBe(quote);
    expect(await reader.messages()).toHaveLength(4);
    expect(quoted((await reader.tap(sent(answer), '›')).message)).toBe(countyParagraphs('白河')[1]);
  });

  it('before Telegram took it: it may be lost, and is not sent twice', async () => {
    const reader = await newPerson(api);
    await api.control.fault({ method: 'sendMessage', chat: reader.id, dropBefore: true });
    await reader.say(countyQuestion);
    expect(quoted(await reader.answerTo(question))).toBe(quote);
    expect(await reader.messages()).toHaveLength(3);
  });

  it('after Telegram flipped a page: it is asked once more, and whoever tapped notices nothing', async () => {
    const reader = await newPerson(api);
    const answer = await reader.answerTo(countyQuestion);
    await api.control.fault({ method: 'editMessageText', chat: reader.id, dropAfterAccept: true });
    const { notice, message } = await reader.tap(answer, '›');
    expect(notice).toEqual(silent);
    expect(labels(message)[0]).toEqual(['‹', '2/5', '›']);
    expect(await reader.tap(answer, '›')).toMatchObject({ notice: silent });
  });

  it('twice before Telegram flipped a page: whoever tapped is told, and the next tap works', async () => {
    const reader = await newPerson(api);
    const answer = await reader.answerTo(countyQuestion);
    await api.control.fault({ method: 'editMessageText', chat: reader.id, dropBefore: true, times: 2 });
    expect((await reader.tap(answer, '›')).notice).toEqual({ ...silent, text: texts.tapFailed() });
    const { notice, message } = await reader.tap(answer, '›');
    expect(notice).toEqual(silent);
    expect(labels(message)[0]).toEqual(['‹', '2/5', '›']);
  });

  it('twice while a tap is ended: the next tap works', async () => {
    const reader = await newPerson(api);
    const answer = await reader.answerTo(countyQuestion);
    await api.control.fault({ method: 'answerCallbackQuery', dropBefore: true, times: 2 });
    await api.control.tap({ user: reader.id, messageId: answer.message_id, button: '›' });
    await chuchu.wrote('stderr', 'could not end a tap');
    expect((await reader.tap(answer, '‹')).notice).toEqual(silent);
  });

  it('in polling: it goes on, and nothing that was said is lost', async () => {
    const reader = await newPerson(api);
    await api.control.fault({ method: 'getUpdates', dropBefore: true });
    // Ends the poll at hand; the next is the one that fails.
    await othersAreAnswered();
    await chuchu.wrote('stderr', 'cannot get updates, trying on');
    await reader.say(question);
    expect(quoted(sent(await reader.hears()))).toBe(quote);
    await chuchu.wrote('stderr', 'getting updates again');
  });
});

describe('a Telegram that is slow', () => {
  it('in one chat holds up nobody else, and there keeps the order', async () => {
    const slow = await newPerson(api);
    const fault = await api.control.fault({ method: 'sendMessage', chat: slow.id, delayMs: 1000 });
    await slow.say(countyQuestion);
    await slow.say(question);
    await othersAreAnswered();
    expect(await slow.messages()).toHaveLength(2);
    expect([quoted(sent(await slow.hears())), quoted(sent(await slow.hears()))]).toEqual([
      countyParagraphs('青田')[1],
      quote,
    ]);
    expect((await api.control.faults()).some(({ id }) => id === fault)).toBe(false);
  });

  it('and broken for a moment answers in the end', async () => {
    const reader = await newPerson(api);
    await api.control.fault({ method: 'sendMessage', chat: reader.id, code: 502 });
    await reader.say(question);
    await requestTo(api.control, 'sendMessage', reader.id);
    await othersAreAnswered();
    expect(quoted(sent(await reader.hears()))).toBe(quote);
  });
});

it('all that is told in the log, without the token and without what people said', async () => {
  await api.control.idle();
  const { exitCode, stdout, stderr } = await stop(chuchu);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
  expect(stderr).not.toContain(secret);
  expect(stderr).not.toContain(question);
  expect(stderr).not.toContain(countyQuestion);
  const errors = linesOf(stderr).filter((line) => line.includes('"level":50'));
  expect(errors.map((line) => /"msg":"update \d+: (.*?)(?: request to http|"\})/u.exec(line)?.[1])).toEqual([
    'could not reply: sendMessage: 429 Too Many Requests: retry after 17',
    'could not do what a button says: editMessageText: 429 Too Many Requests: retry after 17',
    expect.stringContaining("could not reply: Network request for 'sendMessage' failed!"),
    expect.stringContaining("could not reply: Network request for 'sendMessage' failed!"),
    expect.stringContaining("could not do what a button says: Network request for 'editMessageText' failed!"),
    expect.stringContaining("could not end a tap: Network request for 'answerCallbackQuery' failed!"),
  ]);
  const dropped = (await api.control.outbox()).flatMap((each) => each.dropped);
  expect(dropped).toEqual([]);
});
