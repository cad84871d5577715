import { expect, it } from 'vitest';
import { openPlayground } from './open-playground.js';
import { usePlace } from './use-place.js';
import type { Visitor } from './visitor.js';

const { visit } = usePlace(openPlayground);

const paragraph = '望海礁的航标灯塔今年换上了太阳能电池，守塔人老周说，往后再也不用摇船送煤油了。';

/** The bot finds a new file by itself; how soon is not the visitor's to know. */
async function askUntilQuoted(visitor: Visitor, question: string, expected: string): Promise<void> {
  const answer = await visitor.ask(question);
  if ((await answer.textContent())?.includes(expected) !== true) await askUntilQuoted(visitor, question, expected);
}

it('publishes an article, is quoted from it, and sees it in the status', async () => {
  const visitor = await visit();
  const { page } = visitor;
  const panel = page.getByRole('complementary', { name: '控制台' });
  await panel.getByText('正在等消息').waitFor();
  const publish = panel.getByRole('button', { name: '发布', exact: true });
  expect(await publish.isDisabled()).toBe(true);
  await panel.getByRole('textbox', { name: '标题' }).fill('灯塔用上太阳能');
  await panel.getByRole('textbox', { name: '媒体' }).fill('望海晚报');
  await panel
    .getByRole('textbox', { name: '正文' })
    .fill(`${paragraph}\n<b>不是</b>标记 & 也照原样显示，今年秋天还要修码头。`);
  await visitor.look('publish');
  await publish.click();
  await page.getByText('已发布「灯塔用上太阳能」').waitFor();
  // The form is ready for the next.
  expect(await panel.getByRole('textbox', { name: '标题' }).inputValue()).toBe('');

  await askUntilQuoted(visitor, '望海礁的航标灯塔换上了什么？', paragraph);
  const answer = await visitor.ask('守塔人老周说什么？');
  expect(await answer.locator('blockquote').textContent()).toBe(paragraph);
  expect(await answer.locator('.words').textContent()).toContain('灯塔用上太阳能 · 望海晚报');
  const latest = await visitor.ask('/latest');
  expect(await latest.textContent()).toContain('1. 灯塔用上太阳能');

  // Who looks at the page runs the bot.
  const status = await visitor.ask('/status');
  expect(await status.textContent()).toContain('文章 3 篇');
  expect(await status.textContent()).toContain('最近一篇新文章：');
  await visitor.look('status');

  // Once more: it is there already.
  await panel.getByRole('textbox', { name: '标题' }).fill('灯塔用上太阳能');
  await panel
    .getByRole('textbox', { name: '正文' })
    .fill(`${paragraph}\n<b>不是</b>标记 & 也照原样显示，今年秋天还要修码头。`);
  await publish.click();
  await page.getByText('「灯塔用上太阳能」今天已经发布过。').waitFor();
  expect(await visitor.leave()).toEqual([]);
});

it('is told of an article that was subscribed to', async () => {
  const visitor = await visit();
  const { page } = visitor;
  const panel = page.getByRole('complementary', { name: '控制台' });
  await panel.getByText('正在等消息').waitFor();
  const subscribed = await visitor.ask('/subscribe 海鸥岛');
  await visitor.look('subscribed');
  expect(await subscribed.textContent()).toContain('海鸥岛');
  await panel.getByRole('textbox', { name: '标题' }).fill('海鸥岛通了渡轮');
  await panel
    .getByRole('textbox', { name: '正文' })
    .fill(
      '新开的渡轮每天六班，单程票价八元，老人孩子半价。\n海鸥岛的居民说，从前去一趟县城要等潮水，如今一个钟头就到。',
    );
  await panel.getByRole('button', { name: '发布', exact: true }).click();
  const alert = page
    .locator('article.bubble')
    .filter({ has: page.locator('blockquote') })
    .last();
  await alert.getByText('海鸥岛的居民说').waitFor();
  expect(await alert.locator('blockquote').textContent()).toBe(
    '海鸥岛的居民说，从前去一趟县城要等潮水，如今一个钟头就到。',
  );
  await visitor.look('alert');
  expect(await visitor.leave()).toEqual([]);
});

it('speaks English, too', async () => {
  const visitor = await visit();
  const { page } = visitor;
  await page.getByRole('button', { name: 'English' }).click();
  const panel = page.getByRole('complementary', { name: 'Controls' });
  await panel.getByRole('heading', { name: 'Publish an article' }).waitFor();
  await panel.getByRole('textbox', { name: 'Title' }).fill('新桥');
  await panel.getByRole('textbox', { name: 'Text' }).fill('新桥通车，两岸的人走路十分钟就能到对面的集市。');
  await panel.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('“新桥” is published').waitFor();
  expect(await visitor.leave()).toEqual([]);
});
