import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { referToPassage } from '../../src/article/passage-reference.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { owedAlert } from '../alert/owed-alert.js';
import { labels } from '../serve/telegram.js';
import { quotedText } from './newsroom.js';
import { type SubscribingStage, subscribingStage, type Voice } from './subscribing-stage.js';

const words = texts.subscribing;

/** A group of an owner, an administrator who writes in the group's name, and a member; the bot is no administrator. */
async function inGroup(more: { forum?: boolean } = {}) {
  const stage = await subscribingStage();
  const { control } = stage;
  const [owner, hidden, member] = await Promise.all([control.addUser({}), control.addUser({}), control.addUser({})]);
  const { id: chat } = await control.addGroup({
    title: '读报群',
    type: 'supergroup',
    members: [owner.id, hidden.id, member.id],
    ...more,
  });
  await control.addBot({ chat, by: owner.id });
  await control.setAdministrator({ chat, user: hidden.id, by: owner.id, administrator: true, anonymous: true });
  const voice = (user: number): Voice => ({ user, chat });
  return { ...stage, chat, owner: voice(owner.id), hidden: voice(hidden.id), member: voice(member.id) };
}

const of = ({ subscriptions }: Pick<SubscribingStage, 'subscriptions'>, chatId: number, threadId = 0) =>
  subscriptions.of({ chatId, threadId });

describe('in a group', () => {
  it.each(['owner', 'hidden'] as const)('an administrator (%s) subscribes, and changes it', async (who) => {
    const stage = await inGroup();
    const { say, taps, chat, faults } = stage;
    const card = await say(stage[who], '/subscribe 芯片');
    expect(card.text).toMatch(/^已订阅：芯片\n/u);
    await taps(stage[who], card, '每天汇总', '8:00');
    expect(of(stage, chat)).toMatchObject([{ delivery: { kind: 'daily', hour: 8 } }]);
    expect(await faults()).toEqual([]);
  });

  it.each(['/subscribe 芯片', '/subscribe', '/unsubscribe', '/unsubscribe 稻田', '/export', '/import'])(
    'anybody else is told why not: %s',
    async (text) => {
      const stage = await inGroup();
      await stage.say(stage.owner, '/subscribe 稻田');
      expect((await stage.say(stage.member, text)).text).toBe(words.onlyAdministrators());
      expect(of(stage, stage.chat)).toHaveLength(1);
    },
  );

  it('anybody else may look at the list, and turn its pages', async () => {
    const stage = await inGroup();
    await stage.say(stage.owner, '/subscribe 稻田');
    const list = await stage.say(stage.member, '/subscriptions');
    expect(list.text).toMatch(/^这里有 1 项订阅\n/u);
    const { notice } = await stage.tap(stage.member, list, '1. 更改');
    expect(notice).toMatchObject({ text: words.onlyAdministrators(), alert: true });
    const card = await stage.taps(stage.owner, list, '1. 更改');
    expect((await stage.tap(stage.member, card, '全部订阅')).message.text).toBe(list.text);
  });

  it.each(['静音', '删除', '暂停', '每天汇总', '免打扰', '改作问题'])(
    'anybody else who taps %s is told why not, and nothing changes',
    async (button) => {
      const stage = await inGroup();
      const card = await stage.say(stage.owner, '/subscribe 稻田');
      const { notice, message } = await stage.tap(stage.member, card, button);
      expect(notice).toMatchObject({ text: words.onlyAdministrators(), alert: true });
      expect(message).toEqual(card);
      expect(await stage.faults()).toEqual([]);
    },
  );

  it('the rights are looked up again with every tap', async () => {
    const stage = await inGroup();
    const { control, chat, owner, hidden } = stage;
    const card = await stage.say(hidden, '/subscribe 稻田');
    await stage.taps(hidden, card, '静音');
    await control.setAdministrator({ chat, user: hidden.user, by: owner.user, administrator: false, anonymous: false });
    const { notice } = await stage.tap(hidden, card, '出声');
    expect(notice).toMatchObject({ text: words.onlyAdministrators(), alert: true });
    expect(of(stage, chat)).toMatchObject([{ silent: true }]);
  });

  it('where Telegram does not tell who runs it, nothing changes', async () => {
    const stage = await inGroup();
    const card = await stage.say(stage.owner, '/subscribe 稻田');
    const description = 'Bad Request: CHAT_ADMIN_REQUIRED';
    await stage.control.fault({ method: 'getChatMember', code: 400, description, times: 2 });
    expect((await stage.tap(stage.owner, card, '静音')).notice).toMatchObject({
      text: words.rightsUnknown(),
      alert: true,
    });
    expect((await stage.say(stage.owner, '/subscribe 芯片')).text).toBe(words.rightsUnknown());
    expect(of(stage, stage.chat)).toMatchObject([{ silent: false }]);
  });

  it('where Telegram fails, the person is told, and the log', async () => {
    const stage = await inGroup();
    await stage.control.fault({ method: 'getChatMember', code: 403 });
    expect((await stage.say(stage.owner, '/subscribe 芯片')).text).toBe(words.notDone());
    expect(stage.log.lines.filter((line) => line.startsWith('error'))).toHaveLength(1);
    expect(of(stage, stage.chat)).toEqual([]);
  });

  it('a reply to the prompt is taken of an administrator alone', async () => {
    const stage = await inGroup();
    const menu = await stage.say(stage.owner, '/subscribe');
    await stage.tap(stage.owner, menu, '写词语或问题');
    const prompt = await stage.hears(stage.owner);
    const replyTo = prompt.message_id;
    expect((await stage.say(stage.member, '光刻机', { replyTo })).text).toBe(words.onlyAdministrators());
    expect((await stage.say(stage.owner, '光刻机', { replyTo })).text).toMatch(/^已订阅：光刻机\n/u);
  });
});

it('each topic of a group has its own, and the room for them is the chat’s', async () => {
  const stage = await inGroup({ forum: true });
  const { control, chat, owner } = stage;
  const inTopic = async (name: string): Promise<Voice & { thread: number }> => ({
    ...owner,
    thread: await control.createTopic({ chat, name, by: owner.user }),
  });
  const [crops, chips] = [await inTopic('稻田'), await inTopic('芯片')];
  const card = await stage.say(crops, '/subscribe 稻田');
  expect(card.message_thread_id).toBe(crops.thread);
  await stage.say(chips, '/subscribe 芯片');
  await stage.say(owner, '/subscribe 全部');
  expect(
    [0, crops.thread, chips.thread].map((thread) => of(stage, chat, thread).map(({ topic }) => topic.kind)),
  ).toEqual([['everything'], ['words'], ['words']]);
  const list = await stage.say(chips, '/subscriptions');
  expect(list.text).toMatch(/^这里有 1 项订阅\n\n1\. 芯片\n/u);
  expect((await stage.taps(owner, card, '删除', '删除', '全部订阅')).text).toBe(words.listEmpty());
  expect(of(stage, chat, chips.thread)).toHaveLength(1);
});

it('a channel is set up by who posts in it, and by administrators who tap; the group of it hears nothing twice', async () => {
  const stage = await subscribingStage();
  const { control, reader } = stage;
  const follower = await control.addUser({});
  const { id: discussion } = await control.addGroup({ title: '讨论', type: 'supergroup', members: [reader.user] });
  const { id: chat } = await control.addChannel({ title: '每日财经', owner: reader.user, discussion });
  await control.addBot({ chat, by: reader.user });
  await control.addBot({ chat: discussion, by: reader.user });
  await control.addMember({ chat, user: follower.id });
  const channel: Voice = { user: reader.user, chat };
  const card = await stage.say(channel, '/subscribe 芯片');
  expect(card.text).toMatch(/^已订阅：芯片\n/u);
  const { notice } = await stage.tap({ user: follower.id, chat }, card, '静音');
  expect(notice).toMatchObject({ text: words.onlyAdministrators(), alert: true });
  await stage.taps(channel, card, '静音');
  expect(of(stage, chat)).toMatchObject([{ silent: true, threadId: 0 }]);
  // Neither posts nor questions are answered there.
  await control.say({ user: reader.user, chat, text: '利润增长了多少？' });
  await control.say({ user: reader.user, chat, text: '/ask 利润增长了多少？' });
  expect((await stage.say(channel, '/subscriptions')).text).toMatch(/^这里有 1 项订阅\n/u);
  expect((await control.outbox()).filter(({ kind, chatId }) => kind === 'send' && chatId === chat)).toHaveLength(2);
  const menu = await stage.say(channel, '/subscribe');
  await stage.tap(channel, menu, '写词语或问题');
  const { message_id: replyTo } = await stage.hears(channel);
  expect((await stage.say(channel, '稻田', { replyTo })).text).toMatch(/^已订阅：稻田\n/u);
  expect(of(stage, discussion)).toEqual([]);
  expect(await stage.faults()).toEqual([]);
});

describe('a button that is too old', () => {
  const old = (chat: number): Partial<Message> => ({
    message_id: 5,
    date: 0,
    chat: { id: chat, type: 'supergroup', title: '读报群' },
  });
  it.each(['subs:0', 'sub:1:x1', 'new:all', 'quiet:off', 'zone:0'])('(%s) says so', async (data) => {
    const stage = await inGroup();
    await stage.say(stage.owner, '/subscribe 芯片');
    const notice = await stage.forge(stage.owner, old(stage.chat), data);
    expect(notice).toMatchObject({ text: words.buttonTooOld(), alert: true });
    expect(of(stage, stage.chat)).toHaveLength(1);
  });
});

describe('under an alert', () => {
  /** An alert of these subscriptions that was sent to a group. */
  async function withAlert(written: readonly string[]) {
    const stage = await inGroup();
    const { chat, owner, outbox, clock } = stage;
    const cards: Message[] = [];
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    for (const text of written) cards.push(await stage.say(owner, `/subscribe ${text}`));
    const nowMs = clock.now();
    outbox.add(
      owedAlert({
        chatId: chat,
        ...referToPassage({ id: 'a#2', text: quotedText }),
        subscriptionIds: of(stage, chat).map(({ id }) => id),
        dueAtMs: nowMs,
      }),
      nowMs,
    );
    const [card] = cards;
    if (card === undefined) throw new Error('expected a card');
    // Any message of the bot's: the data tells the alert.
    const wish = async (voice: Voice, data: string) => stage.forge(voice, card, data);
    return { ...stage, wish };
  }

  it.each([
    ['stop:1', '要删除订阅「芯片」吗？以后不再有这类提醒。', ['删除'], []],
    ['pause:1', '「芯片」暂停多久？其间的文章不会补发。', ['直到我恢复'], [{ pause: { untilMs: null } }]],
  ] as const)('%s asks beside it, and one tap does it', async (data, question, buttons, left) => {
    const stage = await withAlert(['芯片']);
    expect(await stage.wish(stage.owner, data)).toMatchObject({ text: '' });
    const asked = await stage.hears(stage.owner);
    expect(asked.text).toBe(question);
    await stage.taps(stage.owner, asked, ...buttons);
    expect(of(stage, stage.chat)).toMatchObject(left);
  });

  it('of several subscriptions it is asked which', async () => {
    const stage = await withAlert(['芯片', '利润']);
    await stage.wish(stage.owner, 'stop:1');
    const asked = await stage.hears(stage.owner);
    expect(labels(asked)).toEqual([['删除：芯片'], ['删除：利润'], ['全部订阅']]);
    await stage.taps(stage.owner, asked, '删除：利润', '删除');
    expect(of(stage, stage.chat)).toMatchObject([{ topic: { required: ['芯片'] } }]);
    // What is paused need not be paused again.
    await stage.wish(stage.owner, 'pause:1');
    await stage.taps(stage.owner, await stage.hears(stage.owner), '一周');
    expect(await stage.wish(stage.owner, 'pause:1')).toMatchObject({ text: words.subscriptionGone(), alert: true });
  });

  it('anybody else is told why not', async () => {
    const stage = await withAlert(['芯片']);
    expect(await stage.wish(stage.member, 'stop:1')).toMatchObject({ text: words.onlyAdministrators(), alert: true });
    expect((await stage.control.outbox()).filter(({ kind }) => kind === 'send')).toHaveLength(1);
  });
});
