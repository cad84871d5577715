import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Stage, startStage } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

const article = (more: object = {}) => ({
  type: 'article',
  id: '1',
  title: '元宇宙',
  input_message_content: { message_text: '引文', entities: [{ type: 'bold', offset: 0, length: 2 }] },
  ...more,
});
const keyboard = { inline_keyboard: [[{ text: '下一段', callback_data: 'next' }]] };
const ask = async (query = '元宇宙') => (await stage.control.typeInline({ user: 42, query })).queryId;
const answer = (inline_query_id: string, results: unknown, more: object = {}) =>
  stage.verdict('answerInlineQuery', { inline_query_id, results, ...more });

it('a query is answered, a result chosen, and the message changed by its inline id', async () => {
  const { control } = stage;
  const queryId = await ask('元宇宙'.repeat(100));
  expect(await stage.updates()).toMatchObject([
    {
      inline_query: {
        id: queryId,
        from: { id: 42 },
        query: '元宇宙'.repeat(100).slice(0, 256),
        offset: '',
        chat_type: 'sender',
      },
    },
  ]);
  const answered = control.inlineAnswer({ queryId });
  const results = [article(), article({ id: '2', reply_markup: keyboard, thumbnail_url: 'https://a.cn/b.png' })];
  const button = { text: '更多', start_parameter: 'more_1' };
  expect(await answer(queryId, results, { next_offset: '2', cache_time: 0, button })).toBe('ok');
  expect(await answered).toMatchObject({
    choices: [{ id: '1' }, { id: '2' }],
    nextOffset: '2',
    cacheSeconds: 0,
    button,
  });
  expect(await control.nextOutgoing({ kind: 'answer' })).toMatchObject({ method: 'answerInlineQuery', chatId: null });

  const group = await control.addGroup({ title: '读报群', members: [42] });
  const plain = await control.chooseInline({ user: 42, queryId, resultId: '1', chat: group.id });
  expect(plain).toMatchObject({ inlineMessageId: null, message: { text: '引文', from: { id: 42 }, via_bot: {} } });
  const { inlineMessageId, message } = await control.chooseInline({ user: 42, queryId, resultId: '2', chat: group.id });
  expect(await stage.updates()).toMatchObject([
    { chosen_inline_result: { result_id: '1' } },
    { chosen_inline_result: { result_id: '2', inline_message_id: inlineMessageId, query: expect.anything() } },
  ]);
  await control.tap({ user: 42, chat: group.id, messageId: message.message_id, button: 'next' });
  const [tapped] = await stage.updates();
  expect(tapped).toMatchObject({ callback_query: { inline_message_id: inlineMessageId, data: 'next' } });
  expect(tapped?.callback_query).not.toHaveProperty('message');
  expect(await stage.call('editMessageText', { inline_message_id: inlineMessageId, text: '第二段' })).toEqual({
    ok: true,
    result: true,
  });
  expect((await control.messages({ chat: group.id })).at(-1)?.message).toMatchObject({ text: '第二段', via_bot: {} });
  await expect(control.chooseInline({ user: 42, queryId, resultId: '3' })).rejects.toThrow('got 3 of: 1, 2');
});

it('one that is sent to a chat with the bot comes back to it', async () => {
  const queryId = await ask();
  await answer(queryId, [article()]);
  await stage.updates();
  const chosen = await stage.control.chooseInline({ user: 42, queryId, resultId: '1' });
  expect(await stage.updates()).toMatchObject([
    { message: { message_id: chosen.message.message_id, via_bot: { username: 'chuchu_test_bot' } } },
    { chosen_inline_result: {} },
  ]);
});

const content = (message: object) => article({ input_message_content: message });
it.each<[string, unknown, object, string]>([
  ['no list', {}, {}, 'expected an Array of inline query results'],
  ['51', Array.from({ length: 51 }, (_, id) => article({ id: String(id) })), {}, 'RESULTS_TOO_MUCH'],
  ['no id', [article({ id: undefined })], {}, `can't parse inline query result: Can't find field "id"`],
  ['an empty id', [article({ id: '' })], {}, 'RESULT_ID_EMPTY'],
  ['65 bytes of id', [article({ id: `${'问'.repeat(21)}ab` })], {}, 'RESULT_ID_INVALID'],
  ['an id twice', [article(), article()], {}, 'RESULT_ID_DUPLICATE'],
  ['no title', [article({ title: undefined })], {}, `can't parse inline query result: Can't find field "title"`],
  ['an empty title', [article({ title: '' })], {}, 'ARTICLE_TITLE_EMPTY'],
  [
    'no content',
    [article({ input_message_content: undefined })],
    {},
    "can't parse inline query result: Input message content is not specified",
  ],
  ['content of nothing', [content({})], {}, "can't parse inline query result: Input message content is not specified"],
  ['no text', [content({ message_text: '' })], {}, "can't parse inline query result: Message text is empty"],
  [
    'too much text',
    [content({ message_text: '长'.repeat(4097) })],
    {},
    "can't parse inline query result: Message is too long",
  ],
  [
    'a bad entity',
    [content({ message_text: '一', entities: [{ type: 'bold', offset: 0, length: 2 }] })],
    {},
    "can't parse inline query result: Entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 2",
  ],
  [
    'markup',
    [content({ message_text: '一', parse_mode: 'HTML' })],
    {},
    'strict playground: parse_mode HTML is not emulated: send entities',
  ],
  [
    'a bad button',
    [article({ reply_markup: { inline_keyboard: [[{ text: '一', callback_data: '' }]] } })],
    {},
    'BUTTON_DATA_INVALID',
  ],
  ['a bad thumbnail', [article({ thumbnail_url: 'nowhere' })], {}, 'WEBDOCUMENT_URL_INVALID'],
  ['a photo', [article({ type: 'photo' })], {}, 'strict playground: inline results of type photo are not emulated'],
  ['65 bytes of offset', [], { next_offset: 'a'.repeat(65) }, 'NEXT_OFFSET_INVALID'],
  [
    'a button with a Chinese parameter',
    [],
    { button: { text: '一', start_parameter: '元宇宙' } },
    'START_PARAM_INVALID',
  ],
  [
    'a button without',
    [],
    { button: { text: '一' } },
    "can't parse inline query results button: Exactly one of button types must be specified",
  ],
])('refused: %s', async (_what, results, more, reason) => {
  const queryId = await ask();
  expect(await answer(queryId, results, more)).toBe(`400 Bad Request: ${reason}`);
});

it('an answer comes once and in time', async () => {
  const tooOld = '400 Bad Request: query is too old and response timeout expired or query ID is invalid';
  const queryId = await ask();
  expect(await answer('0', [])).toBe(tooOld);
  expect(
    await answer(
      queryId,
      Array.from({ length: 50 }, (_, id) => article({ id: String(id) })),
    ),
  ).toBe('ok');
  expect(await answer(queryId, [])).toBe(tooOld);
  const late = await ask('后来');
  stage.clock.advance(30_001);
  expect(await answer(late, [])).toBe(tooOld);
});

it('can be switched off, as can the word of what was chosen', async () => {
  const queryId = await ask();
  await answer(queryId, [article()]);
  await stage.control.setBot({ inline: false, inlineFeedback: false });
  await expect(ask()).rejects.toThrow('inline mode is off');
  expect(await stage.call('getMe')).toMatchObject({ result: { supports_inline_queries: false } });
  const { updateId } = await stage.control.chooseInline({ user: 42, queryId, resultId: '1' });
  expect(updateId).toBeNull();
});

it('answers by itself what was answered before, for as long as the bot has said', async () => {
  const { control, clock } = stage;
  const other = (await control.addUser({})).id;
  const first = await ask('小微企业');
  await stage.updates();
  await answer(first, [article()], { cache_time: 60 });
  const type = (user: number, query: string, offset = '') => control.typeInline({ user, query, offset });
  const again = await type(other, '小微企业');
  expect(again.updateId).toBeNull();
  expect(await control.inlineAnswer({ queryId: again.queryId })).toMatchObject({ choices: [{ id: '1' }] });
  expect(await control.chooseInline({ user: other, queryId: again.queryId, resultId: '1' })).toMatchObject({
    message: { text: '引文' },
  });
  expect((await type(other, '小微企业', '10')).updateId).not.toBeNull();
  expect((await type(other, '小微')).updateId).not.toBeNull();
  clock.advance(59_999);
  expect((await type(other, '小微企业')).updateId).toBeNull();
  clock.advance(1);
  expect((await type(other, '小微企业')).updateId).not.toBeNull();
});

it('what is personal is for the same person alone, and what is not to be kept for nobody', async () => {
  const { control } = stage;
  const other = (await control.addUser({})).id;
  const type = async (user: number, query: string) => (await control.typeInline({ user, query })).updateId;
  await answer(await ask('登月'), [], { is_personal: true });
  expect(await type(42, '登月')).toBeNull();
  expect(await type(other, '登月')).not.toBeNull();
  await answer(await ask('火星'), [], { cache_time: 0 });
  expect(await type(42, '火星')).not.toBeNull();
});

it('knows when the bot was given a query, and when it answered', async () => {
  const { control, clock } = stage;
  const queryId = await ask();
  const times = async () => (await control.inlineQueries({})).find((each) => each.queryId === queryId);
  expect(await times()).toEqual({ queryId, givenAtMs: null, lastGivenAtMs: null, answeredAtMs: null });
  // As if its answer had been lost on the way, and it asked again.
  await stage.call('getUpdates');
  const givenAtMs = clock.now();
  clock.advance(3000);
  await stage.updates();
  clock.advance(25);
  await answer(queryId, []);
  expect(await times()).toEqual({
    queryId,
    givenAtMs,
    lastGivenAtMs: givenAtMs + 3000,
    answeredAtMs: givenAtMs + 3025,
  });
});
