import { expect, it } from 'vitest';
import { commandsFor } from '../../src/page/commands-for.js';

const menu = (command: string) => [{ command, description: command }];
const menus = {
  'default|||': menu('anybody'),
  'all_private_chats|||': menu('privately'),
  'all_private_chats|||zh': menu('privately_zh'),
  'all_group_chats|||': menu('together'),
  'all_chat_administrators|||': menu('leading'),
  'chat|-5||': menu('here'),
};
const names = (chat: Parameters<typeof commandsFor>[1], language = 'en', shown: typeof menus | object = menus) =>
  commandsFor({ ...shown }, chat, 7, language).map(({ command }) => command);
const group = (id: number, status: 'member' | 'administrator' | 'creator') => ({
  chat: { id, type: 'group' as const, title: '群' },
  members: [{ user: 7, status, anonymous: false }],
});
const privately = { chat: { id: 7, type: 'private' as const, first_name: '读者' }, members: [] };

it('a private chat has its own menu, in the language of whoever looks', () => {
  expect(names(privately)).toEqual(['privately']);
  expect(names(privately, 'zh-hant')).toEqual(['privately_zh']);
});

it('in a group administrators see theirs, and the chat its own before that of all', () => {
  expect(names(group(-4, 'member'))).toEqual(['together']);
  expect(names(group(-4, 'administrator'))).toEqual(['leading']);
  expect(names(group(-4, 'creator'))).toEqual(['leading']);
  expect(names(group(-5, 'creator'))).toEqual(['here']);
});

it('the default serves where nothing else is set', () => {
  expect(names(group(-4, 'member'), 'zh', { 'default|||': menu('anybody') })).toEqual(['anybody']);
  expect(names(privately, 'zh', {})).toEqual([]);
});
