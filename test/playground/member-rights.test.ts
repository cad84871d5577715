import { afterEach, beforeEach, expect, it } from 'vitest';
import { botId, type Stage, startStage } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
  await stage.control.addUser({ id: 43 });
});
afterEach(() => stage.close());

const send = (chat_id: number) => stage.verdict('sendMessage', { chat_id, text: '一' });

async function groupWithBot(type: 'group' | 'supergroup'): Promise<number> {
  const { id: chat } = await stage.control.addGroup({ title: '读报群', members: [42, 43], type });
  await stage.control.addBot({ chat, by: 42 });
  await stage.updates();
  return chat;
}

it('a restricted member reads and may not write, and is told when that changes', async () => {
  const { control } = stage;
  const chat = await groupWithBot('supergroup');
  const posted = await stage.call<{ message_id: number }>('sendMessage', { chat_id: chat, text: '一' });
  await control.restrict({ chat, user: botId, by: 42, restricted: true });
  expect(await stage.updates()).toMatchObject([
    {
      my_chat_member: {
        old_chat_member: { status: 'member' },
        new_chat_member: { status: 'restricted', is_member: true, can_send_messages: false },
      },
    },
  ]);
  expect(await send(chat)).toBe('400 Bad Request: not enough rights to send text messages to the chat');
  const edit = { chat_id: chat, message_id: posted.result?.message_id, text: '二' };
  expect(await stage.verdict('editMessageText', edit)).toBe('ok');
  await control.say({ user: 43, chat, text: '/ask@chuchu_test_bot 一' });
  expect(await stage.updates()).toMatchObject([{ message: { text: '/ask@chuchu_test_bot 一' } }]);
  await control.restrict({ chat, user: botId, by: 42, restricted: false });
  expect(await send(chat)).toBe('ok');
  await control.restrict({ chat, user: 43, by: 42, restricted: true });
  await expect(control.say({ user: 43, chat, text: '一' })).rejects.toThrow('user 43 may not write');
});

it('what members may not, administrators may', async () => {
  const { control } = stage;
  const chat = await groupWithBot('group');
  await control.setMemberRights({ chat, mayWrite: false });
  expect(await send(chat)).toBe('400 Bad Request: not enough rights to send text messages to the chat');
  await control.setAdministrator({ chat, user: botId, by: 42, administrator: true });
  expect(await send(chat)).toBe('ok');
  await expect(control.restrict({ chat, user: 43, by: 42, restricted: true })).rejects.toThrow('expected a supergroup');
});

it('slow mode refuses with what is left of the wait, and not administrators', async () => {
  const { control, clock } = stage;
  const chat = await groupWithBot('supergroup');
  await control.setMemberRights({ chat, slowModeSeconds: 10 });
  expect((await stage.call('getChat', { chat_id: chat })).result).toMatchObject({ slow_mode_delay: 10 });
  expect(await send(chat)).toBe('ok');
  clock.advance(2500);
  expect(await stage.call('sendMessage', { chat_id: chat, text: '一' })).toEqual({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 8',
    parameters: { retry_after: 8 },
  });
  clock.advance(7500);
  expect(await send(chat)).toBe('ok');
  await control.setAdministrator({ chat, user: botId, by: 42, administrator: true });
  expect(await send(chat)).toBe('ok');
});

it('a migration is told in the other order, too', async () => {
  const { control } = stage;
  const old = await groupWithBot('group');
  const { id: chat } = await control.migrate({ chat: old, by: 42, membershipFirst: true });
  expect(await stage.updates()).toMatchObject([
    { my_chat_member: { chat: { id: chat }, new_chat_member: { status: 'member' } } },
    { message: { chat: { id: old }, migrate_to_chat_id: chat } },
    { my_chat_member: { chat: { id: old }, new_chat_member: { status: 'left' } } },
    { message: { chat: { id: chat }, migrate_from_chat_id: old } },
  ]);
});
