import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Message } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import type { Language } from '../../src/telegram/texts/language.js';
import { textsIn } from '../../src/telegram/texts/texts-in.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { type RunningChuchu, temporaryFolder } from '../cli/run-chuchu.js';
import { countyParagraphs, cropQuestion, makeCorpus } from './corpus.js';
import {
  botId,
  bringBot,
  labels,
  newPerson,
  type Person,
  quoted,
  sent,
  serving,
  startTelegram,
  stop,
} from './telegram.js';

const botUsername = 'chuchu_test_bot';
const cwd = temporaryFolder();
const corpus = makeCorpus();
const county = '白河';
const answer = countyParagraphs(county)[2] ?? '';
let api: BotApi;
let chuchu: RunningChuchu;
let owner: Person;
let member: Person;
beforeAll(async () => {
  api = await startTelegram();
  chuchu = await serving({ api, corpus, cwd });
  owner = await newPerson(api);
  member = await newPerson(api);
});
afterAll(async () => {
  await stop(chuchu);
});

const hears = async (chat: number): Promise<Message> => sent(await api.control.nextOutgoing({ kind: 'send', chat }));
const say = (chat: number, text: string, user = owner.id) => api.control.say({ user, chat, text });
/** A question to the bot, and the next message of the chat. */
const ask = async (chat: number, user = owner.id): Promise<Message> => {
  await say(chat, `/ask@${botUsername} ${cropQuestion(county)}`, user);
  return hears(chat);
};
const sentTo = async (chat: number): Promise<number> =>
  (await api.control.outbox()).filter(({ kind, chatId }) => kind === 'send' && chatId === chat).length;
const welcome = (seesAll: boolean, language: Language = 'zh-Hans'): string =>
  textsIn(language).welcome.toGroup({ botUsername, seesAll });

interface NewGroup {
  readonly type?: 'group' | 'supergroup';
  readonly forum?: boolean;
}

/** A group that the bot is not in yet. */
async function newGroup(more: NewGroup = {}): Promise<number> {
  return (await api.control.addGroup({ title: '读报群', members: [owner.id, member.id], ...more })).id;
}

/** A group that was welcomed. */
async function welcomed(more: NewGroup = {}): Promise<number> {
  const chat = await newGroup(more);
  expect((await bringBot(api.control, chat, owner.id)).text).toBe(welcome(false));
  return chat;
}

/** Restarts the process, having changed what it has kept. */
async function restart(change: (database: Database.Database) => void = () => undefined): Promise<void> {
  await stop(chuchu);
  const database = new Database(join(cwd, 'data', 'chuchu.sqlite'));
  change(database);
  database.close();
  chuchu = await serving({ api, corpus, cwd });
}

describe('a bot that is added to a group', () => {
  it.each(['group', 'supergroup'] as const)('(%s) says once how to ask', async (type) => {
    const { control } = api;
    const chat = await welcomed({ type });
    await control.removeBot({ chat, by: owner.id });
    await control.addBot({ chat, by: owner.id });
    await control.setAdministrator({ chat, user: botId, by: owner.id, administrator: true });
    await control.setAdministrator({ chat, user: botId, by: owner.id, administrator: false });
    expect(quoted(await ask(chat))).toBe(answer);
    expect(await sentTo(chat)).toBe(2);
  });

  it('says it again to whoever adds it a day later', async () => {
    const { control } = api;
    const chat = await welcomed();
    await control.removeBot({ chat, by: owner.id });
    await control.idle();
    await restart((database) => database.prepare('UPDATE welcome SET welcomed_at = welcomed_at - 86400000').run());
    await control.addBot({ chat, by: owner.id });
    expect((await hears(chat)).text).toBe(welcome(false));
  });

  it('says what an administrator sees, and that it is no more than it needs', async () => {
    const chat = await newGroup();
    await api.control.addBot({ chat, by: owner.id, administrator: true });
    expect((await hears(chat)).text).toBe(welcome(true));
    await say(chat, cropQuestion(county));
    expect(quoted(await ask(chat))).toBe(answer);
    expect(await sentTo(chat)).toBe(2);
  });

  it('says what it sees where privacy mode is off', async () => {
    const { control } = api;
    await control.setBot({ privacy: false });
    const chat = await newGroup();
    expect((await bringBot(control, chat, owner.id)).text).toBe(welcome(true));
    await say(chat, cropQuestion(county));
    expect(quoted(await ask(chat))).toBe(answer);
    expect(await sentTo(chat)).toBe(2);
    await control.setBot({ privacy: true });
  });

  it.each([
    ['en', 'en'],
    ['zh-tw', 'zh-Hant'],
  ] as const)('speaks what whoever added it speaks (%s), then and later', async (languageCode, language) => {
    const { control } = api;
    const { id: adder } = await control.addUser({ languageCode });
    const { id: chat } = await control.addGroup({ title: 'Readers', members: [adder, member.id] });
    await control.addBot({ chat, by: adder });
    expect((await hears(chat)).text).toBe(welcome(false, language));
    await say(chat, `/ask@${botUsername}`, member.id);
    expect((await hears(chat)).text).toBe(textsIn(language).askNeedsQuestion());
  });

  it('says nothing where it may not write', async () => {
    const { control } = api;
    const muted = await newGroup({ type: 'supergroup' });
    await control.addBot({ chat: muted, by: owner.id, restricted: true });
    const closed = await newGroup();
    await control.setMemberRights({ chat: closed, mayWrite: false });
    await control.addBot({ chat: closed, by: owner.id });
    await chuchu.wrote('stderr', 'could not say how to ask: sendMessage: 400');
    await control.restrict({ chat: muted, user: botId, by: owner.id, restricted: false });
    await control.setMemberRights({ chat: closed, mayWrite: true });
    expect([quoted(await ask(muted)), quoted(await ask(closed))]).toEqual([answer, answer]);
    expect([await sentTo(muted), await sentTo(closed)]).toEqual([1, 1]);
  });
});

it('a channel hears nothing; who has added the bot is told in private, where they have written to it', async () => {
  const { control } = api;
  await owner.ask('/start');
  const { id: chat } = await control.addChannel({ title: '每日财经', owner: owner.id });
  await control.addBot({ chat, by: owner.id });
  expect(sent(await owner.hears()).text).toBe(texts.welcome.toChannelOwner('每日财经'));
  const stranger = await control.addUser({ languageCode: 'zh-hans' });
  const { id: other } = await control.addChannel({ title: '每日科技', owner: stranger.id });
  await control.addBot({ chat: other, by: stranger.id });
  await chuchu.wrote('stderr', 'could not say how to ask: sendMessage: 403');
  expect([await sentTo(chat), await sentTo(other)]).toEqual([0, 0]);
});

describe.each([false, true])('a group that becomes a supergroup (told where it is first: %s)', (membershipFirst) => {
  it('is not welcomed again, and keeps what it has set', async () => {
    const { control } = api;
    const old = await welcomed();
    await say(old, `/settings@${botUsername}`);
    const settings = await hears(old);
    await press(old, settings, texts.settings.whoAsksLine('everybody'));
    const { id: chat } = await control.migrate({ chat: old, by: owner.id, membershipFirst });
    await say(chat, `/settings@${botUsername}`);
    expect(labels(await hears(chat)).flat()).toContain(texts.settings.whoAsksLine('administrators'));
    expect(await sentTo(chat)).toBe(1);
  });

  it('gets the answer that was under way, and its buttons work', async () => {
    const { control } = api;
    const old = await welcomed();
    const fault = await control.fault({ method: 'sendMessage', chat: old, hold: true });
    await say(old, `/ask@${botUsername} ${cropQuestion(county)}`);
    await requested(old);
    const { id: chat } = await control.migrate({ chat: old, by: owner.id, membershipFirst });
    await control.release({ fault });
    const answered = await hears(chat);
    expect(quoted(answered)).toBe(answer);
    expect(answered.reply_to_message).toBeUndefined();
    const { message } = await press(chat, answered, '›');
    expect(labels(message)[0]).toContain('2/5');
    expect(await sentTo(chat)).toBe(1);
  });
});

it('a button of before the group became a supergroup says so', async () => {
  const { control } = api;
  const old = await welcomed();
  const answered = await ask(old);
  await control.migrate({ chat: old, by: owner.id });
  expect((await press(old, answered, '›')).notice.text).toBe(texts.welcome.groupUpgraded());
});

/** When the bot asks to write to that chat. */
async function requested(chat: number): Promise<void> {
  const { payload } = await api.control.nextCall({ method: 'sendMessage' });
  if (payload['chat_id'] !== chat) await requested(chat);
}

async function press(chat: number, { message_id: messageId }: Message, button: string, user = owner.id) {
  const { control } = api;
  const tapped = await control.tap({ user, chat, messageId, button });
  if (tapped.kind !== 'callback') throw new Error(`expected ${button} to ask the bot, got ${tapped.kind}`);
  const notice = await control.callbackAnswer({ queryId: tapped.queryId });
  const shown = (await control.messages({ chat })).find(({ message }) => message.message_id === messageId);
  if (shown === undefined) throw new Error(`expected message ${messageId} to be there still`);
  return { notice, message: shown.message };
}

describe('an answer in a topic', () => {
  const inTopic = async (end: (chat: number, thread: number) => Promise<unknown>): Promise<Message> => {
    const { control } = api;
    const chat = await welcomed({ forum: true });
    const thread = await control.createTopic({ chat, name: '财经', by: owner.id });
    const fault = await control.fault({ method: 'sendMessage', chat, hold: true });
    await control.say({ user: member.id, chat, thread, text: `/ask@${botUsername} ${cropQuestion(county)}` });
    await requested(chat);
    await end(chat, thread);
    await control.release({ fault });
    return hears(chat);
  };
  it.each([
    ['deleted', (chat: number, thread: number) => api.control.deleteTopic({ chat, thread })],
    ['closed', (chat: number, thread: number) => api.control.closeTopic({ chat, thread, by: owner.id })],
  ])('that is %s by then is given in the group, and says so', async (_what, end) => {
    const answered = await inTopic(end);
    expect(quoted(answered)).toBe(answer);
    expect(answered.text).toMatch(new RegExp(`\n${texts.threadGone()}$`, 'u'));
    expect(answered.message_thread_id).toBeUndefined();
    // Its buttons work like any other's.
    const { message } = await press(answered.chat.id, answered, '›');
    expect(labels(message)[0]).toContain('2/5');
  });

  it('settings are shown in the topic, and changed there', async () => {
    const { control } = api;
    const chat = await welcomed({ forum: true });
    const thread = await control.createTopic({ chat, name: '财经', by: owner.id });
    await control.say({ user: owner.id, chat, thread, text: `/settings@${botUsername}` });
    const settings = await hears(chat);
    expect(settings.message_thread_id).toBe(thread);
    const { message } = await press(chat, settings, texts.settings.quotesLine(1));
    expect(labels(message).flat()).toContain(texts.settings.quotesLine(3));
    await control.deleteTopic({ chat, thread });
  });
});

describe('a bot that may not write', () => {
  it('says one thing in the log, and answers buttons', async () => {
    const { control } = api;
    const chat = await welcomed({ type: 'supergroup' });
    const answered = await ask(chat);
    await control.restrict({ chat, user: botId, by: owner.id, restricted: true });
    await say(chat, `/ask@${botUsername} ${cropQuestion(county)}`);
    await chuchu.wrote('stderr', 'could not reply: sendMessage: 400 Bad Request: not enough rights');
    expect(labels((await press(chat, answered, '›')).message)[0]).toContain('2/5');
    await control.restrict({ chat, user: botId, by: owner.id, restricted: false });
    expect(quoted(await ask(chat))).toBe(answer);
    expect(await sentTo(chat)).toBe(3);
  });

  it('waits out a short slow mode, and lets a long one be', async () => {
    const { control } = api;
    const chat = await welcomed({ type: 'supergroup' });
    await control.setMemberRights({ chat, slowModeSeconds: 2 });
    await ask(chat);
    expect(quoted(await ask(chat))).toBe(answer);
    await control.setMemberRights({ chat, slowModeSeconds: 3600 });
    await say(chat, `/ask@${botUsername} ${cropQuestion(county)}`);
    await chuchu.wrote('stderr', 'could not reply: sendMessage: 429 Too Many Requests: retry after 3');
    await control.setMemberRights({ chat, slowModeSeconds: 0 });
    expect(quoted(await ask(chat))).toBe(answer);
    expect(await sentTo(chat)).toBe(4);
  });

  it('that was removed while it was searching is silent', async () => {
    const { control } = api;
    const chat = await welcomed();
    const fault = await control.fault({ method: 'sendMessage', chat, hold: true });
    await say(chat, `/ask@${botUsername} ${cropQuestion(county)}`);
    await requested(chat);
    await control.removeBot({ chat, by: owner.id });
    await control.release({ fault });
    await chuchu.wrote('stderr', 'could not reply: sendMessage: 403 Forbidden: bot was kicked from the group chat');
    expect(await sentTo(chat)).toBe(1);
  });
});

it('posts of a channel are never answered in its group, whatever they say', async () => {
  const { control } = api;
  const group = await welcomed({ type: 'supergroup' });
  const { id: channel } = await control.addChannel({ title: '每日财经', owner: owner.id, discussion: group });
  for (const text of [`/ask@${botUsername} ${cropQuestion(county)}`, `/settings@${botUsername}`, '/subscribe 芯片']) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await control.say({ user: owner.id, chat: channel, text });
  }
  expect(quoted(await ask(group, member.id))).toBe(answer);
  expect(await sentTo(group)).toBe(2);
});

describe('/settings', () => {
  it('is for administrators, those too who write in the name of the group; two at once do no harm', async () => {
    const { control } = api;
    const chat = await welcomed({ type: 'supergroup' });
    const { id: hidden } = await control.addUser({ languageCode: 'zh-hans' });
    await control.addMember({ chat, user: hidden });
    await control.setAdministrator({ chat, user: hidden, by: owner.id, administrator: true, anonymous: true });
    await say(chat, `/settings@${botUsername}`, member.id);
    expect((await hears(chat)).text).toBe(texts.settings.onlyAdministrators());
    await say(chat, `/settings@${botUsername}`, hidden);
    const settings = await hears(chat);
    expect(settings.text).toBe(texts.settings.head('group'));
    const refused = await press(chat, settings, texts.settings.quotesLine(1), member.id);
    expect(refused.notice).toMatchObject({ text: texts.settings.onlyAdministrators(), alert: true });

    const messageId = settings.message_id;
    const button = texts.settings.quotesLine(1);
    const taps = await Promise.all([owner.id, hidden].map((user) => control.tap({ user, chat, messageId, button })));
    await Promise.all(
      taps.map((tap) => control.callbackAnswer({ queryId: tap.kind === 'callback' ? tap.queryId : '' })),
    );
    expect(labels(await ask(chat))[0]).toEqual(['1', '2', '3']);
  });

  it('holds over a restart, and while the bot is away; the buttons, too', async () => {
    const { control } = api;
    const chat = await welcomed();
    await say(chat, `/settings@${botUsername}`);
    const settings = await hears(chat);
    await press(chat, settings, texts.settings.quotesLine(1));
    await restart();
    const { message } = await press(chat, settings, texts.settings.whoAsksLine('everybody'));
    expect(labels(message).flat()).toEqual(
      expect.arrayContaining([texts.settings.quotesLine(3), texts.settings.whoAsksLine('administrators')]),
    );
    await control.removeBot({ chat, by: owner.id });
    await control.addBot({ chat, by: owner.id });
    await say(chat, `/settings@${botUsername}`);
    expect(labels(await hears(chat))).toEqual(labels(message));
  });

  it('changes the language of the very next message, its own among them', async () => {
    const reader = await newPerson(api);
    const settings = sent(await reader.ask('/settings'));
    await reader.tap(settings, texts.settings.languageLine(texts.settings.asClient()));
    const { message } = await reader.tap(settings, 'English');
    const english = textsIn('en');
    expect(message.text).toBe(english.settings.head('private'));
    expect(sent(await reader.ask('/ask')).text).toBe(english.askNeedsQuestion());
    await reader.tap(settings, english.settings.languageLine('English'));
    expect((await reader.tap(settings, english.settings.asClient())).message.text).toBe(settings.text);
    expect(sent(await reader.ask('/ask')).text).toBe(texts.askNeedsQuestion());
  });
});

it('what is kept of a chat without subscriptions is forgotten 30 days after the bot was removed', async () => {
  const { control } = api;
  const chat = await welcomed();
  await ask(chat);
  await say(chat, `/settings@${botUsername}`);
  await press(chat, await hears(chat), texts.settings.quotesLine(1));
  const kept = (database: Database.Database): unknown[] =>
    ['chat_setting', 'page_state', 'welcome', 'alert_chat'].map((table) =>
      database.prepare(`SELECT count(*) FROM ${table} WHERE chat_id = ?`).pluck().get(chat),
    );
  await control.removeBot({ chat, by: owner.id });
  await control.idle();
  await restart((database) => {
    expect(kept(database)).toEqual([1, 1, 1, 1]);
    database.prepare('UPDATE alert_chat SET gone_at = gone_at - 31 * 86400000 WHERE chat_id = ?').run(chat);
  });
  await chuchu.wrote('stderr', 'has been gone for 30 days: forgotten');
  await restart((database) => expect(kept(database)).toEqual([0, 0, 0, 0]));
});

it('all that the log tells of it is one line each, none of them an error', async () => {
  await api.control.idle();
  const { exitCode, stderr } = await stop(chuchu);
  expect(exitCode).toBe(0);
  expect(stderr.split('\n').filter((line) => line.includes('"level":50'))).toEqual([]);
});
