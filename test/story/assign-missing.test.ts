import { expect, it } from 'vitest';
import { assignMissing } from '../../src/story/assign-missing.js';
import { articleOf, report } from './made-articles.js';
import { openStories } from './open-stories.js';

const day = (n: number) => Date.UTC(2023, 6, n);
const articles = [
  { id: 'undated', path: 'a.md', publishedMs: null },
  { id: 'late', path: 'b.md', publishedMs: day(27) },
  { id: 'tie', path: 'd.md', publishedMs: day(26) },
  { id: 'early', path: 'c.md', publishedMs: day(26) },
];

const copy = (id: string) => articleOf(id, { paragraphs: report, date: null });

it('the earliest published comes first, then the path, what has no date last; a second time nothing is read', async () => {
  const { stories, again } = openStories();
  const read: string[] = [];
  const shown: string[] = [];
  let turns = 0;
  const options = {
    articles,
    read: (id: string) => {
      read.push(id);
      return copy(id);
    },
    takeTurn: async () => {
      turns += 1;
      await Promise.resolve();
    },
    progress: (done: number, total: number) => shown.push(`${done}/${total}`),
  };
  expect(await assignMissing({ ...options, stories })).toBe(4);
  expect(read).toEqual(['early', 'tie', 'late', 'undated']);
  expect(articles.map(({ id }) => stories.storyOf(id))).toEqual(['early', 'early', 'early', 'early']);
  expect(shown).toEqual(['1/4', '2/4', '3/4', '4/4']);
  expect(turns).toBeGreaterThan(4);
  expect(await assignMissing({ ...options, stories: again().stories })).toBe(0);
  expect(read).toHaveLength(4);
});

it('interrupted, it goes on where it was', async () => {
  const { stories, again } = openStories();
  const read: string[] = [];
  const options = {
    articles,
    read: (id: string) => {
      read.push(id);
      return copy(id);
    },
    progress: () => {},
  };
  const stopped = async () => {
    await Promise.resolve();
    if (read.length === 2) throw new Error('stopped');
  };
  await expect(assignMissing({ ...options, stories, takeTurn: stopped })).rejects.toThrow('stopped');
  expect(await assignMissing({ ...options, stories: again().stories, takeTurn: () => Promise.resolve() })).toBe(2);
  expect(read).toEqual(['early', 'tie', 'late', 'undated']);
});

it('an article that went away meanwhile is left out', async () => {
  const { stories } = openStories();
  const options = { stories, articles, takeTurn: () => Promise.resolve(), progress: () => {} };
  await assignMissing({ ...options, read: (id) => (id === 'early' ? undefined : copy(id)) });
  expect([stories.storyOf('early'), stories.storyOf('late')]).toEqual([undefined, 'tie']);
});
