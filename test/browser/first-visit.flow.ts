import { describe, expect, it } from 'vitest';
import { openPlayground } from './open-playground.js';
import { usePlace } from './use-place.js';

const { visit } = usePlace(openPlayground);

const source = 'http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202201292266664414';

describe('somebody who has never been here', () => {
  it('asks, reads, turns pages, opens the source, and changes the question', async () => {
    const visitor = await visit();
    const { page } = visitor;
    await page.getByText('这不是 Telegram').waitFor();
    await page.getByRole('button', { name: '开始' }).waitFor();
    await visitor.look('first-visit');

    // What the bot says of itself, and a first question that it offers.
    await page.getByRole('button', { name: '开始' }).click();
    await visitor.bubble('可以先试试这样问').waitFor();

    const question = '2021年小微企业用电量增长了多少？';
    const answer = await visitor.ask(question);
    await answer.locator('blockquote').waitFor();
    expect(await answer.locator('blockquote').textContent()).toBe(
      '工信部会同有关部门对小微企业用电大数据监测显示，2021年1至11月，小微企业用电量同比增长9.6%。',
    );
    expect(await answer.locator('.words a').getAttribute('href')).toBe(source);
    const open = answer.getByRole('link', { name: /^原文/u });
    expect(await open.getAttribute('href')).toBe(source);
    expect(await open.getAttribute('target')).toBe('_blank');
    expect(await open.getAttribute('rel')).toContain('noopener');
    await visitor.look('answer');

    await answer.getByRole('button', { name: '复制引用' }).click();
    await page.getByText(/^已复制：/u).waitFor();
    const citation = await page.evaluate(() => navigator.clipboard.readText());
    expect(citation).toContain('支持中小企业，今年将从这些方面发力！');
    expect(citation).toContain('沧州日报');

    // The paragraph before, and back by the one after.
    await answer.getByRole('button', { name: '上一段' }).click();
    await answer.locator('blockquote').filter({ hasNotText: '9.6%' }).waitFor();
    await answer.getByRole('button', { name: '下一段' }).click();
    await answer.locator('blockquote').filter({ hasText: '9.6%' }).waitFor();

    // The whole article, and back.
    await answer.getByRole('button', { name: '全文' }).click();
    await answer.getByRole('button', { name: '回到引文' }).waitFor();
    expect((await answer.locator('blockquote').textContent())?.length).toBeGreaterThan(500);
    await answer.scrollIntoViewIfNeeded();
    await visitor.look('whole-article');
    await answer.getByRole('button', { name: '回到引文' }).click();
    await answer.getByRole('button', { name: '全文' }).waitFor();

    // Another question in place of the first: the same message answers it now.
    const id = await answer.getAttribute('data-message');
    const asked = page.locator('article.mine').filter({ hasText: question });
    await asked.hover();
    await asked.getByRole('button', { name: '消息操作' }).click();
    await asked.getByRole('button', { name: '编辑' }).click();
    expect(await visitor.field.inputValue()).toBe(question);
    await visitor.field.fill('“专精特新”企业有多少家？');
    await page.getByRole('button', { name: '保存修改' }).click();
    const changed = page.locator(`article[data-message="${id}"]`);
    await changed.locator('blockquote').filter({ hasText: '4万多家' }).waitFor();
    await page.locator('article.mine .stamp').filter({ hasText: '已编辑' }).waitFor();
    await visitor.look('edited-question');
    expect(await visitor.leave()).toEqual([]);
  });

  it('turns to the next quote and back', async () => {
    const visitor = await visit();
    const answer = await visitor.ask('“小巨人”企业');
    const first = await answer.locator('blockquote').textContent();
    const count = await answer.getByRole('button', { name: /^1\/\d+$/u }).textContent();
    await answer.getByRole('button', { name: '›', exact: true }).click();
    await answer.getByRole('button', { name: count?.replace('1', '2') ?? '', exact: true }).waitFor();
    expect(await answer.locator('blockquote').textContent()).not.toBe(first);
    await answer.getByRole('button', { name: '‹', exact: true }).click();
    await answer.getByRole('button', { name: count ?? '', exact: true }).waitFor();
    expect(await answer.locator('blockquote').textContent()).toBe(first);
    expect(await visitor.leave()).toEqual([]);
  });

  it('taps a question that the bot offers', async () => {
    const visitor = await visit();
    await visitor.say('/start');
    const offered = visitor.bubble('可以先试试这样问');
    await offered.getByRole('button').filter({ hasText: '用电量' }).click();
    await visitor.bubble('9.6%').waitFor();
    expect(await visitor.leave()).toEqual([]);
  });

  it('finds the commands behind /, and all is there again after a reload', async () => {
    const visitor = await visit();
    const { page } = visitor;
    await visitor.field.fill('/');
    await page.getByRole('button', { name: /^\/latest/u }).waitFor();
    await visitor.look('command-menu');
    const bubbles = page.locator('article.bubble');
    const before = await bubbles.count();
    await page.getByRole('button', { name: /^\/sources/u }).click();
    // An answer before may name a publisher, too.
    await expect.poll(() => bubbles.count()).toBe(before + 2);
    await page.reload();
    await visitor.bubble('沧州日报').waitFor();
    await expect.poll(() => bubbles.count()).toBe(before + 2);
    expect(await visitor.leave()).toEqual([]);
  });

  it('deletes a message after being asked once', async () => {
    const visitor = await visit();
    const { page } = visitor;
    const said = await visitor.say('这条要删掉');
    const id = await said.getAttribute('data-message');
    await said.click({ button: 'right' });
    await said.getByRole('button', { name: '删除' }).click();
    await page.getByRole('dialog').getByText('要删除这条消息吗').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await page.locator(`article[data-message="${id}"]`).waitFor({ state: 'detached' });
    expect(await visitor.leave()).toEqual([]);
  });
});
