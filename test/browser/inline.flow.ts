import { describe, expect, it } from 'vitest';
import { you } from '../../src/playground/you.js';
import { openPlayground } from './open-playground.js';
import { openChat } from './people.js';
import { usePlace } from './use-place.js';
import type { Visitor } from './visitor.js';

const { visit, place } = usePlace(openPlayground);

const name = '@chuchu_playground_bot';
const openGroup = (visitor: Visitor): Promise<void> => openChat(visitor, '读报小组');
const boxOf = ({ page }: Visitor) => page.getByRole('group', { name: '内联结果' });

/** The titles of all that the bot has to offer, page after page until none follows. */
async function titlesOf(query: string, offset = ''): Promise<string[]> {
  const { control } = place();
  const { queryId } = await control.typeInline({ user: you, query, offset });
  const { choices, nextOffset } = await control.inlineAnswer({ queryId });
  const titles = choices.map(({ title }) => title);
  return nextOffset === '' ? titles : [...titles, ...(await titlesOf(query, nextOffset))];
}

describe('inline mode', () => {
  it('results come with every key, and the one that is chosen lands in the chat with its source', async () => {
    const visitor = await visit();
    const { page, field } = visitor;
    await openGroup(visitor);
    await page.getByRole('button', { name, exact: true }).click();
    const results = boxOf(visitor).locator('.inline-result');
    // Nothing is typed yet: the newest articles.
    await results.filter({ hasText: '支持中小企业，今年将从这些方面发力！' }).waitFor();
    await visitor.look('inline-newest');
    await field.pressSequentially('小微企业');
    await results.filter({ hasText: '小微企业' }).first().waitFor();
    await field.pressSequentially('用电');
    await results.first().filter({ hasText: '用电量' }).waitFor();
    await visitor.look('inline-results-zh');
    await results.first().click();
    const sent = page.locator('article.mine').filter({ hasText: '用电量' }).last();
    await sent.locator('blockquote').waitFor();
    expect(await sent.locator('.via').textContent()).toBe(name);
    expect(await sent.getByRole('link').count()).toBeGreaterThan(1);
    expect(await field.inputValue()).toBe('');
    await visitor.look('inline-sent');
    expect(await visitor.leave()).toEqual([]);
  });

  it('further pages come as one scrolls, to the last', async () => {
    const visitor = await visit();
    const { field } = visitor;
    await openGroup(visitor);
    await field.fill(`${name} 企业`);
    const results = boxOf(visitor).locator('.inline-result');
    await expect.poll(() => results.count()).toBe(10);
    const all = await titlesOf('企业');
    expect(all.length).toBeGreaterThan(10);
    await expect
      .poll(async () => {
        await boxOf(visitor).evaluate((box) => box.scrollTo(0, box.scrollHeight));
        return results.locator('strong').allTextContents();
      })
      .toEqual(all);
    expect(await boxOf(visitor).getByRole('button', { name: '更多', exact: true }).count()).toBe(0);
    expect(await visitor.leave()).toEqual([]);
  });

  it('goes by keys alone', async () => {
    const visitor = await visit();
    const { page, field } = visitor;
    await openGroup(visitor);
    await field.focus();
    await page.keyboard.type(`${name} 天科合达`);
    const results = boxOf(visitor).locator('.inline-result');
    await results.nth(1).waitFor();
    const second = await results.nth(1).locator('strong').textContent();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => boxOf(visitor).locator('.chosen strong').textContent()).toBe(second);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.locator('article.mine').filter({ hasText: '天科合达' }).last().locator('blockquote').waitFor();
    await page.keyboard.type(`${name} 登月`);
    await boxOf(visitor).locator('.inline-button').waitFor();
    await page.keyboard.press('Escape');
    await boxOf(visitor).waitFor({ state: 'detached' });
    expect(await visitor.leave()).toEqual([]);
  });

  it.each([
    ['zh-hans', '没有找到。点这里，到私聊里问我', '问：登月飞船何时返回'],
    ['zh-hant', '沒有找到。點這裡，到私訊裡問我', '問：登月飞船何时返回'],
    ['en', 'Nothing found: ask me in private', 'Asked: 登月飞船何时返回'],
  ])('where nothing is found a button leads to the private chat (%s)', async (languageCode, label, asked) => {
    const { id } = await place().control.addUser({ firstName: `读者 ${languageCode}`, languageCode });
    const group = (await place().control.state({})).chats.find(({ chat }) => chat.title === '读报小组');
    await place().control.addMember({ chat: group?.chat.id ?? 0, user: id });
    const visitor = await visit();
    const { page, field } = visitor;
    await page.getByLabel('我是').selectOption(String(id));
    await openGroup(visitor);
    await field.fill(`${name} 登月飞船何时返回`);
    await boxOf(visitor).getByRole('button', { name: label }).waitFor();
    await visitor.look(`inline-nothing-${languageCode}`);
    await boxOf(visitor).getByRole('button', { name: label }).click();
    await visitor.bubble(asked).waitFor();
    // It is looked at, and so it is read.
    expect(await page.locator('.chat-line[aria-current] .unread').count()).toBe(0);
    await visitor.look(`inline-asked-${languageCode}`);
    expect(await visitor.leave()).toEqual([]);
  });

  it('says where it is switched off', async () => {
    const visitor = await visit();
    const { page, field } = visitor;
    await openGroup(visitor);
    const inlineMode = page.getByRole('switch', { name: '内联模式' });
    await inlineMode.click();
    await expect.poll(() => inlineMode.isChecked()).toBe(false);
    await field.fill(`${name} 用电量`);
    await boxOf(visitor).getByText('内联模式已关闭').waitFor();
    await inlineMode.click();
    await page.keyboard.press('Escape');
    expect(await visitor.leave()).toEqual([]);
  });
});
