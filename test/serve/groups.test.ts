import type { Message } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { type RunningChuchu, temporaryFolder } from '../cli/run-chuchu.js';
import {
  countyParagraphs,
  countyQuestion,
  countySource,
  cropQuestion,
  endlessParagraph,
  makeCorpus,
} from './corpus.js';
import {
  botId,
  complaints,
  labels,
  newPerson,
  type Person,
  quoted,
  sent,
  serving,
  startTelegram,
  stop,
} from './telegram.js';

const ask = '/ask@chuchu_test_bot';
const words = texts.groups;
const corpus = makeCorpus();
const cwd = temporaryFolder();

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
afterAll(() => stop(chuchu));

/** A group of two, which the bot was added to in that mode. */
async function newGroup({ privacy = true, administrator = false, forum = false } = {}) {
  const { control } = api;
  await control.setBot({ privacy });
  const members = [owner.id, member.id];
  const { id: chat } = await control.addGroup({ title: '读报群', type: 'supergroup', members, forum });
  // Who comes in without the right to write doesn't say how to ask, which would count among what is sent.
  await control.addBot({ chat, by: owner.id, restricted: true });
  await control.restrict({ chat, user: botId, by: owner.id, restricted: false });
  if (administrator) await control.setAdministrator({ chat, user: botId, by: owner.id, administrator });
  await control.setBot({ privacy: true });
  const say = async (user: Person, text: string, how: { replyTo?: number; quote?: string; thread?: number } = {}) =>
    (await control.say({ user: user.id, chat, text, ...how })).message;
  const hears = async (): Promise<Message> => sent(await control.nextOutgoing({ kind: 'send', chat }));
  return {
    chat,
    say,
    hears,
    /** Says something, and gets the answer, which replies to it. */
    ask: async (user: Person, text: string, how: { replyTo?: number; quote?: string; thread?: number } = {}) => {
      const question = await say(user, text, how);
      const answer = await hears();
      expect(answer.reply_to_message?.message_id).toBe(question.message_id);
      return answer;
    },
    sends: async () => (await control.outbox()).filter(({ kind, chatId }) => kind === 'send' && chatId === chat).length,
  };
}

/** What follows `start=` in the button that leads to the private chat. */
function parameterIn({ reply_markup: markup }: Message): string {
  const button = markup?.inline_keyboard.flat().find(({ text }) => text === words.openInPrivate());
  return button !== undefined && 'url' in button ? (new URL(button.url).searchParams.get('start') ?? '') : '';
}

describe.each([
  ['privacy mode on', { privacy: true }],
  ['privacy mode off', { privacy: false }],
  ['the bot an administrator', { administrator: true }],
])('with %s', (_, mode) => {
  it('only what is addressed to the bot is answered', async () => {
    const group = await newGroup(mode);
    const question = cropQuestion('金湖');
    const talk = await group.say(member, question);
    for (const text of [question, '/start', '/help', '/latest', '/ask@another_bot 元宇宙', '大家好']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await group.say(member, text, { replyTo: talk.message_id });
    }
    await api.control.post({ user: member.id, chat: group.chat, kind: 'photo', caption: question });
    const answer = await group.ask(member, `${ask} ${question}`);
    expect(quoted(answer)).toBe(countyParagraphs('金湖')[2]);
    expect(answer.text).toContain(countySource('金湖'));
    expect(await group.sends()).toBe(1);
    // A reply to the answer goes on from it; thanks do not.
    await group.say(member, '谢谢', { replyTo: answer.message_id });
    const further = await group.ask(owner, '那铜陵县呢？', { replyTo: answer.message_id });
    expect(further.text).toContain(`问：铜陵县 ${question}\n${quoted(further)}`);
    expect(await group.sends()).toBe(2);
    expect(await complaints(api.control)).toEqual([]);
  });

  it('a reply with /ask tells where the words of a message were said', async () => {
    const group = await newGroup(mode);
    const [before, crabs, harvest] = countyParagraphs('黄岩');
    const post = `【快讯】转给大家看\n${crabs}\n👉 订阅 @farm_news https://t.me/farm_news/7\n来源：某某网 -广告`;
    const talk = await group.say(member, post);
    const answer = await group.ask(owner, ask, { replyTo: talk.message_id });
    expect(quoted(answer)).toBe(crabs);
    const picked = await group.say(member, `${before}${harvest}`);
    const ofPart = await group.ask(owner, ask, { replyTo: picked.message_id, quote: harvest });
    expect(quoted(ofPart)).toBe(harvest);
    const refined = await group.ask(owner, `${ask} 粮食产量达到多少`, { replyTo: talk.message_id });
    expect(quoted(refined)).toContain('粮食产量达到');
    const { message: photo } = await api.control.post({
      user: member.id,
      chat: group.chat,
      kind: 'photo',
      caption: post,
    });
    expect(quoted(await group.ask(member, ask, { replyTo: photo.message_id }))).toBe(crabs);
    expect(await complaints(api.control)).toEqual([]);
  });
});

it('a pasted paragraph of 600 characters is found, and quoted in short', async () => {
  const group = await newGroup({ privacy: false });
  const at = endlessParagraph.indexOf('航标灯塔') - 300;
  const talk = await group.say(member, endlessParagraph.slice(at, at + 600));
  const quote = quoted(await group.ask(member, ask, { replyTo: talk.message_id }));
  expect(quote.length).toBeLessThanOrEqual(300);
  expect(endlessParagraph).toContain(quote.replaceAll(/^…|…$/gu, ''));
});

it('an answer is opened in private, and folded away by whoever asked, after a restart, too', async () => {
  const group = await newGroup();
  const { control } = api;
  const answer = await group.ask(member, `${ask} ${countyQuestion}`);
  expect(labels(answer)).toEqual([
    ['1/5', '›'],
    [words.openInPrivate(), words.fold()],
  ]);
  await stop(chuchu);
  chuchu = await serving({ api, corpus, cwd });
  const opened = sent(await owner.ask(`/start ${parameterIn(answer)}`));
  expect(opened.text).toContain(`问：${countyQuestion}\n${quoted(answer)}`);
  expect(labels(opened)[0]).toEqual(['1/5', '›']);
  const second = await control.tap({ user: owner.id, chat: group.chat, messageId: answer.message_id, button: '›' });
  if (second.kind !== 'callback') throw new Error('expected a button that asks the bot');
  await control.callbackAnswer({ queryId: second.queryId });
  const turned = sent(await control.nextOutgoing({ kind: 'edit', chat: group.chat }));
  expect(quoted((await owner.tap(opened, '›')).message)).toBe(quoted(turned));
  const stranger = await newPerson(api);
  await control.addMember({ chat: group.chat, user: stranger.id });
  const fold = async (user: number) => {
    const tapped = await control.tap({ user, chat: group.chat, messageId: answer.message_id, button: words.fold() });
    if (tapped.kind !== 'callback') throw new Error('expected a button that asks the bot');
    return control.callbackAnswer({ queryId: tapped.queryId });
  };
  expect(await fold(stranger.id)).toMatchObject({ text: words.onlyAskerFolds(), alert: true });
  expect(await fold(member.id)).toMatchObject({ text: '' });
  const left = (await control.messages({ chat: group.chat })).map(({ message }) => message.message_id);
  expect(left).not.toContain(answer.message_id);
  expect(await complaints(control)).toEqual([]);
});

it('in a topic the answer comes there; a channel’s own post asks nothing in its group', async () => {
  const { control } = api;
  const forum = await newGroup({ forum: true });
  const thread = await control.createTopic({ chat: forum.chat, name: '农业', by: owner.id });
  const answer = await forum.ask(member, `${ask} ${cropQuestion('青田')}`, { thread });
  expect(answer).toMatchObject({ message_thread_id: thread });

  const group = await newGroup({ privacy: false });
  const channel = await control.addChannel({ title: '农报', owner: owner.id, discussion: group.chat });
  await control.say({ user: owner.id, chat: channel.id, text: `${ask} ${cropQuestion('青田')}` });
  const crabs = countyParagraphs('红山')[1];
  await control.say({ user: owner.id, chat: channel.id, text: crabs });
  const post = (await control.messages({ chat: group.chat })).find(({ message }) => message.text === crabs)?.message;
  expect(quoted(await group.ask(member, ask, { replyTo: post?.message_id ?? 0 }))).toBe(crabs);
  expect(await group.sends()).toBe(1);
});

it('one person who asks and asks is answered six times a minute, without a word about it', async () => {
  const group = await newGroup();
  for (let time = 0; time < 9; time += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await group.say(member, `${ask} ${cropQuestion('银川')}`);
  }
  const sign = await group.say(owner, `${ask} ${cropQuestion('铜陵')}`);
  const answers: Message[] = [];
  // oxlint-disable-next-line no-await-in-loop -- one after the other
  for (let time = 0; time < 7; time += 1) answers.push(await group.hears());
  expect(answers.at(-1)?.reply_to_message?.message_id).toBe(sign.message_id);
  expect(await group.sends()).toBe(7);
});
