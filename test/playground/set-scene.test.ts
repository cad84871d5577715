import { expect, it } from 'vitest';
import { setScene } from '../../src/playground/set-scene.js';
import { startBotApi } from '../../src/playground/start-bot-api.js';
import { you } from '../../src/playground/you.js';
import { createHandClock } from './hand-clock.js';
import { botId, token } from './stage.js';

it('a newcomer finds a chat with the bot, a group of three, a forum with a topic, and a channel of their own', async () => {
  const api = await startBotApi({ bots: [{ token }], clock: createHandClock() });
  await setScene(api.control, botId);
  const { chats, users } = await api.control.state();
  await api.close();
  expect(users.map(({ language_code }) => language_code)).toEqual(['zh-hans', 'zh-hant', 'en']);
  const isThere = (key: string | undefined, user: number) =>
    chats.find((chat) => chat.key === key)?.members.some((member) => member.user === user && member.status !== 'left');
  expect(chats.filter(({ chat }) => chat.type === 'private').map(({ key }) => key)).toContain(`${you}/${botId}`);
  const group = chats.find(({ chat }) => chat.type === 'group');
  expect(group?.members.filter(({ user }) => user !== botId)).toHaveLength(3);
  expect(isThere(group?.key, botId)).toBe(true);
  const forum = chats.find(({ topics }) => topics.length > 0);
  expect(forum?.topics.map(({ name }) => name)).toEqual(['中小企业']);
  expect(isThere(forum?.key, you)).toBe(true);
  const channel = chats.find(({ chat }) => chat.type === 'channel');
  expect(channel?.members).toEqual([{ user: you, status: 'creator', anonymous: false }]);
  expect(channel?.lastMessage?.text).toContain('每日财经');
});
