import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer-question.js';
import { createNewestTopics } from '../../src/answer/newest-topics.js';
import { topicTexts } from '../../src/answer/topic-texts.js';
import { splitPassages } from '../../src/article/split-passages.js';
import { indexedPassages } from '../../src/index/index-passages.js';
import { LiveIndex } from '../../src/index/live/live-index.js';
import { createLibrary } from '../../src/library/create-library.js';
import { createSearcher } from '../../src/search/searcher.js';
import { anyText } from '../words/any-text.js';
import { segmenter } from '../words/real-segmenter.js';
import { articleOf } from './found-passages.js';

describe('what a title is called by on a button', () => {
  it.each([
    ['支持中小企业，今年将从这些方面发力！', ['支持中小企业，今年将从这些方面发力！']],
    [
      '【领航中国】共护一江水 万里长江焕发新活力，两岸人民生活越来越好',
      ['两岸人民生活越来越好', '万里长江焕发新活力', '共护一江水', '领航中国'],
    ],
    // Quotes stay where they are whole, and a part with half of one is none.
    ['“小巨人”企业', ['“小巨人”企业']],
    ['他说：“今年会更好，明年也会更好，后年还会比明年更好”，大家听了', ['明年也会更好', '大家听了']],
    // What could be an operator is left out.
    ['来源：科技日报', ['科技日报']],
    ['-元宇宙企业', []],
    ['短', []],
    ['！！！！！！', []],
    ['', []],
  ])('%s', (title, expected) => {
    expect(topicTexts(title)).toEqual(expected);
  });

  it('is a part of any title, of 4–24 units, on one line, and asks what it says', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 4 }), (parts) => {
        const title = parts.join('：');
        for (const text of topicTexts(title)) {
          expect(title.replaceAll(/[\s\p{Cc}]+/gu, ' ')).toContain(text);
          expect(text.length).toBeGreaterThanOrEqual(4);
          expect(text.length).toBeLessThanOrEqual(24);
          expect(text).not.toMatch(/[\n\r"]/u);
        }
      }),
      { seed: 20220125, numRuns: 300 },
    );
  });
});

/** Articles with a title and a paragraph each, of one day after another. */
function corpusOf(articles: readonly (readonly [title: string, paragraph: string])[]) {
  const library = createLibrary();
  const index = new LiveIndex();
  const put = (id: string, title: string, paragraph: string, publisher = '科技日报'): void => {
    const article = articleOf(id, {
      title,
      publisher,
      publishedAt: { iso: '2022-01-25T11:26:09+08:00', epochMs: Number(id) },
      blocks: [{ kind: 'paragraph', text: paragraph, paragraph: null }],
    });
    const passages = splitPassages(article);
    library.put(article, passages);
    index.put(id, indexedPassages(segmenter, passages));
  };
  for (const [place, [title, paragraph]] of articles.entries()) put(String(place), title, paragraph);
  const asked: string[] = [];
  const searcher = createSearcher({ segmenter, index, library });
  const counting = {
    ...searcher,
    isAnswered: (question: string) => {
      asked.push(question);
      return searcher.isAnswered(question);
    },
    search: (question: string) => {
      asked.push(question);
      return searcher.search(question);
    },
  };
  const ports = { searcher: counting, library, newestTopics: createNewestTopics({ searcher: counting, library }) };
  const answer = (question: string) => answerQuestion(ports, question);
  const topics = (question: string) => {
    const found = answer(question);
    return found.kind === 'quotes' ? null : (found.topics ?? null);
  };
  return { library, index, put, asked, answer, topics };
}

const articles = [
  ['长江江豚数量增加', '农业农村部说，长江江豚数量增加到一千二百多头，比五年前多了两百多头。'],
  ['铁路春运昨天启动', '铁路春运昨天启动，预计发送旅客四点八亿人次，加开列车一万多列。'],
  ['磷酸铁锂电池产量翻番', '行业协会说，磷酸铁锂电池产量翻番，装车量首次超过三元电池。'],
  ['稻田养蟹让农民增收', '稻田养蟹让农民增收，每亩放养四百只蟹苗，螃蟹能卖一千五百元。'],
] as const;

describe('a question that nothing answers', () => {
  it.each([
    ['江豚的寿命和食物来源', '长江江豚数量增加'],
    ['锂电池的回收标准由哪个部委制定', '磷酸铁锂电池产量翻番'],
    ['春运火车票的退票手续费标准', '铁路春运昨天启动'],
    ['稻田里的水稻病虫害防治', '稻田养蟹让农民增收'],
  ])('is offered the topics near to it, which are answered: %s', (question, topic) => {
    const { topics, answer } = corpusOf(articles);
    expect(topics(question)).toEqual({ kind: 'near', offers: [{ text: topic, question: topic }] });
    expect(answer(topic).kind).toBe('quotes');
  });

  it.each(['今天天气怎么样？', '红烧肉怎么做？', 'asdf', '写一首诗', '世界杯谁夺冠', '😀', '什么？'])(
    'is offered the newest where nothing is near: %s',
    (question) => {
      const { topics, answer } = corpusOf(articles);
      const newest = topics(question);
      expect(newest?.kind).toBe('newest');
      expect(newest?.offers.map(({ text }) => text)).toEqual([
        '稻田养蟹让农民增收',
        '磷酸铁锂电池产量翻番',
        '铁路春运昨天启动',
      ]);
      for (const offer of newest?.offers ?? []) expect(answer(offer.question).kind).toBe('quotes');
    },
  );

  it('is offered none that is not answered, none twice, and none where nothing was asked', () => {
    const unheard = [
      ['一周要闻回顾与展望', '水稻专家在田间地头查看长势，估计亩产能超过六百公斤。'],
      ['铁路春运昨天启动', '全国铁路预计发送旅客四点八亿人次，日均一千二百万人次，加开列车一万多列。'],
      ['铁路春运昨天启动', '铁路春运昨天启动，各地车站加开了临时窗口，旅客出行平稳有序。'],
    ] as const;
    const { topics } = corpusOf(unheard);
    expect(topics('红烧肉')?.offers.map(({ text }) => text)).toEqual(['铁路春运昨天启动']);
    expect(topics('  ')).toBeNull();
    expect(corpusOf([]).topics('红烧肉')).toBeNull();
  });

  it('with filters is offered what they leave, asked with them', () => {
    const { put, topics, answer } = corpusOf(articles);
    put('9', '秦岭发现新的兰花', '科考队在秦岭南坡的林下找到一种没有记载过的兰花，花瓣上有紫色斑点。', '陕西日报');
    const question = '秦岭发现新的兰花 来源:陕西日报';
    expect(topics('来源:陕西日报 红烧肉')).toEqual({
      kind: 'newest',
      offers: [{ text: '秦岭发现新的兰花', question }],
    });
    expect(answer(question).kind).toBe('quotes');
    // Nothing but a filter is a question, too, that topics answer.
    expect(topics('来源:陕西日报')?.offers).toEqual([{ text: '秦岭发现新的兰花', question }]);
  });
});

describe('the newest topics', () => {
  it('are tried once, and again when other articles are the newest', () => {
    const { topics, asked, put, library, index } = corpusOf(articles);
    const first = topics('红烧肉');
    asked.length = 0;
    expect(topics('今天天气')).toEqual(first);
    expect(asked).toEqual(['今天天气']);
    put('7', '秦岭发现新的兰花', '科考队在秦岭南坡的林下找到一种没有记载过的兰花，花瓣上有紫色斑点。');
    expect(topics('红烧肉')?.offers[0]?.text).toBe('秦岭发现新的兰花');
    library.remove('7');
    index.discard('7');
    expect(topics('红烧肉')).toEqual(first);
  });
});

describe('a filter that no article fits', () => {
  const mended = (question: string) => {
    const { answer } = corpusOf(articles);
    const found = answer(question);
    return found.kind === 'nothing-found' ? found.filters?.mended : found.kind;
  };

  it('is offered with the names that there are, where that is answered, or else the nearest', () => {
    const question = '来源:科技日报 江豚数量增加多少';
    expect(mended('来源:科级日报 江豚数量增加多少')).toEqual([{ text: '来源:科技日报', question }]);
    expect(mended('标题:长江江屯 江豚数量增加多少')).toEqual([
      { text: '标题:长江江豚', question: '标题:长江江豚 江豚数量增加多少' },
    ]);
    expect(mended('来源:科级日报 红烧肉')).toEqual([{ text: '来源:科技日报', question: '来源:科技日报 红烧肉' }]);
    expect(mended('来源:火星晚报 江豚')).toBeUndefined();
    expect(mended('来源:科技日报 江豚数量增加多少')).toBe('quotes');
  });
});
