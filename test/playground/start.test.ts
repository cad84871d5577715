import { expect, it } from 'vitest';
import { startBotApi } from '../../src/playground/start-bot-api.js';
import { createHandClock } from './hand-clock.js';
import { token } from './stage.js';

const other = '7000000002:AAOtherTokenOfNobody_-0123456789abcdef';

it('two bots have their own private chats and updates, and never see each other', async () => {
  const bots = [{ token }, { token: other, username: 'other_test_bot', privacy: false }];
  const api = await startBotApi({ bots, clock: createHandClock() });
  const { apiRoot, control } = api;
  const call = async (usedToken: string, method: string, payload: object = {}): Promise<unknown> => {
    const response = await fetch(`${apiRoot}/bot${usedToken}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(payload),
    });
    return response.json();
  };
  await control.addUser({ id: 42 });
  const { id } = await control.addGroup({ title: '读报群', members: [42] });
  await control.addBot({ chat: id, by: 42 });
  await control.addBot({ chat: id, by: 42, bot: 7_000_000_002 });
  await call(other, 'getUpdates', { offset: -1 });
  await control.nextUpdateConfirmed({ bot: 7_000_000_002, updateId: 1000 });
  await call(token, 'sendMessage', { chat_id: id, text: '/ask@other_test_bot 一' });
  await control.say({ user: 42, text: '二', bot: 7_000_000_002 });
  expect(await call(token, 'sendMessage', { chat_id: 42, text: '三' })).toMatchObject({ error_code: 403 });
  expect(await call(other, 'sendMessage', { chat_id: 42, text: '三' })).toMatchObject({ result: { message_id: 2 } });
  expect(await call(other, 'getUpdates')).toMatchObject({
    result: [{ message: { new_chat_members: [{ id: 7_000_000_002 }] } }, { message: { text: '二' } }],
  });
  await api.close();
});

it('says why it does not start', async () => {
  const clock = createHandClock();
  const api = await startBotApi({ bots: [{ token }], clock });
  await expect(startBotApi({ bots: [{ token }], clock, port: api.port })).rejects.toThrow('EADDRINUSE');
  await api.close();
  await expect(startBotApi({ bots: [], clock })).rejects.toThrow('expected at least one bot, got none');
  await expect(startBotApi({ bots: [{ token: 'x' }], clock })).rejects.toThrow(
    'expected a bot token like 123456:AbC, got "x"',
  );
});

it('leaves other addresses to who wants them', async () => {
  const api = await startBotApi({
    bots: [{ token }],
    clock: createHandClock(),
    otherwise: (_request, response) => response.end('page'),
  });
  expect(await (await fetch(`${api.apiRoot}/`)).text()).toBe('page');
  await api.close();
});
