import { chmod, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleText } from '../../src/article/article.js';
import { decodeArticle } from '../../src/article/article-record.js';
import { createCorpus } from '../intake/corpus.js';
import { KeptRecords } from './kept-records.js';
import { survey } from './survey.js';

const post = (title: string, text: string): string =>
  `---\ntitle: ${title}\ndate: 2023-04-05 06:07:08\n---\n<p>${text}</p>\n`;
const STORY =
  '海港市昨日宣布，新建的灯塔码头将于六月开始试航，首批开通三条航线，连接外海与北岸，全程一百二十海里，票价尚未公布。';
const OTHER =
  '北岸渔村的渔民说，他们盼这一天已经盼了很多年，从前出海要等潮水，往后有了码头，天天都能把新鲜的鱼送到城里去卖。';

/** Seconds since 1970, long before the files are read. */
const longAgo = 1_600_000_000;

async function oldCorpus(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await createCorpus(files);
  await Promise.all(Object.keys(files).map((path) => utimes(join(root, path), longAgo, longAgo)));
  return root;
}

const files = {
  'a.md': post('甲', STORY),
  'b.md': post('乙', OTHER),
  'copy/a.md': post('甲', STORY),
  'draft.md': '---\npublished: false\n---\n草稿。',
  'none.md': '没有前言。',
};

describe('a folder that was read before', () => {
  it('is not read again, and everything that was told is told again', async () => {
    const root = await oldCorpus(files);
    const kept = new KeptRecords();
    const cold = await survey(root, kept);
    expect(cold.parsed).toEqual(['a.md', 'b.md', 'copy/a.md', 'draft.md', 'none.md']);
    expect(cold.changes.put.map(({ id }) => id)).toEqual(['a', 'b']);
    const warm = await survey(root, kept);
    expect(warm.parsed).toEqual([]);
    expect(warm.changes).toMatchObject({ any: false, put: [], discard: [] });
    const told = ({ rejected, duplicates, unpublished, articleCount, passageCount, fileCount }: typeof cold) => ({
      rejected,
      duplicates,
      unpublished,
      articleCount,
      passageCount,
      fileCount,
    });
    expect(told(warm)).toEqual(told(cold));
    expect(told(warm)).toMatchObject({
      rejected: [{ file: 'none.md' }],
      duplicates: [{ file: 'copy/a.md', of: 'a' }],
      unpublished: ['draft.md'],
      articleCount: 2,
      fileCount: 5,
    });
  });

  it('is believed by size and time: other bytes of the same size and time are not seen', async () => {
    const root = await oldCorpus({ 'a.md': post('甲', STORY) });
    const kept = new KeptRecords();
    await survey(root, kept);
    await writeFile(join(root, 'a.md'), post('乙', STORY));
    await utimes(join(root, 'a.md'), longAgo, longAgo);
    expect(await survey(root, kept)).toMatchObject({ parsed: [], changes: { any: false } });
  });

  it('has a file of another time and the same bytes looked at, and not parsed', async () => {
    const root = await oldCorpus({ 'a.md': post('甲', STORY) });
    const kept = new KeptRecords();
    await survey(root, kept);
    await utimes(join(root, 'a.md'), longAgo + 60, longAgo + 60);
    const touched = await survey(root, kept);
    expect(touched).toMatchObject({ parsed: [], changes: { any: true, put: [], discard: [] } });
    expect(await survey(root, kept)).toMatchObject({ parsed: [], changes: { any: false } });
  });

  it('has a file that was written within two seconds before it was read looked at again', async () => {
    const root = await oldCorpus({ 'a.md': post('甲', STORY) });
    const kept = new KeptRecords();
    await survey(root, kept, { now: () => longAgo * 1_000 + 1_999 });
    await writeFile(join(root, 'a.md'), post('乙', STORY));
    await utimes(join(root, 'a.md'), longAgo, longAgo);
    const changed = await survey(root, kept, { now: () => longAgo * 1_000 + 9_000 });
    expect(changed.parsed).toEqual(['a.md']);
    expect(changed.changes.put.map(({ id }) => id)).toEqual(['a']);
  });

  it('has each file compared by its bytes where it stands in another place now', async () => {
    const root = await oldCorpus({ 'a.md': post('甲', STORY), 'b.md': post('乙', OTHER) });
    const other = await oldCorpus({ 'a.md': post('甲', STORY), 'b.md': post('丙', OTHER) });
    const kept = new KeptRecords();
    await survey(root, kept);
    expect((await survey(other, kept)).parsed).toEqual(['b.md']);
  });

  it('serves the copy of an article that is gone under the id it had, without reading it', async () => {
    const root = await oldCorpus(files);
    const kept = new KeptRecords();
    await survey(root, kept);
    await rm(join(root, 'a.md'));
    const { parsed, changes, duplicates } = await survey(root, kept);
    expect(parsed).toEqual([]);
    expect(changes.discard).toEqual([]);
    const [copy, ...others] = changes.put;
    expect(others).toEqual([]);
    expect(copy).toMatchObject({ id: 'a', path: 'copy/a.md' });
    const { article } = decodeArticle(copy?.article ?? new Uint8Array(), { id: 'a', path: 'copy/a.md' });
    expect(articleText(article)).toBe(STORY);
    expect(duplicates).toEqual([]);
  });

  it('keeps the id of a post that moves to another folder', async () => {
    const root = await oldCorpus({ '2023-04-05-a.md': post('甲', STORY) });
    const kept = new KeptRecords();
    await survey(root, kept);
    await rename(join(root, '2023-04-05-a.md'), join(root, '2023-04-05-a.html'));
    const moved = await survey(root, kept);
    expect(moved.changes).toMatchObject({ discard: [], put: [{ id: '2023-04-05-a', path: '2023-04-05-a.html' }] });
    expect([...kept.records('articles').keys()]).toEqual(['2023-04-05-a.html']);
  });

  it.skipIf(process.getuid?.() === 0)('tells of a file that may not be read any more (root may)', async () => {
    const root = await oldCorpus({ 'a.md': post('甲', STORY) });
    const kept = new KeptRecords();
    await survey(root, kept);
    await writeFile(join(root, 'a.md'), post('甲甲', STORY));
    await chmod(join(root, 'a.md'), 0);
    expect(await survey(root, kept)).toMatchObject({
      rejected: [{ file: 'a.md', got: 'EACCES' }],
      changes: { discard: ['a'], put: [] },
    });
    expect([...kept.records('files').keys()]).toEqual([]);
  });
});
