import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, startStage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage({ supportsInlineQueries: false });
});
afterAll(() => stage.close());

const send = (message: object) => stage.verdict('sendMessage', { chat_id: 42, text: '一段话', ...message });

describe('what is refused', () => {
  const keys = (button: unknown) => ({ reply_markup: { inline_keyboard: [[button]] } });
  it.each<[string, object, string]>([
    ['no object', { reply_markup: [] }, 'object expected as reply markup'],
    [
      'no list',
      { reply_markup: { inline_keyboard: {} } },
      'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array',
    ],
    [
      'no list of lists',
      { reply_markup: { inline_keyboard: [{}] } },
      'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ],
    ['no text', keys({ callback_data: 'a' }), `can't parse inline keyboard button: Can't find field "text"`],
    [
      'empty text',
      keys({ text: ' ', callback_data: 'a' }),
      "can't parse inline keyboard button: Inline keyboard button text must be non-empty",
    ],
    [
      'no action',
      keys({ text: '一' }),
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [
      'two actions',
      keys({ text: '一', callback_data: 'a', url: 'https://a.cn' }),
      'strict playground: a button with both url and callback_data',
    ],
    ['no data', keys({ text: '一', callback_data: '' }), 'BUTTON_DATA_INVALID'],
    ['65 bytes', keys({ text: '一', callback_data: `${'问'.repeat(21)}ab` }), 'BUTTON_DATA_INVALID'],
    [
      'a bad address',
      keys({ text: '一', url: 'http://нет адреса' }),
      "can't parse inline keyboard button: Inline keyboard button URL 'http://нет адреса' is invalid: Wrong HTTP URL",
    ],
    [
      'a script',
      keys({ text: '一', url: 'javascript:alert(1)' }),
      "can't parse inline keyboard button: Inline keyboard button URL 'javascript:alert(1)' is invalid: Wrong HTTP URL",
    ],
    ['nothing to copy', keys({ text: '一', copy_text: { text: '' } }), 'BUTTON_COPY_TEXT_INVALID'],
    ['257 to copy', keys({ text: '一', copy_text: { text: '引'.repeat(257) } }), 'BUTTON_COPY_TEXT_INVALID'],
    ['inline mode that is off', keys({ text: '一', switch_inline_query: '' }), 'BOT_INLINE_DISABLED'],
    ['a game', keys({ text: '一', callback_game: {} }), 'BUTTON_TYPE_INVALID'],
    [
      'nine a row',
      { reply_markup: { inline_keyboard: [Array.from({ length: 9 }, () => ({ text: '一', callback_data: 'a' }))] } },
      'strict playground: 9 buttons in a row, of which clients show 8',
    ],
    [
      '101',
      { reply_markup: { inline_keyboard: Array.from({ length: 101 }, () => [{ text: '一', callback_data: 'a' }]) } },
      'REPLY_MARKUP_TOO_LONG',
    ],
    [
      'a keyboard of numbers',
      { reply_markup: { keyboard: [[1]] } },
      "can't parse keyboard button: KeyboardButton must be an Object",
    ],
  ])('a keyboard: %s', async (_what, message, reason) => {
    expect(await send(message)).toBe(`400 Bad Request: ${reason}`);
  });
});
