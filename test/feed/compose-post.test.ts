import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { articleText } from '../../src/article/article.js';
import { readArticle } from '../../src/article/read-article.js';
import { createZone } from '../../src/article/zone.js';
import { cleanHtml, paragraphsOf } from '../../src/feed/clean-html.js';
import { composePost } from '../../src/feed/compose-post.js';
import { oneLine } from '../../src/feed/feed-item.js';
import { readWebAddress } from '../../src/feed/web-address.js';

const zone = createZone('Asia/Shanghai');
const line = (maxUtf16Units: number) =>
  fc
    .oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom(
          '"',
          "'",
          '\\',
          ':',
          '#',
          '-',
          '\n',
          '<',
          '>',
          '&',
          '（',
          '）',
          '：',
          '新',
          ' ',
          '%',
          '!',
        ),
      }),
    )
    .map((text) => oneLine(text, maxUtf16Units));

it('whatever a feed says, the reader of articles understands title, date and source as they were said', () => {
  fc.assert(
    fc.property(
      fc.record({
        title: line(300),
        publishedMs: fc.option(fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2090, 0) }), { nil: null }),
        tags: fc.array(
          line(60).filter((tag) => tag !== null),
          { maxLength: 5 },
        ),
        sourceUrl: fc.option(
          fc.webUrl({ withQueryParameters: true, withFragments: true }).map((url) => readWebAddress(url)),
          { nil: null },
        ),
        body: fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }).map(paragraphsOf),
          fc.string({ maxLength: 200 }).map((html) => cleanHtml(html, null)),
        ),
      }),
      (post) => {
        const body = { html: `<p>开头的一段话说明了事情的经过。</p>\n${post.body.html}`, text: '' };
        const text = composePost({ ...post, body, publisher: null, foundAt: 'https://example.org/feed' }, zone);
        const result = readArticle({ path: 'feeds/x/2022-01-25-a.html', bytes: new TextEncoder().encode(text) });
        if (result.kind !== 'article') throw new Error(JSON.stringify(result));
        const { article } = result;
        expect(article.title).toBe(post.title);
        expect(article.sourceUrl).toBe(post.sourceUrl);
        expect(article.publishedAt?.epochMs ?? null).toBe(
          post.publishedMs === null ? null : Math.floor(post.publishedMs / 1000) * 1000,
        );
        expect(article.tags).toEqual(post.tags);
        expect(articleText(article)).toContain('开头的一段话说明了事情的经过。');
      },
    ),
    { numRuns: 500 },
  );
});

it.each(['科技日报', 'A & B', '新华网（财经）', '<b>', '某某网 - 要闻', '甲：乙'])(
  'the publisher is %s',
  (publisher) => {
    const text = composePost(
      {
        title: '题',
        publishedMs: null,
        tags: ['标签', '又一个'],
        publisher,
        sourceUrl: null,
        foundAt: 'https://example.org/feed',
        body: cleanHtml('<p>开头的一段话说明了事情的经过。</p>', null),
      },
      zone,
    );
    const result = readArticle({ path: 'feeds/x/a.html', bytes: new TextEncoder().encode(text) });
    expect(result).toMatchObject({ kind: 'article', article: { publisher } });
  },
);
