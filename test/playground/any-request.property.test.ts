import * as fc from 'fast-check';
import type { MessageEntity } from 'grammy/types';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FormattedText, formatText, messageText } from '../../src/playground/check/format-text.js';
import { Refusal } from '../../src/playground/refusal.js';
import { type Stage, startStage, type WireAnswer } from './stage.js';

const methods = [
  'getMe',
  'getUpdates',
  'setWebhook',
  'deleteWebhook',
  'getWebhookInfo',
  'sendMessage',
  'sendDocument',
  'copyMessage',
  'editMessageText',
  'editMessageReplyMarkup',
  'deleteMessage',
  'answerCallbackQuery',
  'answerInlineQuery',
  'sendChatAction',
  'setMessageReaction',
  'setMyCommands',
  'getMyCommands',
  'deleteMyCommands',
  'setMyDescription',
  'getMyDescription',
  'setMyShortDescription',
  'setMyName',
  'getChat',
  'getChatMember',
  'getChatAdministrators',
  'getChatMemberCount',
  'leaveChat',
  'getFile',
];

/** Names that some method reads, so that what is made up is read. */
const names = fc.constantFrom(
  ...`chat_id message_id text entities reply_markup inline_keyboard reply_parameters commands scope results button type
    offset length url callback_data message_thread_id quote inline_query_id callback_query_id document file_id
    language_code link_preview_options keyboard reaction from_chat_id user_id action allowed_updates
    input_message_content message_text id`.split(/\s+/u),
);
const values = fc.constantFrom<unknown>(
  42,
  1,
  '42',
  'bold',
  '段落',
  '𠮷',
  '\ud83d',
  '',
  -1,
  1e300,
  'attach://x',
  '@a',
  '{',
  true,
);
const anyValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    values,
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 4 }),
  ),
})).value;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

const inTelegramsForm = (answer: WireAnswer): boolean =>
  answer.ok
    ? 'result' in answer
    : (answer.error_code ?? 500) < 500 &&
      /^(?:Bad Request|Forbidden|Conflict|Not Found)/u.test(answer.description ?? '');

it('any JSON to any method gets an answer in the form of Telegram, and never a 500', async () => {
  const payloads = fc.dictionary(names, anyValue, { maxKeys: 6 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...methods), payloads, async (method, payload) => {
      const answer = await stage.call(method, { text: '一', chat_id: 42, ...payload, timeout: 0 });
      expect(answer).toSatisfy(inTelegramsForm);
    }),
    { numRuns: 400 },
  );
});

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('𠮷', '\r', '\u202e', ' ', '\n', '\t', '段落', '/ask', '@news'),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
const anyEntity: fc.Arbitrary<MessageEntity> = fc.record({
  type: fc.constantFrom('bold', 'italic', 'blockquote', 'expandable_blockquote', 'code', 'spoiler'),
  offset: fc.integer({ min: -1, max: 30 }),
  length: fc.integer({ min: 0, max: 30 }),
});

/** What becomes of a text; `null` where it is refused. */
function formatted(text: string, entities: readonly MessageEntity[]): FormattedText | null {
  try {
    return formatText(text, entities, messageText);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

it('any text with any entities is refused, or taken with ranges inside', () => {
  fc.assert(
    fc.property(anyText, fc.array(anyEntity, { maxLength: 4 }), (original, entities) => {
      const { text, entities: kept } = formatted(original, entities) ?? { text: '段', entities: [] };
      expect(text).not.toMatch(/^\s*$|[\r\t\u202e]|[ \n]$/u);
      for (const { offset, length } of kept) {
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(length).toBeGreaterThan(0);
        expect(offset + length).toBeLessThanOrEqual(text.length);
        expect(text.slice(offset, offset + length)).not.toMatch(/\p{Surrogate}/u);
      }
    }),
    { numRuns: 1000 },
  );
});
