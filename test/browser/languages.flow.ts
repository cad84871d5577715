import { describe, expect, it } from 'vitest';
import { languages } from '../../src/telegram/texts/language.js';
import { textsIn } from '../../src/telegram/texts/texts-in.js';
import { openPlayground } from './open-playground.js';
import { usePlace } from './use-place.js';
import type { Visitor } from './visitor.js';

const { visit } = usePlace(openPlayground);

const question = '2021年小微企业用电量增长了多少？';
const people = { 'zh-Hans': '读者 (zh-hans)', 'zh-Hant': '林曉 (zh-hant)', en: 'Sam (en)' } as const;
const days = { 'zh-Hans': '2022年1月29日', 'zh-Hant': '2022年1月29日', en: 'Jan 29, 2022' } as const;

/** Opens the page as that person, in their chat with the bot. */
async function become(visitor: Visitor, person: string): Promise<void> {
  await visitor.page.getByRole('combobox', { name: /^我是/u }).selectOption({ label: person });
  await visitor.page.locator('.chat-line').first().click();
}

describe.each(languages)('somebody whose client is in %s', (language) => {
  const texts = textsIn(language);

  it('reads, asks and subscribes in their language', async () => {
    const visitor = await visit();
    await become(visitor, people[language]);
    await visitor.ask('/start');
    const answer = await visitor.ask(question);
    await answer.locator('blockquote').filter({ hasText: '9.6%' }).waitFor();
    await answer.getByText(days[language]).waitFor();
    await answer.getByRole('button', { name: texts.wholeArticle() }).waitFor();
    await visitor.ask('火星上有没有企鹅？');
    await visitor.look(`language-${language}-answers`);
    const card = await visitor.ask('/subscribe 缆车');
    await card.getByText(texts.subscribing.cardHead('缆车', 'added')).waitFor();
    await card.getByRole('button', { name: texts.subscribing.quietHours() }).click();
    await visitor.bubble(texts.subscribing.noQuietHours()).waitFor();
    await visitor.ask('/subscriptions');
    await visitor.look(`language-${language}-subscriptions`);
    await visitor.ask('/help');
    await visitor.look(`language-${language}-help`);

    expect(await visitor.leave()).toEqual([]);
  });
});

it('a group is spoken to in the language of whoever brought the bot there', async () => {
  const visitor = await visit();
  const { page } = visitor;
  await page.locator('.chat-line').filter({ hasText: '财经讨论区' }).click();
  const answer = await visitor.ask('/ask@chuchu_playground_bot 火星上有没有企鹅？');
  await answer.getByText(textsIn('zh-Hant').nothingFound().split('\n')[0] ?? '').waitFor();
  await page.locator('.chat-line').filter({ hasText: '读报小组' }).click();
  const plain = await visitor.ask('/ask@chuchu_playground_bot 火星上有没有企鹅？');
  await plain.getByText(textsIn('zh-Hans').nothingFound().split('\n')[0] ?? '').waitFor();
  expect(await visitor.leave()).toEqual([]);
});
