import { expect, it } from 'vitest';
import { openPlayground } from './open-playground.js';
import { usePlace } from './use-place.js';

const { visit } = usePlace(openPlayground);

it.each(['light', 'dark'] as const)('fits a phone of 390 pixels, %s', async (colorScheme) => {
  const visitor = await visit({
    viewport: { width: 390, height: 844 },
    colorScheme,
    hasTouch: true,
    isMobile: true,
  });
  const { page } = visitor;
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

  // The chats first, one chat alone, and back.
  await page.getByRole('button', { name: /读报小组/u }).waitFor();
  expect(await visitor.field.isVisible()).toBe(false);
  expect(await overflow()).toBe(0);
  await visitor.look(`phone-chats-${colorScheme}`);
  await page.getByRole('navigation').getByRole('button', { name: /^出处/u }).tap();
  const answer = await visitor.ask('2021年小微企业用电量增长了多少？');
  await answer.locator('blockquote').filter({ hasText: '9.6%' }).waitFor();
  expect(await overflow()).toBe(0);
  await visitor.look(`phone-answer-${colorScheme}`);
  await answer.getByRole('button', { name: '全文' }).tap();
  await answer.getByRole('button', { name: '回到引文' }).waitFor();
  expect(await overflow()).toBe(0);

  // The controls lie over it.
  await page.getByRole('button', { name: '控制台', exact: true }).tap();
  await page.getByRole('switch', { name: '停用机器人' }).waitFor();
  expect(await overflow()).toBe(0);
  await visitor.look(`phone-controls-${colorScheme}`);
  await page.getByRole('button', { name: '关闭控制台' }).tap();
  await page.getByRole('button', { name: '返回聊天列表' }).tap();
  await page.getByRole('button', { name: /读报小组/u }).waitFor();
  expect(await visitor.leave()).toEqual([]);
});
