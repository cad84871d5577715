import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { articleText } from '../../src/article/article.js';
import { splitPassages } from '../../src/article/split-passages.js';
import { createLibrary } from '../../src/library/create-library.js';
import { browsePage } from '../../src/telegram/browsing/browse-page.js';
import {
  type BrowsePath,
  type BrowseStep,
  browseData,
  readBrowseData,
  stepBack,
} from '../../src/telegram/browsing/browse-path.js';
import { browsingReply } from '../../src/telegram/browsing/browsing-reply.js';
import { readTap } from '../../src/telegram/messages/callback-data.js';
import type { News } from '../../src/telegram/news.js';
import type { Page } from '../../src/telegram/pages/page.js';
import { languages } from '../../src/telegram/texts/language.js';
import { textsIn } from '../../src/telegram/texts/texts-in.js';
import { anyArticle, anyText } from './any-article.js';
import { pageFaults } from './page-faults.js';

const page = fc.oneof(fc.nat(3), fc.constantFrom(999_999));
const kind = fc.constantFrom('publisher', 'category', 'day');
const id = fc.stringMatching(/^[\w-]{12}$/u);
const optional = (step: fc.Arbitrary<BrowseStep>): fc.Arbitrary<readonly BrowseStep[]> =>
  fc.option(step, { nil: null }).map((one) => (one === null ? [] : [one]));

/** Any way that there is, to things that there may not be. */
const anyPath: fc.Arbitrary<BrowsePath> = fc
  .tuple(
    optional(fc.record({ kind: fc.constant('latest'), page })),
    optional(fc.record({ kind: fc.constant('shelves'), of: kind, page })),
    optional(fc.record({ kind: fc.constant('shelf'), of: kind, id, page })),
    optional(fc.record({ kind: fc.constant('article'), key: id, page })),
  )
  .map((steps) => steps.flat())
  .filter((steps) => steps.length > 0)
  .map((steps) => ({ from: steps.slice(0, -1), shown: steps.at(-1) ?? { kind: 'latest', page: 0 } }));

const anyArticles = fc.array(
  fc.tuple(anyArticle('a'), fc.option(anyText, { nil: null })).map(([article, category]) => ({ ...article, category })),
  { maxLength: 20 },
);

function newsOf(articles: readonly (typeof anyArticles extends fc.Arbitrary<(infer One)[]> ? One : never)[]): News {
  const library = createLibrary();
  for (const [place, article] of articles.entries()) {
    const own = { ...article, id: `a${place}` };
    library.put(own, splitPassages(own));
  }
  return {
    library,
    followUp: () => null,
    quoteAsTyped: () => ({ kind: 'nothing-found' as const }),
    answerAbout: () => ({ kind: 'nothing-found', question: '' }),
    normalizeName: (name) => name.normalize('NFKC').toLowerCase(),
    answerQuestion: () => ({ kind: 'nothing-found', question: '' }),
    highlight: () => ({ sentence: { start: 0, end: 0 }, matches: [] }),
    exampleQuestions: [],
  };
}

it('a path is read as it was written, in at most 64 bytes, and nothing else is one', () => {
  fc.assert(
    fc.property(anyPath, fc.string(), (path, words) => {
      const data = browseData(path);
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      expect(readBrowseData(data)).toEqual(path);
      expect([null, words]).toContain(readBrowseData(words) === null ? null : words);
      expect(readBrowseData(`${data} `)).toBeNull();
    }),
  );
  for (const data of ['at:', 'at:L', 'at:P0L0', 'at:L1000000', 'at:pAAAAAAAAAAA0', 'at:aAAAAAAAAAAAA', 'L0'])
    expect(readBrowseData(data)).toBeNull();
});

it('wherever one goes through whatever articles, each page is one that Telegram takes, and leads on and back', () => {
  fc.assert(
    fc.property(
      anyArticles,
      anyPath,
      fc.array(fc.nat(60), { maxLength: 12 }),
      fc.constantFrom(...languages),
      (articles, start, taps, language) => {
        const news = newsOf(articles);
        const texts = textsIn(language);
        let path = start;
        let shown: Page = browsePage(path, news, texts);
        expect(pageFaults(shown)).toEqual([]);
        for (const tap of taps) {
          const ways = shown.keyboard.flat().flatMap((button) => {
            const read = 'callback_data' in button ? readTap(button.callback_data) : null;
            return read?.kind === 'browse' ? [read.path] : [];
          });
          const back = stepBack(path);
          // What there is nothing of may have no way on, but the way back is there.
          const known = news.library.articleCount > 0 && back !== null ? [browseData(back)] : [];
          expect(ways.map(browseData)).toEqual(expect.arrayContaining(known));
          const next = ways[tap % Math.max(1, ways.length)];
          if (next === undefined) break;
          path = next;
          shown = browsePage(path, news, texts);
          expect(pageFaults(shown)).toEqual([]);
        }
      },
    ),
    { numRuns: 60 },
  );
});

it('whatever is written behind the command, the answer is one that Telegram takes', () => {
  const clock = { nowMs: Date.UTC(2022, 0, 25), timezone: 'Asia/Shanghai' };
  fc.assert(
    fc.property(
      anyArticles,
      fc.oneof(anyText, fc.constantFrom('今天', '2022-01-25', '1月25日', '来源:中', '日期:x', '中')),
      fc.constantFrom('latest', 'sources'),
      fc.constantFrom(...languages),
      (articles, written, of, language) => {
        const reply = browsingReply({ of, written: written.trim() }, newsOf(articles), clock, textsIn(language));
        expect(pageFaults(reply)).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

it('an article that is opened from a list stands there word for word, over its pages', () => {
  fc.assert(
    fc.property(anyArticles, fc.nat(7), (articles, place) => {
      const news = newsOf(articles);
      const texts = textsIn('zh-Hans');
      const article = news.library.newest({ limit: 8 })[place];
      fc.pre(article !== undefined);
      const list = browsePage({ from: [], shown: { kind: 'latest', page: 0 } }, news, texts);
      const button = list.keyboard.flat().find(({ text }) => text === String(place + 1));
      const read = button !== undefined && 'callback_data' in button ? readTap(button.callback_data) : null;
      if (read?.kind !== 'browse' || read.path.shown.kind !== 'article') throw new Error('expected an article');
      const text = articleText(article ?? { blocks: [] }).replaceAll(/\p{Surrogate}/gu, '\ufffd');
      let at = 0;
      for (let number = 0; at < text.length && number < 100; number += 1) {
        const shown = browsePage({ ...read.path, shown: { ...read.path.shown, page: number } }, news, texts);
        const block = shown.entities.find(({ type }) => type === 'blockquote');
        // A page on which there is nothing to see says so.
        if (block === undefined) return;
        const part = shown.text.slice(block.offset, block.offset + block.length);
        const found = text.startsWith(part, at) ? at : at + 1;
        expect(text.startsWith(part, found)).toBe(true);
        at = found + part.length;
      }
      expect(at).toBeGreaterThanOrEqual(text.length - 1);
    }),
    { numRuns: 60 },
  );
});
