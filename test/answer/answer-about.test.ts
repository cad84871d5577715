import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { answerAbout } from '../../src/answer/answer-about.js';
import { answerQuestion } from '../../src/answer/answer-question.js';
import { indexedPassages } from '../../src/index/index-passages.js';
import { LiveIndex } from '../../src/index/live/live-index.js';
import { createSearcher } from '../../src/search/searcher.js';
import { rankingCorpus } from '../search/ranking-corpus.js';
import { segmenter } from '../words/real-segmenter.js';
import { libraryOf, passagesOf } from './found-passages.js';

const library = libraryOf(Object.fromEntries(Object.entries(rankingCorpus).map(([id, text]) => [id, [text]])));
const index = new LiveIndex();
for (const [id, text] of Object.entries(rankingCorpus)) {
  index.put(id, indexedPassages(segmenter, passagesOf(id, [text])));
}
const ports = { searcher: createSearcher({ segmenter, index, library }), library };
const firstOf = (answer: Answer) => (answer.kind === 'quotes' ? answer.quotes[0]?.articleId : answer.kind);
const textOf = (id: string): string => rankingCorpus[id] ?? '';

describe('words that somebody wrote', () => {
  it.each(['loans-2021', 'engineer-says', 'exchange-opens', 'snow-plain'])('find where they stand: %s', (id) => {
    expect(firstOf(answerAbout(ports, textOf(id), ''))).toBe(id);
  });

  it('are found in a post with a header, a footer and what would be operators', () => {
    const post = `【快讯】转发一下\n${textOf('grain')}\n👉 订阅 @finance_news https://t.me/x/1\n来源：新华社 -广告`;
    expect(firstOf(answerAbout(ports, post, ''))).toBe('grain');
    expect(answerQuestion(ports, post).kind).not.toBe('quotes');
  });

  it('of several paragraphs are found by the nearest, and the answer says which was asked', () => {
    const ids = ['grain', 'exchange-opens', 'engineer-says', 'pork', 'rate-cut'];
    const post = ids.map(textOf).join('\n');
    expect(answerQuestion(ports, post).kind).toBe('nothing-found');
    const answer = answerAbout(ports, post, '');
    expect(answer.kind).toBe('quotes');
    expect(answer.question).toBe(textOf(String(firstOf(answer))));
    expect(ids).toContain(firstOf(answer));
  });

  it('that are said nowhere find nothing', () => {
    expect(answerAbout(ports, '把五花肉焯水后切成方块，炒出糖色，小火慢炖四十分钟。', '').kind).toBe('nothing-found');
    expect(answerAbout(ports, '😀', '').kind).toBe('nothing-to-search');
  });
});

describe('a refinement', () => {
  it('changes which of the passages that the words lead to comes first', () => {
    expect(firstOf(answerAbout(ports, textOf('loans-2021'), ''))).toBe('loans-2021');
    expect(firstOf(answerAbout(ports, textOf('loans-2021'), '2020年末呢，贷款余额多少？'))).toBe('loans-2020');
    expect(firstOf(answerAbout(ports, textOf('5g-stations'), '5G手机出货量'))).toBe('5g-phones');
  });

  it('of a word or two that fits many prefers what the words lead to', () => {
    const found = (answer: Answer) => (answer.kind === 'quotes' ? answer.quotes.map(({ articleId }) => articleId) : []);
    expect(found(answerQuestion(ports, '增长'))[0]).toBe('cars');
    expect(found(answerAbout(ports, '普惠小微贷款余额', '增长'))[0]).toMatch(/^loans-/u);
  });

  it('that asks for nothing leaves the words as they are', () => {
    for (const refinement of ['是吗？', '？', '的']) {
      expect(firstOf(answerAbout(ports, textOf('pork'), refinement))).toBe('pork');
    }
  });

  it('may hold operators, which the words may not', () => {
    expect(firstOf(answerAbout(ports, textOf('pork'), '来源:科技日报'))).toBe('pork');
    expect(answerAbout(ports, textOf('pork'), '来源:人民日报')).toMatchObject({
      kind: 'nothing-found',
      filters: { written: ['来源:人民日报'], articles: 0 },
    });
    expect(answerAbout(ports, textOf('pork'), '日期:乱写')).toMatchObject({ unreadable: '日期:乱写' });
  });
});
