import { Bot, InlineKeyboard } from 'grammy';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type BotApi, startBotApi } from '../../src/playground/start-bot-api.js';
import { realClock } from './real-clock.js';

const token = '7000000001:AAPlaygroundTokenOfNobody_-0123456789a';
let api: BotApi;
let bot: Bot;
let running: Promise<void>;

beforeEach(async () => {
  api = await startBotApi({ bots: [{ token }], clock: realClock });
  bot = new Bot(token, { client: { apiRoot: api.apiRoot } });
});
afterEach(async () => {
  await bot.stop();
  await running;
  await api.close();
});

it('a real bot answers with entities and buttons, and the buttons work', async () => {
  const { control } = api;
  bot.command('ask', async (ctx) => {
    await ctx.reply('元宇宙是𠮷的', {
      entities: [
        { type: 'blockquote', offset: 0, length: 7 },
        { type: 'bold', offset: 4, length: 2 },
      ],
      reply_markup: new InlineKeyboard()
        .text('下一段', 'next')
        .url('原文', 'https://example.com/a')
        .copyText('复制', '引文'),
      reply_parameters: { message_id: ctx.msg.message_id },
    });
  });
  bot.callbackQuery('next', async (ctx) => {
    await ctx.editMessageText('第二段');
    await ctx.answerCallbackQuery({ text: '2/2' });
  });
  running = bot.start({ allowed_updates: ['message', 'callback_query'] });

  const reader = await control.addUser({ firstName: '读者', languageCode: 'zh-hans' });
  await control.polling();
  const { message } = await control.say({ user: reader.id, text: '/ask 元宇宙是什么' });
  const answer = await control.nextOutgoing();
  expect(answer).toMatchObject({
    method: 'sendMessage',
    chatId: reader.id,
    dropped: [],
    payload: { text: '元宇宙是𠮷的', reply_parameters: { message_id: message.message_id } },
    message: { message_id: 2, from: { username: 'chuchu_test_bot' }, reply_to_message: { text: '/ask 元宇宙是什么' } },
  });

  const tap = { user: reader.id, messageId: 2 };
  expect(await control.tap({ ...tap, button: '原文' })).toEqual({ kind: 'url', url: 'https://example.com/a' });
  expect(await control.tap({ ...tap, button: '复制' })).toEqual({ kind: 'copy', text: '引文' });
  const tapped = await control.tap({ ...tap, button: '下一段' });
  expect(tapped).toMatchObject({ kind: 'callback' });
  expect(await control.nextOutgoing({ kind: 'edit' })).toMatchObject({ message: { text: '第二段', message_id: 2 } });
  expect(await control.nextOutgoing({ kind: 'answer' })).toMatchObject({ payload: { text: '2/2' }, chatId: reader.id });
  expect(await control.callbacks()).toMatchObject([{ answer: { text: '2/2', alert: false } }]);
  await control.idle();
});
