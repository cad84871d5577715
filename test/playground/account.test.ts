import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Stage, startStage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

const commands = [{ command: 'ask', description: '提问' }];

it('commands are kept by scope and language', async () => {
  const zh = { scope: { type: 'all_private_chats' }, language_code: 'zh' };
  expect(await stage.call('setMyCommands', { commands, ...zh })).toEqual({ ok: true, result: true });
  expect((await stage.call('getMyCommands', zh)).result).toEqual(commands);
  expect((await stage.call('getMyCommands', { scope: { type: 'all_private_chats' } })).result).toEqual([]);
  expect((await stage.call('getMyCommands')).result).toEqual([]);
  expect(await stage.verdict('setMyCommands', { commands, scope: { type: 'chat', chat_id: 42 } })).toBe('ok');
  expect((await stage.control.profile()).commands).toEqual({
    'all_private_chats|||zh': commands,
    'chat|42||': commands,
  });
  expect(await stage.verdict('deleteMyCommands', zh)).toBe('ok');
  expect((await stage.call('getMyCommands', zh)).result).toEqual([]);
});

const one = (command: unknown, description: unknown = '提问') => ({ commands: [{ command, description }] });
it.each<[object, string]>([
  [{}, 'parameter "commands" is required'],
  [{ commands: {} }, 'expected an Array of BotCommand'],
  [one(''), 'BOT_COMMAND_INVALID'],
  [one('Ask'), 'BOT_COMMAND_INVALID'],
  [one('问'), 'BOT_COMMAND_INVALID'],
  [one('a'.repeat(33)), 'BOT_COMMAND_INVALID'],
  [one('ask', ' '), 'BOT_COMMAND_DESCRIPTION_INVALID'],
  [one('ask', '长'.repeat(257)), 'BOT_COMMAND_DESCRIPTION_INVALID'],
  [one(undefined), `can't parse BotCommand: Can't find field "command"`],
  [{ commands: Array.from({ length: 101 }, () => commands[0]) }, 'BOT_COMMANDS_TOO_MUCH'],
  [{ commands, language_code: 'zh-hans' }, 'invalid language code specified'],
  [{ commands, scope: { type: 'all' } }, "can't parse BotCommandScope: Unsupported type specified"],
  [{ commands, scope: { type: 'chat', chat_id: 4711 } }, 'chat not found'],
  [
    { commands, scope: { type: 'chat_administrators', chat_id: 42 } },
    "can't use the specified scope in a private chat",
  ],
])('setMyCommands %j: %s', async (payload, reason) => {
  expect(await stage.verdict('setMyCommands', payload)).toBe(`400 Bad Request: ${reason}`);
});

it.each([
  ['Name', 'name', 64],
  ['Description', 'description', 512],
  ['ShortDescription', 'short_description', 120],
])('my %s has a text by language, of limited length', async (name, field, limit) => {
  const longest = '长'.repeat(limit);
  const get = async (language_code?: string) => (await stage.call(`getMy${name}`, { language_code })).result;
  expect(await get()).toEqual({ [field]: name === 'Name' ? '出处' : '' });
  expect(await stage.verdict(`setMy${name}`, { [field]: longest })).toBe('ok');
  expect(await stage.verdict(`setMy${name}`, { [field]: '中文', language_code: 'zh' })).toBe('ok');
  expect(await stage.verdict(`setMy${name}`, { [field]: `${longest}长` })).toMatch(
    /^400 Bad Request: .* is too long$/u,
  );
  expect(await get('zh')).toEqual({ [field]: '中文' });
  expect(await get('en')).toEqual({ [field]: longest });
  expect(await stage.verdict(`setMy${name}`, { language_code: 'zh' })).toBe('ok');
  expect(await get('zh')).toEqual({ [field]: longest });
});
