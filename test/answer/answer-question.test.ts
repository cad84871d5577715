import { describe, expect, it } from 'vitest';
import type { Answer, Quote } from '../../src/answer/answer.js';
import { answerQuestion } from '../../src/answer/answer-question.js';
import { createLibrary } from '../../src/library/create-library.js';
import { confidenceFloor } from '../../src/search/confidence.js';
import type { Searcher } from '../../src/search/searcher.js';
import { articleOf, explanation, libraryOf, passagesOf, ranked, searcherOf } from './found-passages.js';

function quotesOf(answer: Answer): readonly Quote[] {
  return answer.kind === 'quotes' ? answer.quotes : [];
}

describe('an answer', () => {
  it('quotes a passage word for word, with what is known of it', () => {
    const library = createLibrary();
    const text = '２０２１年末，貸款餘額增長27.3%。 余额  19.2万亿元。';
    library.put(articleOf('a'), passagesOf('a', ['别的。', text], '表现亮眼'));
    expect(answerQuestion({ searcher: searcherOf([ranked('a#1', 0.9, 2.5)]), library }, '贷款？')).toEqual({
      kind: 'quotes',
      question: '贷款？',
      quotes: [
        {
          articleId: 'a',
          passageId: 'a#1',
          ordinal: 1,
          text,
          heading: '表现亮眼',
          sentence: { start: 0, end: 19 },
          matches: [{ start: 0, end: 2 }],
          score: 2.5,
          confidence: 0.9,
          title: 'a 的标题',
          publisher: '科技日报',
          publishedAt: '2022-01-25T11:26:09+08:00',
          sourceUrl: 'https://example.com/a',
          alsoIn: [],
        },
      ],
    });
  });

  it('says what is unknown', () => {
    const library = createLibrary();
    const unknown = { title: null, publisher: null, publishedAt: null, sourceUrl: null };
    library.put(articleOf('a', unknown), passagesOf('a', ['一。']));
    const [quote] = quotesOf(answerQuestion({ searcher: searcherOf([ranked('a#0', 1)]), library }, '问'));
    expect(quote).toMatchObject({ ...unknown, heading: null });
  });

  it.each([
    ['the publisher’s', 'https://example.com/a', 'https://site.example/a.html', 'https://example.com/a'],
    ['the site’s own where the publisher has none', null, 'https://site.example/a.html', 'https://site.example/a.html'],
    ['none where neither is known', null, null, null],
  ])('links %s', (_, sourceUrl, siteUrl, expected) => {
    const library = createLibrary();
    library.put(articleOf('a', { sourceUrl, siteUrl }), passagesOf('a', ['一。']));
    library.put(articleOf('b', { sourceUrl, siteUrl }), passagesOf('b', ['一。']));
    const searcher = searcherOf([ranked('a#0', 1), ranked('b#0', 1)]);
    const [quote] = quotesOf(answerQuestion({ searcher, library }, '问'));
    expect(quote?.sourceUrl).toBe(expected);
    expect(quote?.alsoIn[0]?.sourceUrl).toBe(expected);
  });

  it('explains where it was asked to', () => {
    const ports = { searcher: searcherOf([ranked('a#0', 1)]), library: libraryOf({ a: ['一。'] }) };
    expect(quotesOf(answerQuestion(ports, '问', { explain: true }))[0]?.explanation).toEqual(explanation);
    expect(quotesOf(answerQuestion(ports, '问'))[0]).not.toHaveProperty('explanation');
  });
});

describe('which passages are shown', () => {
  const library = libraryOf({ a: ['甲一。', '甲二。', '甲三。', '甲四。'], b: ['乙一。', '乙二。'], c: ['丙一。'] });
  const all = ['a#0', 'a#1', 'a#2', 'a#3', 'b#0', 'b#1', 'c#0'].map((id, i) => ranked(id, 0.99 - i / 100));

  function shown(answer: Answer): string[] {
    return quotesOf(answer).map(({ passageId }) => passageId);
  }

  it('the first five, at most two of one article among them', () => {
    expect(shown(answerQuestion({ searcher: searcherOf(all), library }, '问'))).toEqual([
      'a#0',
      'a#1',
      'b#0',
      'b#1',
      'c#0',
    ]);
  });

  it('as many as were asked for', () => {
    const ports = { searcher: searcherOf(all), library };
    expect(shown(answerQuestion(ports, '问', { limit: 1 }))).toEqual(['a#0']);
    expect(shown(answerQuestion(ports, '问', { limit: 7 }))).toEqual(['a#0', 'a#1', 'b#0', 'b#1', 'c#0', 'a#2', 'a#3']);
  });

  it('those that reach the floor, though none of them be spread', () => {
    const searcher = searcherOf([
      ranked('a#0', 0.9),
      ranked('a#1', confidenceFloor),
      ranked('a#2', confidenceFloor - 1e-9),
      ranked('b#0', 0),
    ]);
    expect(shown(answerQuestion({ searcher, library }, '问'))).toEqual(['a#0', 'a#1']);
  });

  it('none that the library does not know (any more)', () => {
    const searcher = searcherOf([ranked('gone#0', 1), ranked('a#9', 1), ranked('c#0', 1)]);
    expect(shown(answerQuestion({ searcher, library }, '问'))).toEqual(['c#0']);
  });
});

describe('the same paragraph', () => {
  it('in two articles is one quote, and says where else it stands', () => {
    const library = libraryOf({ a: ['同样。'], b: ['别的。', '同样。'], c: ['同样。'] });
    const searcher = searcherOf([ranked('b#1', 0.9), ranked('a#0', 0.8), ranked('c#0', 0.7)]);
    const quotes = quotesOf(answerQuestion({ searcher, library }, '问'));
    expect(quotes).toHaveLength(1);
    expect(quotes[0]?.passageId).toBe('b#1');
    expect(quotes[0]?.alsoIn).toEqual(
      ['a', 'c'].map((articleId) => ({
        articleId,
        passageId: `${articleId}#0`,
        text: '同样。',
        title: `${articleId} 的标题`,
        publisher: '科技日报',
        publishedAt: '2022-01-25T11:26:09+08:00',
        sourceUrl: `https://example.com/${articleId}`,
      })),
    );
  });

  it('nearly so in articles of one story is one quote, and names each other article once', () => {
    const texts = [
      '上半年增加值达到4612亿元，同比增长9.7%，增速较快。',
      '上半年，增加值达到4612亿元，同比增长9.7%，增速较快。',
    ];
    const library = libraryOf({ a: texts.slice(0, 1), b: [...texts, ...texts] });
    const passages = ['a#0', 'b#1', 'b#0', 'b#2'].map((id) => ({
      ...ranked(id, 0.9),
      text: library.passage(id)?.text ?? '',
    }));
    const searcher = searcherOf(passages);
    const told = (storyOf?: (articleId: string) => string | undefined) =>
      quotesOf(answerQuestion({ searcher, library, ...(storyOf !== undefined && { storyOf }) }, '问')).map(
        ({ passageId, alsoIn }) => [passageId, ...alsoIn.map((other) => other.passageId)],
      );
    expect(told(() => 'a')).toEqual([['a#0', 'b#0']]);
    expect(told((id) => id)).toEqual([['a#0', 'b#0'], ['b#1']]);
    expect(told()).toEqual([['a#0', 'b#0'], ['b#1']]);
  });

  it('twice in one article is one quote, which stands nowhere else', () => {
    const library = libraryOf({ a: ['同样。', '别的。', '同样。'] });
    const searcher = searcherOf([ranked('a#0', 0.9), ranked('a#2', 0.9), ranked('a#1', 0.8)]);
    const quotes = quotesOf(answerQuestion({ searcher, library }, '问'));
    expect(quotes.map(({ passageId, alsoIn }) => [passageId, alsoIn])).toEqual([
      ['a#0', []],
      ['a#1', []],
    ]);
  });

  it('counts once for its article when articles are spread', () => {
    const library = libraryOf({ a: ['同样。', '甲二。', '甲三。'], b: ['同样。', '乙二。', '乙三。'] });
    const ids = ['a#0', 'b#0', 'a#1', 'a#2', 'b#1', 'b#2'];
    const searcher = searcherOf(ids.map((id) => ranked(id, 0.9)));
    expect(quotesOf(answerQuestion({ searcher, library }, '问')).map(({ passageId }) => passageId)).toEqual([
      'a#0',
      'a#1',
      'b#1',
      'b#2',
      'a#2',
    ]);
  });
});

describe('no answer', () => {
  const library = libraryOf({ a: ['一。'] });

  it.each([
    ['where nothing was found', []],
    ['where all is under the floor', [ranked('a#0', confidenceFloor - 1e-9)]],
    ['where the library knows none', [ranked('gone#0', 1)]],
  ])('%s', (_, passages) => {
    expect(answerQuestion({ searcher: searcherOf(passages), library }, '问')).toEqual({
      kind: 'nothing-found',
      question: '问',
    });
  });

  it('where there is nothing to search', () => {
    const searcher: Searcher = { ...searcherOf([]), search: () => ({ kind: 'nothing-to-search' }) };
    expect(answerQuestion({ searcher, library }, '😀')).toEqual({ kind: 'nothing-to-search', question: '😀' });
  });
});

describe('what was perhaps meant', () => {
  const meant = { written: '转精', meant: '专精', question: '专精特新' };
  /** Finds nothing for what was written; for what was meant, passages with that confidence. */
  const searcherFor = (confidence: number): Searcher => {
    const nothing = searcherOf([]);
    const found = searcherOf([ranked('a#0', confidence)]);
    const searcherOfQuestion = (question: string) => (question === meant.question ? found : nothing);
    return {
      ...nothing,
      isAnswered: (question) => searcherOfQuestion(question).isAnswered(question),
      search: (question) => {
        const result = searcherOfQuestion(question).search(question);
        return result.kind === 'ranked' ? { ...result, suggest: () => meant } : result;
      },
    };
  };
  const library = libraryOf({ a: ['专精特新企业。'] });

  it('is told where something answers it', () => {
    const answer = answerQuestion({ searcher: searcherFor(confidenceFloor), library }, '转精特新');
    expect(answer).toEqual({ kind: 'nothing-found', question: '转精特新', suggestion: meant });
  });

  it('is not told where nothing does', () => {
    const answer = answerQuestion({ searcher: searcherFor(confidenceFloor - 0.01), library }, '转精特新');
    expect(answer).toEqual({ kind: 'nothing-found', question: '转精特新' });
  });
});
