import { expect, it } from 'vitest';
import { post, temporaryFolder, writeFiles } from '../cli/run-chuchu.js';
import { openPlayground } from './open-playground.js';
import { usePlace } from './use-place.js';

const title = `<img src=x onerror="document.title='坏了'">`;
const words = '梅子黄时日日晴，小溪泛尽却山行，<script>document.title=1</script>绿阴不减来时路。';

const { place, visit } = usePlace(() => {
  const corpus = writeFiles(temporaryFolder(), {
    '2022-01-01-1.html': post(
      [`title: '${title.replaceAll("'", "''")}'`, `tags: '<b>报</b>新闻'`],
      [words.replaceAll('<', '&lt;').replaceAll('>', '&gt;')],
    ),
  });
  return openPlayground({ corpus });
});

it('what an article says is text, whatever it looks like', async () => {
  const visitor = await visit();
  const answer = await visitor.ask('小溪泛尽却山行');
  expect(await answer.locator('blockquote').textContent()).toBe(words);
  expect(await answer.locator('.words').textContent()).toContain(title);
  await visitor.say('/latest');
  await visitor.bubble('最新文章').waitFor();
  expect(await visitor.page.locator('.words img, .words script, .words b').count()).toBe(0);
  expect(await visitor.page.title()).toBe('出处 · 试用场');
  expect(await visitor.leave()).toEqual([]);
});

it('and so is what people say, and what they and their chats are called', async () => {
  const { control } = place();
  const { id } = await control.addUser({ firstName: title, languageCode: 'en' });
  const chat = await control.addGroup({ title, members: [id, 1001] });
  const visitor = await visit();
  const { page } = visitor;
  await control.say({ user: id, chat: chat.id, text: words });
  await control.say({
    user: id,
    chat: chat.id,
    text: '点这里',
    entities: [{ type: 'text_link', offset: 0, length: 3, url: 'tg://resolve?domain=x' }],
  });
  await page.locator('.chat-name').filter({ hasText: title }).click();
  await visitor.bubble(words).waitFor();
  // An address that is no web page is no link.
  expect(await visitor.bubble('点这里').locator('a').count()).toBe(0);
  await page.getByRole('complementary').getByLabel('只在当前聊天').waitFor();
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.title()).toBe('出处 · 试用场');
  expect(await visitor.leave()).toEqual([]);
});
