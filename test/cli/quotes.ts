import type { Answer, Quote } from '../../src/answer/answer.js';

/** A quote of one sentence among three, with everything known. */
export function quoteOf(more: Partial<Quote> = {}): Quote {
  const text = '会议在北京召开。2021年规上中小企业利润总额同比增长28.2%。与会者认为形势稳定。';
  return {
    articleId: '2022-01-25-NW1',
    passageId: '2022-01-25-NW1#4',
    ordinal: 4,
    text,
    heading: '规上中小企业表现亮眼',
    sentence: { start: 8, end: 33 },
    matches: [{ start: 15, end: 19 }],
    score: 12.5,
    confidence: 0.9,
    title: '工信部：加码扶持元宇宙等新兴领域主力军',
    publisher: '科技日报',
    publishedAt: '2022-01-25T23:26:09+08:00',
    sourceUrl: 'https://www.stdaily.com/index/kejixinwen/202201/a.shtml',
    alsoIn: [],
    ...more,
  };
}

export function quotes(...list: readonly Quote[]): Answer {
  return { kind: 'quotes', question: '中小企业利润增长了多少', quotes: list };
}
