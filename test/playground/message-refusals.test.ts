import type { Message } from 'grammy/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, startStage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage({ supportsInlineQueries: false });
});
afterAll(() => stage.close());

const send = (message: object) => stage.verdict('sendMessage', { chat_id: 42, text: '一段话', ...message });

describe('what is refused', () => {
  it.each<[string, object, string]>([
    ['no chat', { chat_id: '' }, 'chat_id is empty'],
    ['an unknown chat', { chat_id: 4711 }, 'chat not found'],
    ['a nonsense chat', { chat_id: 'abc' }, 'chat not found'],
    ['an unknown name', { chat_id: '@nobody' }, 'chat not found'],
    ['no text', { text: '' }, 'message text is empty'],
    ['only blanks', { text: ' \n\t ' }, 'text must be non-empty'],
    ['nothing visible', { text: '\u200b\u2800' }, 'text must be non-empty'],
    ['4097 units', { text: '𠮷'.repeat(2048) + '长' }, 'message is too long'],
    ['a lone surrogate', { text: 'a\ud83d' }, 'strings must be encoded in UTF-8'],
    ['markup', { parse_mode: 'HTML' }, 'strict playground: parse_mode HTML is not emulated: send entities'],
    ['unknown markup', { parse_mode: 'BBCode' }, 'unsupported parse_mode'],
    ['a reply to nothing', { reply_parameters: { message_id: 99 } }, 'message to be replied not found'],
    ['a reply of old to nothing', { reply_to_message_id: 99 }, 'message to be replied not found'],
    ['a quote of nothing', { reply_parameters: { message_id: 1, quote: '再见' } }, 'QUOTE_TEXT_INVALID'],
    [
      'reply parameters of text',
      { reply_parameters: '"1"' },
      "can't parse reply parameters: Object expected as reply parameters",
    ],
    ['a topic where there are none', { message_thread_id: 5 }, 'message thread not found'],
    [
      'a preview of nowhere',
      { link_preview_options: { url: 'nowhere' } },
      "can't parse link preview options: Link preview URL is invalid",
    ],
    [
      'a preview of text',
      { link_preview_options: { is_disabled: 'no' } },
      `can't parse link preview options: Field "is_disabled" must be of type Boolean`,
    ],
  ])('%s', async (_what, message, reason) => {
    expect(await send(message)).toBe(`400 Bad Request: ${reason}`);
  });

  const entity = (type: string, offset: unknown, length: unknown, more: object = {}) => ({
    type,
    offset,
    length,
    ...more,
  });
  it.each<[string, string, unknown, string]>([
    ['no list', '段落', {}, "can't parse entities: expected an Array of message entities"],
    ['no object', '段落', [1], "can't parse MessageEntity: Expected an Object"],
    ['no offset', '段落', [{ type: 'bold', length: 1 }], `can't parse MessageEntity: Can't find field "offset"`],
    [
      'an offset of words',
      '段落',
      [entity('bold', 'x', 1)],
      `can't parse MessageEntity: Field "offset" must be a Number`,
    ],
    ['no such type', '段落', [entity('blink', 0, 1)], "can't parse MessageEntity: Unsupported type specified"],
    ['before the text', '段落', [entity('bold', -1, 1)], 'receive an entity with incorrect offset -1'],
    ['after the text', '段落', [entity('bold', 2, 1)], 'entity begins after the end of the text at UTF-16 offset 2'],
    [
      'over the end',
      '段落',
      [entity('bold', 1, 2)],
      'entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 3',
    ],
    [
      'from inside a pair',
      '𠮷野家',
      [entity('bold', 1, 2)],
      'entity begins in a middle of a UTF-16 symbol at byte offset 3',
    ],
    [
      'to inside a pair',
      '野𠮷家',
      [entity('bold', 0, 2)],
      'entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 6',
    ],
    ['empty', '段落', [entity('bold', 1, 0)], 'strict playground: bold at 1 is empty and would be dropped'],
    [
      'of a blank',
      '段 落',
      [entity('bold', 1, 1)],
      'strict playground: bold at 1 covers nothing visible and would be dropped',
    ],
    [
      'a link to nowhere',
      '段落',
      [entity('text_link', 0, 1, { url: 'nowhere' })],
      'strict playground: text_link to "nowhere" would be dropped',
    ],
    ['a link without one', '段落', [entity('text_link', 0, 1)], `can't parse MessageEntity: Can't find field "url"`],
    [
      'overlapping',
      '三个字',
      [entity('bold', 0, 2), entity('italic', 1, 2)],
      'strict playground: bold at 0 and italic at 1 overlap',
    ],
    [
      'a quote in a quote',
      '三个字',
      [entity('blockquote', 0, 3), entity('expandable_blockquote', 0, 1)],
      'strict playground: blockquote at 0 and expandable_blockquote at 0: a quote in a quote',
    ],
    [
      'bold code',
      '三个字',
      [entity('code', 0, 3), entity('bold', 0, 1)],
      "strict playground: code at 0 and bold at 0: one can't be in the other",
    ],
    [
      'a link in a link',
      '三个字',
      [entity('text_link', 0, 3, { url: 'https://a.cn' }), entity('text_link', 0, 1, { url: 'https://b.cn' })],
      "strict playground: text_link at 0 and text_link at 0: one can't be in the other",
    ],
    [
      'too many bytes',
      '字'.repeat(90),
      Array.from({ length: 90 }, (_, at) =>
        entity('text_link', at, 1, { url: `https://example.com/${'a'.repeat(80)}` }),
      ),
      'ENTITIES_TOO_LONG',
    ],
  ])('entities: %s', async (_what, text, entities, reason) => {
    expect(await send({ text, entities })).toBe(`400 Bad Request: ${reason}`);
  });
});

it('a refused message leaves no trace', async () => {
  expect(await stage.control.outbox()).toEqual([]);
  expect(await stage.control.messages({ chat: 42 })).toHaveLength(1);
});

describe('what is taken', () => {
  it.each<[string, object]>([
    ['4096 units', { text: '𠮷'.repeat(2048) }],
    ['64 bytes of data', keysOf({ text: '一', callback_data: `${'问'.repeat(21)}a` })],
    [
      '100 buttons',
      {
        reply_markup: {
          inline_keyboard: Array.from({ length: 20 }, () =>
            Array.from({ length: 5 }, () => ({ text: '一', callback_data: 'a' })),
          ),
        },
      },
    ],
    ['256 to copy', keysOf({ text: '一', copy_text: { text: '引'.repeat(256) } })],
    [
      'addresses',
      {
        reply_markup: {
          inline_keyboard: [
            ['https://例子.中国/路', 'tg://user?id=42', 'example.com/a'].map((url) => ({ text: '一', url })),
          ],
        },
      },
    ],
    ['a reply that may be without', { reply_parameters: { message_id: 99, allow_sending_without_reply: true } }],
    ['an empty keyboard', { reply_markup: { inline_keyboard: [] } }],
    ['a keyboard to be removed', { reply_markup: { remove_keyboard: true } }],
  ])('%s', async (_what, message) => {
    expect(await send(message)).toBe('ok');
  });

  it('is trimmed and cleaned, and its entities with it', async () => {
    const entities = [
      { type: 'blockquote', offset: 6, length: 6 },
      { type: 'bold', offset: 8, length: 2 },
    ];
    const { result } = await stage.call('sendMessage', { chat_id: 42, text: ' \n\ta\r\u202e𠮷段\t落\r\n ', entities });
    expect(result).toMatchObject({
      text: 'a𠮷段 落',
      entities: [
        { type: 'blockquote', offset: 1, length: 5 },
        { type: 'bold', offset: 3, length: 2 },
      ],
    });
  });

  it('is given the entities that Telegram finds', async () => {
    const text = '/ask 看 @chuchu_bot 的 https://a.cn/路，#专精特新 写给 a@b.cn';
    const entities = [{ type: 'code', offset: text.indexOf('@chuchu'), length: 3 }];
    const { result } = await stage.call<Message>('sendMessage', { chat_id: 42, text, entities });
    expect(result?.entities?.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)])).toEqual([
      ['bot_command', '/ask'],
      ['code', '@ch'],
      ['url', 'https://a.cn/路'],
      ['hashtag', '#专精特新'],
      ['email', 'a@b.cn'],
    ]);
  });

  it('of over 100 entities loses the rest, which is written down', async () => {
    const entities = Array.from({ length: 102 }, (_, at) => ({ type: 'bold', offset: at * 2, length: 1 }));
    const { result } = await stage.call('sendMessage', { chat_id: 42, text: '字 '.repeat(102), entities });
    expect(result).toMatchObject({ entities: entities.slice(0, 100) });
    expect((await stage.control.outbox()).at(-1)?.dropped).toEqual([
      'bold at 200: over 100 entities',
      'bold at 202: over 100 entities',
    ]);
  });

  it('may quote a part of what it answers', async () => {
    const reply_parameters = { message_id: 1, quote: '好' };
    expect(await stage.call('sendMessage', { chat_id: 42, text: '一', reply_parameters })).toMatchObject({
      result: { quote: { text: '好', position: 1, is_manual: true }, reply_to_message: { message_id: 1 } },
    });
  });
});

function keysOf(button: object) {
  return { reply_markup: { inline_keyboard: [[button]] } };
}
