import { expect, it } from 'vitest';
import { openPlayground } from './open-playground.js';
import { usePlace } from './use-place.js';

const { visit } = usePlace(openPlayground);

it('everything goes by keys alone', async () => {
  const visitor = await visit();
  const { page } = visitor;
  const { keyboard } = page;
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  /** Tab, until what has the focus says so; fails after a whole round. */
  const tabTo = async (label: RegExp, key = 'Tab'): Promise<void> => {
    for (let step = 0; step < 150; step++) {
      // oxlint-disable-next-line no-await-in-loop -- one key after another
      await keyboard.press(key);
      // oxlint-disable-next-line no-await-in-loop
      const name = await page.evaluate(
        () =>
          `${document.activeElement?.getAttribute('aria-label') ?? ''} ${document.activeElement?.textContent ?? ''}`,
      );
      if (label.test(name)) return;
    }
    throw new Error(`expected Tab to come to ${label}`);
  };

  await page.getByRole('button', { name: '开始' }).waitFor();
  await tabTo(/出处/u);
  await keyboard.press('Enter');
  await tabTo(/^写消息/u);

  // A command: typed in part, chosen with an arrow, sent with Enter.
  await keyboard.type('/');
  await page.getByRole('button', { name: /^\/latest/u }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await visitor.bubble('最新文章').waitFor();

  // A question; Shift+Enter is a line, Enter sends.
  await keyboard.type('天科合达');
  await keyboard.press('Shift+Enter');
  await keyboard.type('做什么？');
  await keyboard.press('Enter');
  const answer = page
    .locator('article.bubble:not(.mine)')
    .filter({ has: page.locator('blockquote') })
    .last();
  await answer.locator('blockquote').filter({ hasText: '天科合达' }).waitFor();

  // Its buttons.
  await tabTo(/^\s*全文/u, 'Shift+Tab');
  await keyboard.press('Enter');
  await answer.getByRole('button', { name: '回到引文' }).waitFor();
  // The button that was pressed is another now; the keys have not lost their place.
  expect(await focused()).not.toBe('');
  await tabTo(/回到引文/u, 'Shift+Tab');
  await keyboard.press('Space');
  await answer.getByRole('button', { name: '全文' }).waitFor();

  // The last message is changed with the arrow up, and left as it is with Escape.
  await tabTo(/^写消息/u);
  await keyboard.press('ArrowUp');
  await page.getByText('编辑消息').waitFor();
  expect(await visitor.field.inputValue()).toBe('天科合达\n做什么？');
  await keyboard.press('Escape');
  expect(await visitor.field.inputValue()).toBe('');
  await keyboard.press('ArrowUp');
  await visitor.field.selectText();
  await keyboard.type('清偿民营企业中小企业账款超过多少？');
  await keyboard.press('Enter');
  await answer.locator('blockquote').filter({ hasText: '8500亿元' }).waitFor();

  // What can be done with a message: its menu has the focus when it opens, and Escape closes it.
  await tabTo(/^消息操作/u, 'Shift+Tab');
  await keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.textContent?.trim() === '回复');
  await keyboard.press('Escape');
  await page.locator('.menu').waitFor({ state: 'detached' });
  await keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.textContent?.trim() === '回复');
  await keyboard.press('Enter');
  await page.locator('.about').getByText('回复').waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
  await keyboard.type('键盘也能回复');
  await keyboard.press('Enter');
  await page.locator('article.mine').filter({ hasText: '键盘也能回复' }).locator('.reply-line').waitFor();
  expect(await visitor.leave()).toEqual([]);
});

it('Enter that chooses characters in an input method sends nothing', async () => {
  const visitor = await visit();
  const { page, field } = visitor;
  const before = await page.locator('article.mine').count();
  await field.fill('工信部');
  await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true });
  expect(await field.inputValue()).toBe('工信部');
  await field.press('Enter');
  await page.locator('article.mine').nth(before).waitFor();
  expect(await field.inputValue()).toBe('');
  expect(await visitor.leave()).toEqual([]);
});
