import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as fc from 'fast-check';

const paths = ['a.md', 'b.md', 'x/a.md', 'x/b.txt', '2023-04-05-n.md', 'x/2023-04-05-n.md', 'y/2023-04-05-n.md'];
const sentences = [
  '海港市宣布码头将于六月试航。',
  '北岸的渔民盼了很多年。',
  '票价尚未公布，首批三条航线。',
  '全程一百二十海里。',
];

export interface Edit {
  readonly path: string;
  /** `null` deletes it. */
  readonly content: string | null;
}

const anyPost = fc
  .record({
    title: fc.constantFrom('', 'title: 甲', 'title: 乙', 'published: false', 'date: 五月'),
    date: fc.constantFrom('', 'date: 2023-04-05 06:07:08'),
    paragraphs: fc.array(fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 4 }), { maxLength: 12 }),
    source: fc.constantFrom('', '\n<http://paper.example.com/a>\n'),
  })
  .map(({ title, date, paragraphs, source }) =>
    ['---', title, date, '---', ...paragraphs.map((part) => `<p>${part.join('')}</p>`), source].join('\n'),
  );

/** A file of a small folder is written or deleted: articles that are the same, share a name, or are none. */
export const anyEdit: fc.Arbitrary<Edit> = fc.record({
  path: fc.constantFrom(...paths),
  content: fc.oneof(
    { weight: 6, arbitrary: anyPost },
    { weight: 2, arbitrary: fc.constant(null) },
    fc.constant('没有头'),
  ),
});

/** @param seconds when it was written, since 1970 */
export async function edit(file: string, content: string | null, seconds: number): Promise<void> {
  if (content === null) return rm(file, { force: true });
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  await utimes(file, seconds, seconds);
}
