import { describe, expect, it } from 'vitest';
import { openPlayground } from './open-playground.js';
import { openChat } from './people.js';
import { usePlace } from './use-place.js';
import type { Visitor } from './visitor.js';

const { place, visit } = usePlace(openPlayground);

/** Draws the mouse over a part of a message's text. */
async function drag(visitor: Visitor, bubble: string, part: string): Promise<void> {
  const words = visitor.bubble(bubble).locator('.words');
  await words.scrollIntoViewIfNeeded();
  const span = await words.evaluate((element, wanted) => {
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, right, top, height } = range.getBoundingClientRect();
      return { left, right, middle: top + height / 2 };
    }
    throw new Error(`expected ${wanted} in one piece of the message`);
  }, part);
  const { mouse } = visitor.page;
  await mouse.move(span.left + 1, span.middle);
  await mouse.down();
  await mouse.move(span.right - 1, span.middle, { steps: 5 });
  await mouse.up();
}

describe('a group of three', () => {
  it('is asked by /ask, answered to a message, and to a part of it picked with the mouse', async () => {
    const visitor = await visit();
    const { page } = visitor;
    await openChat(visitor, '读报小组');
    await visitor.bubble('专精特新企业已经有四万多家').waitFor();
    await visitor.look('group');

    // A reply to what somebody said.
    const talk = visitor.bubble('专精特新企业已经有四万多家');
    await talk.click({ button: 'right' });
    await talk.getByRole('button', { name: '回复', exact: true }).click();
    await visitor.say('我来查一下');
    expect(await visitor.bubble('我来查一下').locator('.reply-line').textContent()).toContain('Sam');

    // A part of it.
    await drag(visitor, '小微企業去年的用電量', '用電量');
    await visitor.bubble('小微企業去年的用電量').getByRole('button', { name: '引用所选并回复' }).click();
    await page.locator('.about').filter({ hasText: '❝ 用電量' }).waitFor();
    const said = await visitor.ask('/ask@chuchu_playground_bot');
    expect(await visitor.bubble('❝ 用電量').getAttribute('class')).toContain('mine');
    await said.locator('blockquote').filter({ hasText: '小微企业用电量同比增长9.6%' }).waitFor();

    // The menu names the bot, which in a group hears only what is meant for it.
    const answer = await visitor.ask('/ask@chuchu_playground_bot “专精特新”企业有多少家？');
    await answer.locator('blockquote').filter({ hasText: '4万多家' }).waitFor();
    expect(await visitor.leave()).toEqual([]);
  });

  it('is told by a reply with /ask where something was said; its answer opens in private, and is folded away', async () => {
    const visitor = await visit();
    const { page } = visitor;
    await openChat(visitor, '读报小组');
    const said = '听说工信部公布的“专精特新”企业已经有4万多家';
    await place().control.say({ user: 1003, chat: -2001, text: said });
    const talk = visitor.bubble(said);
    await talk.click({ button: 'right' });
    await talk.getByRole('button', { name: '回复', exact: true }).click();
    const answer = await visitor.ask('/ask@chuchu_playground_bot');
    await answer.locator('blockquote').filter({ hasText: '4万多家' }).waitFor();
    await visitor.look('group-ask-in-reply');

    // Somebody else may not fold it away.
    await page.getByRole('combobox', { name: /^我是/u }).selectOption({ label: 'Sam (en)' });
    await openChat(visitor, '读报小组');
    await answer.getByRole('button', { name: '收起' }).click();
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
    await dialog.filter({ hasText: '只有提问的人和群管理员可以收起。' }).waitFor();
    await visitor.look('group-fold-refused');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: /^我是/u }).selectOption({ label: '读者 (zh-hans)' });
    await openChat(visitor, '读报小组');

    await answer.getByRole('button', { name: '私聊看全部' }).click();
    const opened = visitor.bubble('问：');
    await opened.locator('blockquote').filter({ hasText: '4万多家' }).waitFor();
    await opened.getByRole('button', { name: '全文' }).waitFor();
    await visitor.look('group-answer-in-private');

    await openChat(visitor, '读报小组');
    await answer.getByRole('button', { name: '收起' }).click();
    await answer.waitFor({ state: 'detached' });
    expect(await visitor.leave()).toEqual([]);
  });

  it('somebody else can be played, and sees their own chats', async () => {
    const visitor = await visit();
    const { page } = visitor;
    await page.getByRole('combobox', { name: /^我是/u }).selectOption({ label: 'Sam (en)' });
    await page.getByRole('button', { name: '开始' }).waitFor();
    await openChat(visitor, '读报小组');
    await visitor.say('我是 Sam');
    await page.getByRole('combobox', { name: /^我是/u }).selectOption({ label: '读者 (zh-hans)' });
    const said = visitor.bubble('我是 Sam');
    await said.waitFor();
    expect(await said.getAttribute('class')).not.toContain('mine');
    expect(await said.locator('.sender').textContent()).toBe('Sam');
    expect(await visitor.leave()).toEqual([]);
  });

  it('what is said elsewhere is counted until it is looked at', async () => {
    const visitor = await visit();
    await openChat(visitor, '每日财经');
    await place().control.say({ user: 1003, chat: -2001, text: '有人在吗' });
    const line = visitor.page.locator('.chat-line').filter({ hasText: '读报小组' });
    await line.locator('.unread').filter({ hasText: '1' }).waitFor();
    await line.click();
    await line.locator('.unread').waitFor({ state: 'detached' });
    expect(await visitor.leave()).toEqual([]);
  });

  it('the bot is removed, added, made administrator; the group is upgraded, and stays in sight', async () => {
    const visitor = await visit();
    const { page } = visitor;
    await openChat(visitor, '读报小组');
    const here = page.getByRole('switch', { name: '机器人在这里' });
    await here.click();
    await page.locator('.service').filter({ hasText: '读者 把 出处 移了出去' }).waitFor();
    await page.getByText('3 位成员 · 机器人不在这里。').waitFor();
    await page.getByRole('switch', { name: '隐私模式', exact: true }).click();
    await here.click();
    // For the second time: they have brought it there once.
    await page.locator('.service').filter({ hasText: '读者 把 出处 拉了进来' }).nth(1).waitFor();
    expect((await place().control.profile()).info.can_read_all_group_messages).toBe(true);
    await page.getByRole('switch', { name: '我是管理员' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.panel [role=switch]:checked').length >= 3);
    await page.getByRole('switch', { name: '机器人是管理员' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.panel [role=switch]:checked').length >= 4);
    const { members } = await stateOf('读报小组');
    expect(members.find(({ user }) => user === 1001)?.status).toBe('administrator');
    expect(members.find(({ user }) => user === 7_000_000_001)?.status).toBe('administrator');
    await page.getByRole('button', { name: '升级为超级群' }).click();
    await page.locator('.service').filter({ hasText: '这个群已升级为超级群' }).waitFor();
    expect((await stateOf('读报小组')).chat.type).toBe('supergroup');
    const answer = await visitor.ask('/ask@chuchu_playground_bot 小微企业用电量');
    await answer.locator('blockquote').filter({ hasText: '9.6%' }).waitFor();
    expect(await visitor.leave()).toEqual([]);
  });

  const stateOf = async (title: string) => {
    const { chats } = await place().control.state();
    const found = chats.findLast(({ chat, migratedTo }) => chat.title === title && migratedTo === null);
    if (found === undefined) throw new Error(`expected a chat ${title}`);
    return found;
  };
});

describe('a forum, a channel', () => {
  it('a topic is a conversation of its own', async () => {
    const visitor = await visit();
    const { page } = visitor;
    await openChat(visitor, '财经讨论区');
    expect(await page.getByText('這個話題專門討論').count()).toBe(0);
    await page.getByRole('group', { name: '话题' }).getByRole('button', { name: '中小企业' }).click();
    await visitor.bubble('這個話題專門討論').waitFor();
    const answer = await visitor.ask('/ask@chuchu_playground_bot 天科合达做什么？');
    await answer.locator('blockquote').waitFor();
    await visitor.look('topic');
    await page.getByRole('group', { name: '话题' }).getByRole('button', { name: '综合' }).click();
    expect(await page.getByText('天科合达').count()).toBeLessThanOrEqual(1);
    await page.getByRole('textbox', { name: '话题名称' }).fill('新话题');
    await page.getByRole('button', { name: '添加' }).click();
    await page.getByRole('group', { name: '话题' }).getByRole('button', { name: '新话题' }).waitFor();
    expect(await visitor.leave()).toEqual([]);
  });

  it('a channel is for its owner to post in', async () => {
    const visitor = await visit();
    const { page } = visitor;
    await openChat(visitor, '每日财经');
    await visitor.say('今天的第一条');
    await page.getByRole('switch', { name: '机器人在这里' }).click();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('.panel-section:nth-of-type(2) input')?.checked,
    );
    await visitor.look('channel');
    expect(await visitor.leave()).toEqual([]);
  });

  it('a file goes with what is written as its caption', async () => {
    const visitor = await visit();
    const { page, field } = visitor;
    await field.fill('天科合达做什么？');
    const file = { name: '剪报.png', mimeType: 'image/png', buffer: Buffer.from('not really') };
    await page.getByLabel('发送文件').setInputFiles(file);
    const sent = page.locator('article.mine').filter({ hasText: '［图片］' });
    await sent.filter({ hasText: '天科合达做什么？' }).waitFor();
    expect(await field.inputValue()).toBe('');
    await page.locator('article:not(.mine)').filter({ hasText: '［图片］' }).locator('blockquote').waitFor();
    expect(await visitor.leave()).toEqual([]);
  });
});

describe('as somebody likes it', () => {
  it('in English, in the dark, and so it stays', async () => {
    const visitor = await visit({ locale: 'en-GB', colorScheme: 'dark' });
    const { page } = visitor;
    await page.getByText('This is not Telegram').waitFor();
    await visitor.ask('天科合达做什么？');
    await visitor.look('english-dark');
    await page.getByRole('button', { name: 'Switch between dark and light' }).click();
    await page.getByRole('button', { name: '中文' }).click();
    await page.reload();
    await page.getByText('这不是 Telegram').waitFor();
    expect(
      await page.evaluate(() => [document.documentElement.dataset['theme'], document.documentElement.lang]),
    ).toEqual(['light', 'zh-Hans']);
    expect(await visitor.leave()).toEqual([]);
  });

  it('what can not be sent is said, and comes back to be changed', async () => {
    const visitor = await visit();
    await visitor.field.fill('长'.repeat(5000));
    await visitor.field.press('Enter');
    await visitor.page.locator('.notice').filter({ hasText: 'message is too long' }).waitFor();
    expect((await visitor.field.inputValue()).length).toBe(5000);
    const complaints = visitor.complaints.filter((each) => !each.includes('400'));
    expect(complaints).toEqual([]);
    await visitor.page.context().close();
  });
});
