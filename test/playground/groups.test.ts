import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { botId, type Stage, startStage } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
  await stage.control.addUser({ id: 43, firstName: '同事' });
});
afterEach(() => stage.close());

const send = (chat_id: number | string, more: object = {}) =>
  stage.verdict('sendMessage', { chat_id, text: '答', ...more });

async function groupWithBot(more: { type?: 'supergroup'; forum?: boolean; username?: string } = {}): Promise<number> {
  const { id } = await stage.control.addGroup({ title: '读报群', members: [42, 43], ...more });
  await stage.control.addBot({ chat: id, by: 42 });
  await stage.updates();
  return id;
}

describe('coming and going', () => {
  it('is told by my_chat_member and by a service message', async () => {
    const { control } = stage;
    const { id } = await control.addGroup({ title: '读报群', members: [42, 43] });
    expect(await send(id)).toBe('400 Bad Request: chat not found');
    await control.addBot({ chat: id, by: 42 });
    expect(await stage.updates()).toMatchObject([
      {
        my_chat_member: {
          chat: { id, type: 'group', title: '读报群' },
          from: { id: 42 },
          old_chat_member: { status: 'left' },
          new_chat_member: { status: 'member', user: { id: botId, is_bot: true } },
        },
      },
      { message: { message_id: 1, new_chat_members: [{ id: botId }] } },
    ]);
    expect(await send(id)).toBe('ok');
    await control.setAdministrator({ chat: id, user: botId, by: 42, administrator: true });
    expect(await stage.updates()).toMatchObject([
      { my_chat_member: { new_chat_member: { status: 'administrator', can_delete_messages: true } } },
    ]);
    await control.removeBot({ chat: id, by: 42 });
    expect(await stage.updates()).toMatchObject([
      { message: { left_chat_member: { id: botId } } },
      { my_chat_member: { old_chat_member: { status: 'administrator' }, new_chat_member: { status: 'kicked' } } },
    ]);
    expect(await send(id)).toBe('403 Forbidden: bot was kicked from the group chat');
  });

  it.each([
    [{ type: 'supergroup' } as const, 'supergroup'],
    [{}, 'group'],
  ])('out of a %j', async (type, name) => {
    const kicked = await groupWithBot(type);
    await stage.control.removeBot({ chat: kicked, by: 42 });
    expect(await send(kicked)).toBe(`403 Forbidden: bot was kicked from the ${name} chat`);
    const left = await groupWithBot(type);
    expect(await stage.verdict('leaveChat', { chat_id: left })).toBe('ok');
    expect(await stage.updates()).toMatchObject([
      { my_chat_member: { from: { id: botId }, new_chat_member: { status: 'left' } } },
    ]);
    expect(await send(left)).toBe(`403 Forbidden: bot is not a member of the ${name} chat`);
    expect(await stage.verdict('leaveChat', { chat_id: left })).toMatch(/^403 Forbidden: bot is not a member/u);
  });

  it('of others is told by chat_member, to an administrator who asks for it', async () => {
    const id = await groupWithBot({ type: 'supergroup' });
    await stage.call('getUpdates', { allowed_updates: ['chat_member'] });
    await stage.control.removeMember({ chat: id, user: 43 });
    await stage.control.setAdministrator({ chat: id, user: botId, by: 42, administrator: true });
    await stage.control.addMember({ chat: id, user: 43, by: 42 });
    expect(await stage.updates()).toMatchObject([{ chat_member: { new_chat_member: { status: 'member' } } }]);
  });

  it('members can be asked for', async () => {
    const id = await groupWithBot();
    const member = async (user_id: number) => (await stage.call('getChatMember', { chat_id: id, user_id })).result;
    expect(await member(42)).toMatchObject({ status: 'creator', is_anonymous: false });
    expect(await member(43)).toMatchObject({ status: 'member' });
    expect(await member(botId)).toMatchObject({ status: 'member' });
    expect(await stage.verdict('getChatMember', { chat_id: id, user_id: 4711 })).toBe(
      '400 Bad Request: user not found',
    );
    expect(await stage.verdict('getChatMember', { chat_id: id })).toBe('400 Bad Request: invalid user_id specified');
    expect((await stage.call('getChatAdministrators', { chat_id: id })).result).toMatchObject([{ user: { id: 42 } }]);
    expect(await stage.verdict('getChatAdministrators', { chat_id: 42 })).toMatch(/^400/u);
    expect((await stage.call('getChatMemberCount', { chat_id: id })).result).toBe(3);
    expect((await stage.call('getChat', { chat_id: id })).result).toMatchObject({ id, type: 'group' });
  });
});

describe('privacy mode', () => {
  /** Texts of the messages the bot got. */
  const got = async () => (await stage.updates()).map(({ message }) => message?.text ?? message?.caption);
  const say = (chat: number, text: string, more: object = {}) => stage.control.say({ user: 43, chat, text, ...more });

  it('on: commands for it, answers to it, service messages', async () => {
    const chat = await groupWithBot();
    for (const text of ['大家好', '/ask 一', '/ask@other_bot 二', '/问 三', '@chuchu_test_bot 四', '/ask工信部']) {
      // oxlint-disable-next-line no-await-in-loop
      expect((await say(chat, text)).updateId).toBeNull();
    }
    await say(chat, '/ask@chuchu_test_bot 五');
    await say(chat, '/ask@Chuchu_Test_Bot 六');
    await stage.control.post({ user: 43, chat, kind: 'photo', caption: '/ask@chuchu_test_bot 七' });
    expect(await got()).toEqual(['/ask@chuchu_test_bot 五', '/ask@Chuchu_Test_Bot 六', '/ask@chuchu_test_bot 七']);
    await stage.call('sendMessage', { chat_id: chat, text: '答' });
    const { message } = await say(chat, '/ask 它刚说过话');
    await say(chat, '谢谢', { replyTo: message.message_id - 1 });
    await say(chat, '不客气', { replyTo: message.message_id });
    expect(await got()).toEqual(['/ask 它刚说过话', '谢谢']);
    await stage.control.setBot({ mentionsArrive: true });
    await say(chat, '@chuchu_test_bot 八');
    expect(await got()).toEqual(['@chuchu_test_bot 八']);
  });

  it('off: everything, once the bot was removed and added again', async () => {
    const chat = await groupWithBot();
    await stage.control.setBot({ privacy: false });
    expect(await stage.call('getMe')).toMatchObject({ result: { can_read_all_group_messages: true } });
    expect((await say(chat, '大家好')).updateId).toBeNull();
    await stage.control.removeBot({ chat, by: 42 });
    await stage.control.addBot({ chat, by: 42 });
    await stage.updates();
    await say(chat, '大家好');
    expect(await got()).toEqual(['大家好']);
  });

  it('is nothing to an administrator', async () => {
    const chat = await groupWithBot();
    await stage.control.setAdministrator({ chat, user: botId, by: 42, administrator: true });
    await stage.updates();
    await say(chat, '大家好');
    expect(await got()).toEqual(['大家好']);
  });
});

it('an anonymous administrator writes in the name of the group', async () => {
  const chat = await groupWithBot({ type: 'supergroup' });
  await stage.control.setAdministrator({ chat, user: 42, by: 42, administrator: true, anonymous: true });
  await stage.control.say({ user: 42, chat, text: '/watch@chuchu_test_bot 元宇宙' });
  expect(await stage.updates()).toMatchObject([
    {
      message: { from: { username: 'GroupAnonymousBot', is_bot: true }, sender_chat: { id: chat, type: 'supergroup' } },
    },
  ]);
});

it('ids of messages grow by chat, and names stand for chats', async () => {
  const chat = await groupWithBot({ username: 'news_readers' });
  expect(await stage.call('sendMessage', { chat_id: '@News_Readers', text: '一' })).toMatchObject({
    result: { message_id: 2, chat: { id: chat, username: 'news_readers' } },
  });
  expect(await stage.call('sendMessage', { chat_id: 42, text: '一' })).toMatchObject({ result: { message_id: 2 } });
});

describe('topics', () => {
  it('are named in what is said there, and must be named', async () => {
    const { control } = stage;
    const chat = await groupWithBot({ forum: true });
    const thread = await control.createTopic({ chat, name: '经济', by: 42 });
    expect(await stage.updates()).toMatchObject([
      { message: { message_id: thread, message_thread_id: thread, forum_topic_created: { name: '经济' } } },
    ]);
    const asked = await control.say({ user: 43, chat, thread, text: '/ask@chuchu_test_bot 一' });
    expect(asked.message).toMatchObject({
      message_thread_id: thread,
      is_topic_message: true,
      // What answers nothing points to the topic's first message.
      reply_to_message: { message_id: thread, forum_topic_created: {} },
    });
    const { result } = await stage.call('sendMessage', { chat_id: chat, message_thread_id: thread, text: '答' });
    expect(result).toMatchObject({ message_thread_id: thread, is_topic_message: true });
    const reply_parameters = { message_id: asked.message.message_id };
    expect(await stage.call('sendMessage', { chat_id: chat, text: '答', reply_parameters })).toMatchObject({
      result: { message_thread_id: thread },
    });
    const general = await control.say({ user: 43, chat, text: '/ask@chuchu_test_bot 二' });
    expect(general.message).not.toHaveProperty('message_thread_id');
    expect(await send(chat)).toBe('ok');
    for (const message_thread_id of [1, 4711]) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await send(chat, { message_thread_id })).toBe('400 Bad Request: message thread not found');
    }
    await control.closeTopic({ chat, thread, by: 42 });
    expect(await send(chat, { message_thread_id: thread })).toBe('400 Bad Request: TOPIC_CLOSED');
    await control.closeTopic({ chat, thread, by: 42, closed: false });
    expect(await send(chat, { message_thread_id: thread })).toBe('ok');
    await control.deleteTopic({ chat, thread });
    expect(await send(chat, { message_thread_id: thread })).toBe('400 Bad Request: message thread not found');
    expect(await stage.verdict('sendChatAction', { chat_id: chat, action: 'typing', message_thread_id: thread })).toBe(
      '400 Bad Request: message thread not found',
    );
  });

  it('are not the threads of other supergroups', async () => {
    const chat = await groupWithBot({ type: 'supergroup' });
    const { message } = await stage.control.say({ user: 43, chat, text: '/ask@chuchu_test_bot 一' });
    const reply = await stage.control.say({ user: 43, chat, text: '二', replyTo: message.message_id });
    expect(reply.message).toMatchObject({ message_thread_id: message.message_id });
    expect(reply.message).not.toHaveProperty('is_topic_message');
    expect(await send(chat, { message_thread_id: message.message_id })).toBe('ok');
  });
});

it('an upgraded group has a new id, which the old one tells', async () => {
  const { control } = stage;
  const old = await groupWithBot();
  await control.say({ user: 43, chat: old, text: '/ask@chuchu_test_bot 一' });
  await stage.updates();
  const { id } = await control.migrate({ chat: old, by: 42 });
  expect(await stage.updates()).toMatchObject([
    { message: { chat: { id: old, type: 'group' }, migrate_to_chat_id: id } },
    { my_chat_member: { chat: { id, type: 'supergroup' }, new_chat_member: { status: 'member' } } },
    { my_chat_member: { chat: { id: old }, new_chat_member: { status: 'left' } } },
    { message: { chat: { id, type: 'supergroup' }, migrate_from_chat_id: old, message_id: 1 } },
  ]);
  expect(await stage.call('sendMessage', { chat_id: old, text: '答' })).toEqual({
    ok: false,
    error_code: 400,
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: id },
  });
  expect(await send(id)).toBe('ok');
  await expect(control.migrate({ chat: id, by: 42 })).rejects.toThrow('expected a group, got a supergroup');
});

describe('a channel', () => {
  it('wants an administrator, and its posts go on to the group where they are talked about', async () => {
    const { control } = stage;
    const group = await groupWithBot({ type: 'supergroup' });
    await control.setAdministrator({ chat: group, user: botId, by: 42, administrator: true });
    const channel = await control.addChannel({ title: '早报', owner: 42, discussion: group });
    await control.addBot({ chat: channel.id, by: 42 });
    await stage.updates();
    await control.say({ user: 42, chat: channel.id, text: '头条' });
    expect(await stage.updates()).toMatchObject([
      { channel_post: { chat: { id: channel.id, type: 'channel' }, sender_chat: { id: channel.id }, text: '头条' } },
      {
        message: {
          chat: { id: group },
          from: { id: 777_000 },
          sender_chat: { id: channel.id },
          is_automatic_forward: true,
          text: '头条',
        },
      },
    ]);
    expect((await stage.call('getChat', { chat_id: group })).result).toMatchObject({ linked_chat_id: channel.id });
    const { result } = await stage.call('sendMessage', { chat_id: channel.id, text: '一' });
    expect(result).not.toHaveProperty('from');
    await control.setAdministrator({ chat: channel.id, user: botId, by: 42, administrator: false });
    expect(await send(channel.id)).toBe('400 Bad Request: need administrator rights in the channel chat');
    await control.removeBot({ chat: channel.id, by: 42 });
    expect(await send(channel.id)).toBe('403 Forbidden: bot was kicked from the channel chat');
  });
});

it('a bot deletes what others wrote only as an administrator', async () => {
  const chat = await groupWithBot({ type: 'supergroup' });
  const { message } = await stage.control.say({ user: 43, chat, text: '/ask@chuchu_test_bot 一' });
  const remove = () => stage.verdict('deleteMessage', { chat_id: chat, message_id: message.message_id });
  expect(await remove()).toBe("400 Bad Request: message can't be deleted");
  await stage.control.setAdministrator({ chat, user: botId, by: 42, administrator: true });
  expect(await remove()).toBe('ok');
});
