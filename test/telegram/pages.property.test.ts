import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sourceOf } from '../../src/answer/source-of.js';
import { type Article, articleText, type Passage } from '../../src/article/article.js';
import { referToPassage } from '../../src/article/passage-reference.js';
import { splitPassages } from '../../src/article/split-passages.js';
import { createLibrary } from '../../src/library/create-library.js';
import { browsePage } from '../../src/telegram/browsing/browse-page.js';
import type { BrowsePath } from '../../src/telegram/browsing/browse-path.js';
import { answerData, readTap } from '../../src/telegram/messages/callback-data.js';
import type { News } from '../../src/telegram/news.js';
import { answerViewPage, type StandingView } from '../../src/telegram/pages/answer-view-page.js';
import { citation } from '../../src/telegram/pages/citation.js';
import type { Page } from '../../src/telegram/pages/page.js';
import type { PageState } from '../../src/telegram/pages/page-state.js';
import { sourceLine } from '../../src/telegram/pages/source-line.js';
import { splitArticle } from '../../src/telegram/pages/split-article.js';
import { startPage } from '../../src/telegram/pages/start-page.js';
import { languages } from '../../src/telegram/texts/language.js';
import { textsIn } from '../../src/telegram/texts/texts-in.js';
import { simplifiedChinese } from '../../src/telegram/texts/zh-hans/texts.js';
import { anyArticle, anyText, anyUrl, spanIn } from './any-article.js';
import { articleOf } from './newsroom.js';
import { pageFaults } from './page-faults.js';

const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
const shares = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));

interface Scene {
  readonly news: News;
  readonly state: PageState;
  readonly article: Article;
  readonly passages: readonly Passage[];
}

/** An answer that quotes up to five passages of an article, each also in another, whatever these hold. */
const anyScene: fc.Arbitrary<Scene> = fc
  .tuple(anyArticle('a'), anyArticle('b'), fc.boolean(), anyText, shares, shares)
  .map(([article, other, tapped, question, sentence, match]) => {
    const library = createLibrary();
    const passages = splitPassages(article);
    library.put(article, passages);
    const twins = passages.map((passage, ordinal) => ({ ...passage, id: `b#${ordinal}`, articleId: 'b' }));
    library.put(other, twins);
    const news: News = {
      library,
      followUp: () => null,
      normalizeName: (name) => name,
      quoteAsTyped: () => ({ kind: 'nothing-found' as const }),
      answerQuestion: () => ({ kind: 'nothing-found', question: '' }),
      answerAbout: () => ({ kind: 'nothing-found', question: '' }),
      highlight: (_question, text) => ({ sentence: spanIn(text, sentence), matches: [spanIn(text, match)] }),
      exampleQuestions: [],
    };
    const state: PageState = {
      id: 'abcdefghijklmnop',
      chatId: 7,
      threadId: 0,
      questionMessageId: tapped ? null : 11,
      tellsQuestion: tapped,
      quotes: tapped ? 3 : 1,
      answerMessageId: 12,
      question,
      passages: passages.slice(0, 5).map((passage, ordinal) => {
        const reference = referToPassage(passage);
        const alsoIn = Array.from({ length: 5 }, () => ({ ...reference, passageId: `b#${ordinal}` }));
        return { ...reference, confidence: 1, alsoIn };
      }),
      createdAtMs: 0,
    };
    return { news, state, article, passages };
  });

const anyTexts = fc.constantFrom(...languages).map(textsIn);

/** What the block quote of a page holds; `null` where it has none. */
function quoted({ text, entities }: Page): string | null {
  const block = entities.find(({ type }) => type.endsWith('blockquote'));
  return block === undefined ? null : text.slice(block.offset, block.offset + block.length);
}

/** Whether `shown`, perhaps with `…` before and after, is one run of `text`, word for word. */
function isRunOf(text: string, shown: string): boolean {
  return [shown, shown.slice(1), shown.slice(0, -1), shown.slice(1, -1)].some((run) => wellFormed(text).includes(run));
}

it('whatever the articles hold, each view is one that Telegram takes as it is, and quotes word for word', () => {
  fc.assert(
    fc.property(anyScene, fc.nat(9), anyTexts, ({ news, state, passages }, at, texts) => {
      const show = (view: StandingView): Page => answerViewPage(state, view, news, texts);
      const rank = Math.min(at, Math.max(0, state.passages.length - 1));
      const quote = show({ kind: 'quote', rank });
      expect(pageFaults(quote)).toEqual([]);
      expect(isRunOf(passages[rank]?.text ?? '', quoted(quote) ?? '')).toBe(true);
      const ordinal = Math.min(at, Math.max(0, passages.length - 1));
      const paragraph = show({ kind: 'paragraph', rank: 0, ordinal });
      expect(pageFaults(paragraph)).toEqual([]);
      const first = quoted(show({ kind: 'quote', rank: 0 }));
      const seen = quoted(paragraph) ?? '';
      expect(isRunOf(passages[ordinal]?.text ?? '', seen) || seen === (first ?? '')).toBe(true);
    }),
    { numRuns: 300 },
  );
});

/** What each block quote of a page holds. */
function allQuoted({ text, entities }: Page): string[] {
  return entities
    .filter(({ type }) => type.endsWith('blockquote'))
    .map(({ offset, length }) => text.slice(offset, offset + length));
}

it('any three quotes fit in a message, each word for word and with its source, and each opens by itself', () => {
  fc.assert(
    fc.property(anyScene, anyTexts, fc.nat(3), ({ news, state, article, passages }, texts, page) => {
      const three: PageState = { ...state, quotes: 3 };
      const shown = answerViewPage(three, { kind: 'quotes', page }, news, texts);
      expect(pageFaults(shown)).toEqual([]);
      const taps = shown.keyboard
        .flat()
        .map((button) => readTap('callback_data' in button ? button.callback_data : ''));
      const ranks = taps.flatMap((tap) => (tap?.kind === 'answer' && tap.view.kind === 'quote' ? [tap.view.rank] : []));
      const single = state.passages.length < 2;
      fc.pre(!single);
      expect(ranks.length).toBeGreaterThan(0);
      const shownRanks = ranks.filter((rank) => news.library.passage(`a#${rank}`) !== undefined);
      const source = sourceLine(sourceOf(article), texts).text;
      expect(shown.text.split(source).length - 1).toBeGreaterThanOrEqual(allQuoted(shown).length);
      for (const run of allQuoted(shown)) {
        expect(shownRanks.some((rank) => isRunOf(passages[rank]?.text ?? '', run))).toBe(true);
      }
      for (const rank of ranks) {
        const one = answerViewPage(three, { kind: 'quote', rank }, news, texts);
        expect(pageFaults(one)).toEqual([]);
        const back = one.keyboard.flat().map((button) => ('callback_data' in button ? button.callback_data : ''));
        expect(back).toContain(answerData(state.id, { kind: 'quotes', page: Math.floor(rank / 3) }));
      }
    }),
    { numRuns: 300 },
  );
});

/** How many pages there are, as the button between ‹ and › of the first says. */
function pageCount({ keyboard }: Page): number {
  const label = keyboard.flat().find(({ text }) => text.startsWith('1/'))?.text;
  return label === undefined ? 1 : Number(label.slice('1/'.length));
}

/** The parts in order, a line break between two where the text has one; `null` where they don't follow each other. */
function joinParts(text: string, parts: readonly string[]): string | null {
  let joined = '';
  for (const part of parts) {
    const gap = joined !== '' && !text.startsWith(part, joined.length) && text[joined.length] === '\n' ? '\n' : '';
    if (!text.startsWith(gap + part, joined.length)) return null;
    joined += gap + part;
  }
  return joined;
}

it('the pages of an article join to its whole text, word for word', () => {
  fc.assert(
    fc.property(anyScene, anyTexts, ({ news, state, article }, texts) => {
      const show = (page: number | null): Page =>
        answerViewPage(state, { kind: 'article', rank: 0, page }, news, texts);
      const pages = Array.from({ length: pageCount(show(0)) }, (_page, place) => show(place));
      expect([show(null), ...pages].flatMap(pageFaults)).toEqual([]);
      const parts = pages.map(quoted).filter((part) => part !== null);
      // A page on which there is nothing to see is not quoted, nor is an article whose quote is gone.
      fc.pre(parts.length === pages.length);
      const text = wellFormed(articleText(article));
      expect(joinParts(text, parts)).toBe(text);
    }),
    { numRuns: 300 },
  );
});

it('an article is split into pages that are the whole text, none too long, none in the middle of a character', () => {
  fc.assert(
    fc.property(
      anyText,
      fc.array(fc.nat(10_000), { maxLength: 20 }),
      fc.integer({ min: 101, max: 4000 }),
      (text, ends, max) => {
        const pages = splitArticle(text, ends, max);
        const gaps = pages.map(({ end }, place) => text.slice(end, pages[place + 1]?.start ?? text.length));
        expect(pages[0]?.start).toBe(0);
        expect(gaps.filter((gap) => gap !== '' && gap !== '\n')).toEqual([]);
        expect(Math.max(...pages.map(({ start, end }) => end - start))).toBeLessThanOrEqual(max);
        expect(pages.filter(({ start, end }) => end <= start && text[end] !== '\n' && text !== '')).toEqual([]);
        const inPairs = pages.filter(({ end }) =>
          /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(end - 1, end + 1)),
        );
        expect(inPairs).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});

it('keeps a passage whole, with the heading over it', () => {
  const [one, two] = ['一'.repeat(60), '二'.repeat(60)];
  const text = `${one}\n标题\n${two}`;
  expect(splitArticle(text, [60, text.length], 110).map(({ start, end }) => text.slice(start, end))).toEqual([
    one,
    `标题\n${two}`,
  ]);
});

/** A page of the newest articles, and of the publishers. */
function listsOf(page: number): BrowsePath[] {
  return [
    { from: [], shown: { kind: 'latest', page } },
    { from: [], shown: { kind: 'shelves', of: 'publisher', page } },
  ];
}

it('lists and the start are such pages too', () => {
  fc.assert(
    fc.property(
      fc.array(anyArticle('a'), { maxLength: 20 }),
      fc.nat(5),
      fc.array(anyText, { maxLength: 2 }),
      anyTexts,
      (articles, page, exampleQuestions, texts) => {
        const library = createLibrary();
        for (const [place, article] of articles.entries()) library.put({ ...article, id: `a${place}` }, []);
        const news: News = {
          library,
          followUp: () => null,
          normalizeName: (name) => name,
          quoteAsTyped: () => ({ kind: 'nothing-found' as const }),
          answerQuestion: () => ({ kind: 'nothing-found', question: '' }),
          answerAbout: () => ({ kind: 'nothing-found', question: '' }),
          highlight: () => ({ sentence: { start: 0, end: 0 }, matches: [] }),
          exampleQuestions,
        };
        const pages = [...listsOf(page).map((path) => browsePage(path, news, texts)), startPage(news, texts)];
        expect(pages.flatMap(pageFaults)).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

/** An address of that many characters. */
function url(length: number): string {
  return `https://example.com/${'a'.repeat(length - 20)}`;
}

it('the worst case of every share fits', () => {
  const long = { title: '题'.repeat(500), publisher: '社'.repeat(500), sourceUrl: url(900) };
  const library = createLibrary();
  const article = articleOf(
    'a',
    Array.from({ length: 40 }, () => '文'.repeat(499)),
    { ...long, sourceUrl: url(2048) },
  );
  library.put(article, splitPassages(article));
  for (let place = 0; place < 100; place += 1) {
    library.put(articleOf(`b${place}`, [], { ...long, publisher: `${'社'.repeat(38)}${place}` }), []);
  }
  const news: News = {
    library,
    followUp: () => null,
    normalizeName: (name) => name,
    quoteAsTyped: () => ({ kind: 'nothing-found' as const }),
    answerQuestion: () => ({ kind: 'nothing-found', question: '' }),
    answerAbout: () => ({ kind: 'nothing-found', question: '' }),
    highlight: (_question, text) => ({ sentence: { start: 0, end: text.length }, matches: [] }),
    exampleQuestions: [],
  };
  const first = library.passage('a#0');
  const state: PageState = {
    id: 'abcdefghijklmnop',
    chatId: 7,
    threadId: 0,
    questionMessageId: null,
    tellsQuestion: true,
    quotes: 1,
    answerMessageId: 12,
    question: '问'.repeat(4096),
    passages: [{ passageId: 'a#0', textHash: 'another', confidence: 1, alsoIn: [] }],
    createdAtMs: 0,
  };
  const views: StandingView[] = [
    { kind: 'quote', rank: 0 },
    { kind: 'paragraph', rank: 0, ordinal: 7 },
    { kind: 'article', rank: 0, page: 3 },
  ];
  expect(first?.text).toHaveLength(499);
  const pages = views.map((view) => answerViewPage(state, view, news, simplifiedChinese));
  const lists = listsOf(1).map((path) => browsePage(path, news, simplifiedChinese));
  expect([...pages, ...lists].flatMap(pageFaults)).toEqual([]);
});

it('a citation has at most 256 characters on one line, the day, and a whole address or none', () => {
  const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
  const publishedAt = '2022-01-25T11:26:09+08:00';
  fc.assert(
    fc.property(nullable(anyText), nullable(anyText), nullable(anyUrl), (title, publisher, sourceUrl) => {
      const line = citation({ title, publisher, publishedAt, sourceUrl }, simplifiedChinese) ?? '';
      expect(line.length).toBeGreaterThanOrEqual(1);
      expect(line.length).toBeLessThanOrEqual(256);
      expect(line).not.toContain('\n');
      const [, behind] = /，?2022-01-25(.*)$/u.exec(line) ?? [];
      const address = URL.canParse(sourceUrl ?? '') ? new URL(sourceUrl ?? '').href : '';
      expect(['', `，${address}`]).toContain(behind);
    }),
    { numRuns: 500 },
  );
});

it('a citation cuts the title first, and then leaves out the address', () => {
  const about = { publisher: '科技日报', publishedAt: '2022-01-25T11:26:09+08:00' };
  const title = '题'.repeat(300);
  const cut = citation({ title, ...about, sourceUrl: url(200) }, simplifiedChinese);
  expect(cut).toMatch(/^「题{36}…」，科技日报，2022-01-25，https:\/\/example\.com\/a{180}$/u);
  expect(cut).toHaveLength(256);
  expect(citation({ title, ...about, sourceUrl: url(230) }, simplifiedChinese)).toMatch(
    /^「题{237}…」，科技日报，2022-01-25$/u,
  );
  expect(citation({ title: '短', ...about, sourceUrl: url(230) }, simplifiedChinese)).toMatch(
    /^「短」，科技日报，2022-01-25，https/u,
  );
  expect(citation({ title: null, publisher: null, publishedAt: null, sourceUrl: null }, simplifiedChinese)).toBeNull();
});
