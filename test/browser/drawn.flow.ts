import { beforeAll, beforeEach, expect, it } from 'vitest';
import { you } from '../../src/playground/you.js';
import { type OpenStage, openStage } from './open-stage.js';
import { usePlace } from './use-place.js';
import type { Visitor } from './visitor.js';

const { place, visit } = usePlace(openStage);
let stage: OpenStage;
let visitor: Visitor;
beforeAll(async () => {
  stage = place();
  await stage.control.say({ user: you, text: '/start' });
});
beforeEach(async () => {
  visitor = await visit();
  await visitor.bubble('/start').waitFor();
});

it('draws each kind of entity, each character in its place', async () => {
  const text = '粗斜下删码块藏链引文一\n引文二\n引文三\n引文四\n引文五\n后';
  await stage.call('sendMessage', {
    chat_id: you,
    text,
    entities: [
      { type: 'bold', offset: 0, length: 1 },
      { type: 'italic', offset: 1, length: 1 },
      { type: 'underline', offset: 2, length: 1 },
      { type: 'strikethrough', offset: 3, length: 1 },
      { type: 'code', offset: 4, length: 1 },
      { type: 'pre', offset: 5, length: 1 },
      { type: 'spoiler', offset: 6, length: 1 },
      { type: 'text_link', offset: 7, length: 1, url: 'https://example.org/原文' },
      { type: 'expandable_blockquote', offset: 8, length: 19 },
    ],
  });
  const words = visitor.bubble('引文五').locator('.words');
  await words.waitFor();
  const drawn = await words.evaluate((element) =>
    ['strong', 'em', 'u', 's', 'code', 'pre', '.spoiler', 'a', 'blockquote'].map(
      (name) => element.querySelector(name)?.textContent,
    ),
  );
  expect(drawn).toEqual(['粗', '斜', '下', '删', '码', '块', '藏', '链', '引文一\n引文二\n引文三\n引文四\n引文五']);
  expect(await words.locator('a').getAttribute('href')).toBe('https://example.org/原文');
  expect(await words.evaluate((element) => element.textContent)).toBe(text);

  // A long quote shows three lines until it is opened.
  const quote = words.locator('blockquote');
  const height = async (): Promise<number> => (await quote.boundingBox())?.height ?? 0;
  const folded = await height();
  await visitor.look('entities-folded');
  await words.getByRole('button', { name: '展开引文' }).click();
  expect((await height()) / folded).toBeGreaterThan(1.4);
  await words.getByRole('button', { name: '收起引文' }).click();
  expect(await height()).toBe(folded);

  // What is hidden shows itself when it is tapped.
  const hidden = words.locator('.spoiler span');
  const visibility = () => hidden.evaluate((element) => getComputedStyle(element).visibility);
  expect(await visibility()).toBe('hidden');
  await words.locator('.spoiler').click();
  expect(await visibility()).toBe('visible');
  expect(await visitor.leave()).toEqual([]);
});

it('a button spins until the tap is answered: by nothing, a toast, an alert', async () => {
  const { page } = visitor;
  const keyboard = { inline_keyboard: [[{ text: '按一下', callback_data: 'x' }]] };
  await stage.call('sendMessage', { chat_id: you, text: '有按钮', reply_markup: keyboard });
  const button = visitor.bubble('有按钮').getByRole('button', { name: '按一下' });
  const answered = async (reply: object): Promise<void> => {
    await button.click();
    const spinning = visitor.bubble('有按钮').locator('[aria-busy="true"]');
    await spinning.waitFor();
    const { queryId } = await lastTap();
    await stage.call('answerCallbackQuery', { callback_query_id: queryId, ...reply });
    await spinning.waitFor({ state: 'detached' });
  };
  const lastTap = async () => {
    const tapped = (await stage.control.callbacks()).findLast(({ answer }) => answer === null);
    return { queryId: tapped?.query.id };
  };
  await answered({});
  await answered({ text: '一句话' });
  await page.locator('.notice').filter({ hasText: '一句话' }).waitFor();
  await answered({ text: '要看清楚的话', show_alert: true });
  const alert = page.getByRole('dialog').filter({ hasText: '要看清楚的话' });
  await alert.waitFor();
  await visitor.look('alert');
  await page.keyboard.press('Escape');
  await alert.waitFor({ state: 'detached' });
  expect(await visitor.leave()).toEqual([]);
});

it('says that the bot is typing, until it has written', async () => {
  const { page } = visitor;
  await stage.call('sendChatAction', { chat_id: you, action: 'typing' });
  await page.locator('.typing').waitFor();
  await stage.call('sendMessage', { chat_id: you, text: '写完了' });
  await visitor.bubble('写完了').waitFor();
  expect(await page.locator('.typing').count()).toBe(0);
  expect(await visitor.leave()).toEqual([]);
});

it('a link button leads where it says, a copy button copies, a switch button types', async () => {
  const { page } = visitor;
  await stage.call('sendMessage', {
    chat_id: you,
    text: '三种按钮',
    reply_markup: {
      inline_keyboard: [
        [
          { text: '打开', url: 'https://example.org/a?b=1' },
          { text: '复制', copy_text: { text: '一句引文' } },
          { text: '转到', switch_inline_query_current_chat: '小微企业' },
        ],
      ],
    },
  });
  const keyboard = visitor.bubble('三种按钮').locator('.keyboard');
  expect(await keyboard.getByRole('link', { name: /打开/u }).getAttribute('href')).toBe('https://example.org/a?b=1');
  await keyboard.getByRole('button', { name: '复制' }).click();
  await page.locator('.notice').filter({ hasText: '一句引文' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('一句引文');
  await keyboard.getByRole('button', { name: '转到' }).click();
  expect(await visitor.field.inputValue()).toBe('@chuchu_test_bot 小微企业');
  expect(await visitor.leave()).toEqual([]);
});

it('inline results come while one types, further ones when asked for, and the chosen one is sent', async () => {
  const { page, field } = visitor;
  const article = (id: string) => ({
    type: 'article',
    id,
    title: `标题${id}`,
    description: `摘要${id}`,
    input_message_content: { message_text: `引文${id}` },
  });
  const lastQuery = async () =>
    (await stage.control.pendingUpdates()).findLast(({ inline_query }) => inline_query !== undefined)?.inline_query;
  const answer = async (query: string, offset: string, payload: object): Promise<void> => {
    await expect.poll(lastQuery).toMatchObject({ query, offset });
    await stage.call('answerInlineQuery', { inline_query_id: (await lastQuery())?.id, ...payload });
  };
  await page.locator('.chat-line').filter({ hasText: '读报小组' }).click();
  await field.fill('@chuchu_test_bot 用电');
  const box = page.getByRole('group', { name: '内联结果' });
  await box.getByText('正在等机器人回答').waitFor();
  await answer('用电', '', {
    results: [article('1'), article('2')],
    next_offset: '2',
    button: { text: '在私聊里看', start_parameter: 'q_1' },
  });
  await box.getByRole('button', { name: '标题2' }).waitFor();
  await visitor.look('inline-results');
  await box.getByRole('button', { name: '更多' }).click();
  await answer('用电', '2', { results: [article('3')] });
  await box.getByRole('button', { name: '标题3' }).click();
  const sent = visitor.bubble('引文3');
  await sent.waitFor();
  expect(await sent.locator('.via').textContent()).toBe('@chuchu_test_bot');
  expect(await field.inputValue()).toBe('');
  // What is typed next is another question, whatever the first one found.
  await field.fill('@chuchu_test_bot 贷款');
  await box.getByText('正在等机器人回答').waitFor();
  await answer('贷款', '', { results: [], button: { text: '没有找到', start_parameter: 'nothing' } });
  await box.getByRole('button', { name: '没有找到' }).click();
  await visitor.bubble('/start').waitFor();
  expect(await visitor.leave()).toEqual([]);
});

it('a message that was edited says so', async () => {
  const { message } = await stage.control.say({ user: you, text: '改之前' });
  await visitor.bubble('改之前').waitFor();
  await stage.control.edit({ user: you, messageId: message.message_id, text: '改之后' });
  await visitor.bubble('改之后').locator('.stamp').filter({ hasText: '已编辑' }).waitFor();
  expect(await visitor.page.getByText('改之前').count()).toBe(0);
  expect(await visitor.leave()).toEqual([]);
});
