import { describe, expect, it } from 'vitest';
import { languages } from '../../src/telegram/texts/language.js';
import { textsIn } from '../../src/telegram/texts/texts-in.js';
import { openPlayground } from './open-playground.js';
import { become, openChat, people } from './people.js';
import { usePlace } from './use-place.js';

const { visit } = usePlace(openPlayground);

const question = '2021年小微企业用电量增长了多少？';
const days = { 'zh-Hans': '2022年1月29日', 'zh-Hant': '2022年1月29日', en: 'Jan 29, 2022' } as const;

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
  await openChat(visitor, '财经讨论区');
  const answer = await visitor.ask('/ask@chuchu_playground_bot 火星上有没有企鹅？');
  await answer.getByText(textsIn('zh-Hant').groups.nothingFound()).waitFor();
  await openChat(visitor, '读报小组');
  const plain = await visitor.ask('/ask@chuchu_playground_bot 火星上有没有企鹅？');
  await plain.getByText(textsIn('zh-Hans').groups.nothingFound()).waitFor();
  expect(await visitor.leave()).toEqual([]);
});
