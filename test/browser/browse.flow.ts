import { expect, it } from 'vitest';
import { countyParagraphs, countyQuestion, makeCorpus } from '../serve/corpus.js';
import { openPlayground } from './open-playground.js';
import { usePlace } from './use-place.js';

const { place, visit } = usePlace(() => openPlayground({ corpus: makeCorpus() }));

it('goes through the articles by publisher and by day, reads one, and comes back the same way', async () => {
  const visitor = await visit();
  await visitor.page.getByRole('button', { name: '开始' }).click();
  const list = await visitor.ask('/latest');
  const press = (name: string) => list.getByRole('button', { name, exact: true }).click();
  const shows = (text: string) => list.locator('.words').filter({ hasText: text }).waitFor();
  await shows('最新文章（共 11 篇）');
  await visitor.look('browse-latest');

  await press('按媒体');
  await shows('共 5 家媒体，11 篇文章');
  await visitor.look('browse-publishers');
  await press('农民日报');
  await shows('农民日报（共 4 篇）');
  await visitor.look('browse-publisher');
  await press('2');
  await shows('金湖的稻田 · 农民日报 · 2022年3月6日');
  expect(await list.locator('blockquote').textContent()).toBe(countyParagraphs('金湖').join('\n'));
  await visitor.look('browse-article');
  await press('‹ 返回列表');
  await shows('农民日报（共 4 篇）');
  await press('‹ 返回');
  await shows('共 5 家媒体，11 篇文章');
  await press('‹ 返回');
  await shows('最新文章（共 11 篇）');

  await press('按日期');
  await shows('2022年3月8日：1 篇');
  await visitor.look('browse-days');
  await press('2022年1月25日');
  await shows('工信部：加码扶持元宇宙等新兴领域主力军');
  const named = await visitor.ask('/latest 四川日报');
  await named.locator('.words').filter({ hasText: '四川日报（共 4 篇）' }).waitFor();
  expect(await visitor.leave()).toEqual([]);
});

it('says what one thinks of a quote, changes it, and takes the quote along to another chat', async () => {
  const visitor = await visit();
  const { page } = visitor;
  const answer = await visitor.ask(countyQuestion);
  await answer.getByRole('button', { name: '👍', exact: true }).click();
  await answer.getByRole('button', { name: '👍 ✓', exact: true }).waitFor();
  await page.getByText('谢谢，记下了。').waitFor();
  await visitor.look('vote');
  await answer.getByRole('button', { name: '👎', exact: true }).click();
  await answer.getByRole('button', { name: '👎 ✓', exact: true }).waitFor();
  await answer.getByRole('button', { name: '分享', exact: true }).click();
  expect(await visitor.field.inputValue()).toMatch(/^@chuchu_playground_bot #[\w-]{16}\.0$/u);
  expect(await visitor.leave()).toEqual([]);
  expect((await place().control.calls({ outcome: 'refused' })).map(({ method }) => method)).toEqual([]);
});
