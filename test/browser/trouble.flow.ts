import { expect, it } from 'vitest';
import { openPlayground } from './open-playground.js';
import { usePlace } from './use-place.js';

const { visit, visitAt } = usePlace(openPlayground);

it('a flood, a server that is down, a connection lost after acceptance: injected, met, survived', async () => {
  const visitor = await visit();
  const { page } = visitor;
  const panel = page.getByRole('complementary', { name: '控制台' });
  const inject = async (kind: string, line: RegExp): Promise<void> => {
    await panel.getByRole('combobox', { name: '故障' }).selectOption(kind);
    await panel.getByRole('button', { name: '注入故障' }).click();
    await panel.getByRole('listitem').filter({ hasText: line }).waitFor();
  };
  await panel.getByRole('combobox', { name: '方法' }).selectOption('sendMessage');

  // One second is waited for; then it is sent.
  await inject('flood', /^sendMessage：429/u);
  await panel.getByRole('button', { name: '全部清除' }).click();
  await panel.getByText('没有等着发生的故障。').waitFor();
  await panel.getByRole('spinbutton', { name: '秒' }).fill('1');
  await inject('flood', /^sendMessage：429, 1 秒（还有 1）$/u);
  await visitor.look('fault-injected');
  const flooded = await visitor.ask('天科合达做什么？');
  expect(await flooded.locator('blockquote').textContent()).toContain('天科合达');
  await panel.locator('.calls .refused').filter({ hasText: '429' }).waitFor();

  await inject('down', /^sendMessage：502/u);
  const afterDown = await visitor.ask('小微企业用电量');
  await afterDown.locator('blockquote').filter({ hasText: '9.6%' }).waitFor();

  // Telegram had it: there is one answer, and no second.
  await inject('lost', /^sendMessage：已接收/u);
  const lost = await visitor.ask('清偿中小企业账款');
  await lost.locator('blockquote').waitFor();
  await panel.locator('.calls .dropped').waitFor();
  await visitor.ask('台账内无分歧欠款');
  expect(
    await page
      .locator('article:not(.mine)')
      .filter({ hasText: '清偿中小企业账款' })
      .locator('.reply-line')
      .filter({ hasText: '清偿中小企业账款' })
      .count(),
  ).toBe(1);

  // What was asked of Telegram can be read, in full.
  const call = panel.locator('.calls details').filter({ hasText: 'sendMessage' }).first();
  await call.locator('summary').click();
  expect(await call.locator('pre').textContent()).toContain('"entities"');
  expect(await visitor.leave()).toEqual([]);
});

it('a bot that is killed comes back, and answers what was asked meanwhile', async () => {
  const visitor = await visit();
  const { page } = visitor;
  const panel = page.getByRole('complementary', { name: '控制台' });
  await panel.getByText('正在等消息').waitFor();
  await panel.getByRole('button', { name: '强杀并重启' }).click();
  await panel.getByText('机器人正在读文章').waitFor();
  const answer = await visitor.ask('4762家“小巨人”企业有什么特征？');
  await answer.locator('blockquote').filter({ hasText: '5678' }).waitFor();
  await panel.getByText('正在等消息').waitFor();
  expect(await visitor.leave()).toEqual([]);
});

it('a bot that is blocked hears nothing until it is let in again', async () => {
  const visitor = await visit();
  const { page } = visitor;
  const blocked = page.getByRole('switch', { name: '停用机器人' });
  await blocked.click();
  await page.getByText('你已停用这个机器人').waitFor();
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('.panel-section:nth-of-type(2) input')?.checked,
  );
  const answer = await visitor.ask('天科合达做什么？');
  await answer.locator('blockquote').waitFor();
  expect(await blocked.isChecked()).toBe(false);
  expect(await visitor.leave()).toEqual([]);
});

// Two playgrounds begin and end in it.
it('a playground that has ended is said to be gone, and its successor is found by itself', async () => {
  const first = await openPlayground();
  const visitor = await visitAt(first.address);
  const { page } = visitor;
  await visitor.ask('天科合达做什么？');
  await first.close();
  await page.getByRole('alert').filter({ hasText: '试用场已经停了' }).waitFor();
  await visitor.look('playground-gone');
  const second = await openPlayground({ port: new URL(first.address).port });
  expect(second.address).toBe(first.address);
  await page.getByRole('alert').waitFor({ state: 'detached' });
  // It begins anew: nothing was said there yet.
  await page.getByRole('button', { name: '开始' }).waitFor();
  const answer = await visitor.ask('小微企业用电量');
  await answer.locator('blockquote').filter({ hasText: '9.6%' }).waitFor();
  await second.close();
  await page.context().close();
}, 90_000);
