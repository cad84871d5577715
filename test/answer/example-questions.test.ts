import { expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { answerQuestion } from '../../src/answer/answer-question.js';
import { exampleQuestions } from '../../src/answer/example-questions.js';
import { splitPassages } from '../../src/article/split-passages.js';
import { indexedPassages } from '../../src/index/index-passages.js';
import { LiveIndex } from '../../src/index/live/live-index.js';
import { createLibrary } from '../../src/library/create-library.js';
import { createSearcher } from '../../src/search/searcher.js';
import { segmenter } from '../words/real-segmenter.js';
import { articleOf } from './found-passages.js';

interface Post {
  readonly title: string;
  readonly day: number;
  readonly paragraphs: readonly string[];
}

/** The real ranking over these articles, the newest with the highest day. */
function corpusOf(posts: readonly Post[]) {
  const library = createLibrary();
  const index = new LiveIndex();
  for (const [place, { title, day, paragraphs }] of posts.entries()) {
    const article = articleOf(`a${place}`, {
      title,
      publishedAt: { iso: `2022-01-0${day}T00:00:00+08:00`, epochMs: Date.UTC(2022, 0, day) },
      blocks: paragraphs.map((text) => ({ kind: 'paragraph', text, paragraph: null })),
    });
    const passages = splitPassages(article);
    library.put(article, passages);
    index.put(article.id, indexedPassages(segmenter, passages));
  }
  const searcher = createSearcher({ segmenter, index });
  const asked: string[] = [];
  return {
    library,
    asked,
    answerQuestion: (question: string): Answer => {
      asked.push(question);
      return answerQuestion({ searcher, library }, question);
    },
  };
}

const posts: readonly Post[] = [
  {
    title: '小微企业用电量大增',
    day: 1,
    paragraphs: [
      '监测显示，2021年1至11月，小微企业用电量同比增长9.6%。',
      '其中利润增长5%，形势稳定，各地继续落实政策。',
    ],
  },
  {
    title: '华北平原将有大雪',
    day: 2,
    paragraphs: ['中央气象台预计，未来三天华北平原有大到暴雪，农业部门提醒农户加固大棚。'],
  },
  {
    title: '粮食生产又获丰收',
    day: 3,
    paragraphs: ['国家统计局公布，全国粮食播种面积达17.6亿亩，连续七年保持稳定。'],
  },
];

it('asks for figures of the newest articles, and of different ones', () => {
  expect(exampleQuestions(corpusOf(posts))).toEqual(['全国粮食播种面积达多少？', '小微企业用电量同比增长了多少？']);
});

it('each is answered by the article it was made from', () => {
  const corpus = corpusOf(posts);
  const firsts = exampleQuestions(corpus, { count: 3 }).map((question) => {
    const answer = corpus.answerQuestion(question);
    return answer.kind === 'quotes' ? answer.quotes[0]?.articleId : null;
  });
  expect(firsts).toEqual(['a2', 'a0', 'a1']);
});

it('takes a title where there is no figure', () => {
  expect(exampleQuestions(corpusOf(posts.slice(1, 2)))).toEqual(['华北平原将有大雪']);
});

it('gives up after so many tries, and has none for a corpus that answers none', () => {
  const corpus = corpusOf(posts);
  const deaf = { ...corpus, answerQuestion: (question: string): Answer => ({ kind: 'nothing-found', question }) };
  expect(exampleQuestions(deaf)).toEqual([]);
  expect(exampleQuestions(corpus, { maxTries: 1 })).toHaveLength(1);
  expect(corpus.asked).toHaveLength(1);
  expect(exampleQuestions(corpusOf([]))).toEqual([]);
  expect(exampleQuestions(corpus, { maxUtf16Units: 3 })).toEqual([]);
});

it('a date before the figure is left out of the question', () => {
  const dated: Post = {
    title: '贷款增加',
    day: 4,
    paragraphs: ['截至2021年末绿色贷款余额同比增长33%，增速为近年新高。'],
  };
  expect(exampleQuestions(corpusOf([...posts, dated]), { count: 1 })).toEqual(['绿色贷款余额同比增长了多少？']);
});
