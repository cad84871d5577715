import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BotApiStandIn, startBotApiStandIn } from './bot-api-stand-in.js';

let api: BotApiStandIn;
beforeEach(async () => {
  api = await startBotApiStandIn();
});
afterEach(() => api.close());

async function call(method: string, payload: object = {}, token: string = api.token): Promise<unknown> {
  const response = await fetch(`${api.apiRoot}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  return response.json();
}

describe('the stand-in', () => {
  it('knows one token and few methods', async () => {
    expect(await call('getMe')).toMatchObject({ ok: true, result: { username: 'chuchu_test_bot' } });
    const unauthorized = { ok: false, error_code: 401, description: 'Unauthorized' };
    expect(await call('getMe', {}, '1:wrong')).toEqual(unauthorized);
    expect(await call('getChat')).toEqual({ ok: false, error_code: 404, description: 'Not Found' });
    expect(await call('constructor')).toEqual({ ok: false, error_code: 404, description: 'Not Found' });
  });

  it('holds a poll until there is an update, and forgets what is confirmed', async () => {
    const poll = call('getUpdates', { timeout: 30, allowed_updates: ['message'] });
    await api.called('getUpdates');
    api.say(7, '/ask 一');
    const update = {
      update_id: 1000,
      message: {
        message_id: 1,
        text: '/ask 一',
        chat: { id: 7, type: 'private' },
        entities: [{ type: 'bot_command', offset: 0, length: 4 }],
      },
    };
    expect(await poll).toMatchObject({ ok: true, result: [update] });
    expect(await call('getUpdates', { offset: 1000 })).toMatchObject({ result: [update] });
    expect(await call('getUpdates', { offset: 1001 })).toEqual({ ok: true, result: [] });
    expect(api.unconfirmed()).toEqual([]);
  });

  it('keeps only what was allowed when it came', async () => {
    await call('getUpdates', { allowed_updates: ['callback_query'] });
    api.say(7, '一');
    expect(await call('getUpdates', { allowed_updates: ['message'] })).toEqual({ ok: true, result: [] });
  });

  it('ends the first of two polls', async () => {
    const first = call('getUpdates', { timeout: 30 });
    await api.called('getUpdates');
    const second = call('getUpdates', { timeout: 30 });
    expect(await first).toMatchObject({ ok: false, error_code: 409 });
    api.say(7, '一');
    expect(await second).toMatchObject({ ok: true, result: [{ update_id: 1000 }] });
  });

  it.each<[string, object]>([
    ['no text', { text: ' \n' }],
    ['too much text', { text: '长'.repeat(4097) }],
    ['a lone surrogate', { text: 'a\ud83d' }],
    ['an entity out of range', { text: '段落', entities: [{ type: 'bold', offset: 1, length: 2 }] }],
    ['an entity in a surrogate pair', { text: '𠮷野家', entities: [{ type: 'bold', offset: 1, length: 2 }] }],
    ['an empty entity', { text: '段落', entities: [{ type: 'bold', offset: 1, length: 0 }] }],
    ['a bad address', { text: '段落', entities: [{ type: 'text_link', offset: 0, length: 2, url: 'nowhere' }] }],
    [
      'a quote in a quote',
      {
        text: '段落',
        entities: [
          { type: 'blockquote', offset: 0, length: 2 },
          { type: 'expandable_blockquote', offset: 0, length: 1 },
        ],
      },
    ],
    [
      'overlapping entities',
      {
        text: '三个字',
        entities: [
          { type: 'bold', offset: 0, length: 2 },
          { type: 'italic', offset: 1, length: 2 },
        ],
      },
    ],
    ['markup', { text: '<b>段落</b>', parse_mode: 'HTML' }],
    ['a reply to nothing', { text: '段落', reply_parameters: { message_id: 99 } }],
    ['an unknown chat', { text: '段落', chat_id: 8 }],
  ])('refuses %s', async (_what, message) => {
    api.say(7, '一');
    expect(await call('sendMessage', { chat_id: 7, ...message })).toMatchObject({ ok: false, error_code: 400 });
    expect(api.allSent()).toEqual([]);
  });

  it('takes a good message and hands it out', async () => {
    const { message_id } = api.say(-7, '/ask 一');
    const entities = [
      { type: 'blockquote', offset: 0, length: 4 },
      { type: 'bold', offset: 2, length: 2 },
    ];
    const payload = { chat_id: -7, text: '𠮷段落', entities, reply_parameters: { message_id } };
    expect(await call('sendMessage', payload)).toMatchObject({ ok: true, result: { message_id: 2 } });
    expect(await api.sent()).toEqual({ ...payload, message_id: 2 });
  });

  it('edits what was sent, and refuses what Telegram refuses', async () => {
    api.say(7, '一');
    const button = { text: '›', callback_data: 'next' };
    const sent = { chat_id: 7, text: '段落', reply_markup: { inline_keyboard: [[button]] } };
    await call('sendMessage', sent);
    const edit = (more: object) => call('editMessageText', { message_id: 2, ...sent, ...more });
    expect(await edit({ text: '另一段' })).toEqual({ ok: true, result: true });
    expect(await edit({ text: '另一段' })).toMatchObject({ description: 'Bad Request: message is not modified' });
    expect(await edit({ message_id: 3 })).toMatchObject({ description: 'Bad Request: message to edit not found' });
    const long = { ...button, callback_data: '长'.repeat(22) };
    expect(await edit({ reply_markup: { inline_keyboard: [[long]] } })).toMatchObject({
      description: 'Bad Request: BUTTON_DATA_INVALID: 66 bytes',
    });
    expect((await api.edited()).text).toBe('另一段');
  });

  it('keeps menus by whom they are for', async () => {
    const commands = [{ command: 'ask', description: '提问' }];
    await call('setMyCommands', { commands, language_code: 'zh' });
    expect(await call('getMyCommands', { language_code: 'zh' })).toEqual({ ok: true, result: commands });
    expect(await call('getMyCommands')).toEqual({ ok: true, result: [] });
    expect(await call('getMyDescription')).toEqual({ ok: true, result: { description: '' } });
  });

  it('fails when told to', async () => {
    api.fail('getMe', { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 3 } });
    expect(await call('getMe')).toMatchObject({ error_code: 429, parameters: { retry_after: 3 } });
    api.fail('getMe', 'drop');
    await expect(call('getMe')).rejects.toThrow('fetch failed');
    expect(await call('getMe')).toMatchObject({ ok: true });
  });
});
