import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeKnown } from '../../src/article/known-article.js';
import { describeRejection } from '../../src/article/rejection.js';
import { readFile } from '../../src/intake/read-file.js';
import { readFolder } from '../../src/intake/read-folder.js';
import { createCorpus } from './corpus.js';

const post = (title: string, text: string): string =>
  `---\ntitle: ${title}\ndate: 2023-04-05 06:07:08\n---\n<p>${text}</p>\n\n<http://paper.example.com/${title}>\n`;
const STORY =
  '海港市昨日宣布，新建的灯塔码头将于六月开始试航，首批开通三条航线，连接外海与北岸，全程一百二十海里，票价尚未公布。';

test('whatever cannot be read is listed, and all else is served', async () => {
  const root = await createCorpus({
    '_posts/2023-04-05-a.md': post('甲', STORY),
    'old_post/2023-04-05-a.md': post('甲', STORY),
    'b/c.txt': post('乙', '北岸渔村的渔民说，他们盼这一天已经盼了很多年。'),
    'draft.md': '---\npublished: false\n---\n草稿。',
    'bytes.md': new Uint8Array([0x61, 0xff]),
    'large.md': 'a'.repeat(600_000),
    'none.md': '没有前言。',
  });
  await symlink('loop.md', join(root, 'loop.md'));
  const progress: [number, number][] = [];
  const content = await readFolder(root, {
    siteUrl: 'https://news.example.com',
    onProgress: (done, total) => progress.push([done, total]),
  });
  expect(content.articles.map(({ article, passages }) => [article.id, passages[0]?.id, article.siteUrl])).toEqual([
    ['2023-04-05-a', '2023-04-05-a#0', 'https://news.example.com/2023/04/05/a.html'],
    ['b/c', 'b/c#0', null],
  ]);
  expect(content.duplicates).toEqual([{ file: 'old_post/2023-04-05-a.md', of: '2023-04-05-a', why: 'same-text' }]);
  expect(content.unpublished).toEqual(['draft.md']);
  expect(content.rejected.map(describeRejection)).toEqual([
    'bytes.md: expected encoding to be UTF-8, got the byte 0xff at offset 1',
    'large.md: expected size to be at most 524288 bytes, got 600000 bytes',
    'loop.md: expected link to be one that ends, got a loop',
    'none.md: expected front matter to be a block between two lines of ---, got "没有前言。"',
  ]);
  expect(content.filesRead).toBe(7);
  expect(progress).toEqual([[7, 7]]);
});

test('the zone of the setting holds for dates without offset, and has to be one', async () => {
  const root = await createCorpus({ 'a.md': post('甲', STORY) });
  const { articles } = await readFolder(root, { timezone: 'Europe/Berlin' });
  expect(articles[0]?.article.publishedAt?.iso).toBe('2023-04-05T06:07:08+02:00');
  await expect(readFolder(root, { timezone: 'Europe/Nowhere' })).rejects.toThrow(RangeError);
});

test('articles known from an earlier run keep their ids', async () => {
  const before = await readFolder(await createCorpus({ 'x.md': post('甲', STORY) }));
  const after = await readFolder(await createCorpus({ 'y.md': post('甲', STORY) }), {
    known: before.articles.map(describeKnown),
  });
  expect(after.articles.map(({ article, passages }) => [article.path, article.id, passages[0]?.id])).toEqual([
    ['y.md', 'x', 'x#0'],
  ]);
});

test('many files are read in batches, in order', async () => {
  const paths = Array.from({ length: 150 }, (_, place) => `${String(place).padStart(3, '0')}.md`);
  const root = await createCorpus(Object.fromEntries(paths.map((path) => [path, post(path, `${STORY}${path}`)])));
  const progress: number[] = [];
  const { articles } = await readFolder(root, { onProgress: (done) => progress.push(done) });
  expect(progress).toEqual([64, 128, 150]);
  expect(articles.map(({ article }) => article.path)).toEqual(paths);
});

test('a file that is gone when it is to be read is rejected', async () => {
  const result = await readFile({ path: 'a.md', absolutePath: '/nowhere/a.md' });
  expect(result.kind === 'rejected' && describeRejection(result.rejection)).toBe(
    'a.md: expected file to be readable, got ENOENT',
  );
});
