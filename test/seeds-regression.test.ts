import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../src/answer/answer.js';
import { answerQuestion } from '../src/answer/answer-question.js';
import { publishedMonth } from '../src/article/published-month.js';
import { judge, summarize } from '../src/evaluation/metrics.js';
import { indexedPassages } from '../src/index/index-passages.js';
import { LiveIndex } from '../src/index/live/live-index.js';
import { readFolder } from '../src/intake/read-folder.js';
import { createLibrary } from '../src/library/create-library.js';
import { createSearcher } from '../src/search/searcher.js';
import { segmenter } from './words/real-segmenter.js';

/**
 * What the shipped articles give, pinned: a change of the reader, the words, the index, the ranker or the confidence
 * shows here, and to change a figure is a deliberate diff.
 */
const library = createLibrary();
const index = new LiveIndex();
const content = await readFolder(join(import.meta.dirname, '..', 'seeds'), { timezone: 'Asia/Shanghai' });
for (const { article, passages } of content.articles) {
  library.put(article, passages);
  index.put(article.id, indexedPassages(segmenter, passages, publishedMonth(article)));
}
const searcher = createSearcher({ segmenter, index });
const texts = new Map(content.articles.flatMap(({ passages }) => passages).map(({ id, text }) => [id, text]));

interface SeedQuestion {
  readonly question: string;
  /** A part of the passage that answers, and of no other. */
  readonly gold: string;
}

function readFixture(name: string): string[] {
  return readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')
    .trimEnd()
    .split('\n');
}

function readQuestion(line: string): SeedQuestion {
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null || !('question' in value) || !('gold' in value)) {
    throw new Error(`no question with gold: ${line}`);
  }
  return { question: String(value.question), gold: String(value.gold) };
}

const questions = readFixture('seed-questions.jsonl').map(readQuestion);

function goldOf({ gold }: SeedQuestion): Set<string> {
  return new Set([...texts].filter(([, text]) => text.includes(gold)).map(([id]) => id));
}

function rankedIds(question: string): string[] {
  const result = searcher.search(question);
  return result.kind === 'ranked' ? result.passages.map(({ id }) => id) : [];
}

function firstQuote(answer: Answer): string | null {
  return answer.kind === 'quotes' ? (answer.quotes[0]?.passageId ?? null) : null;
}

describe('the shipped articles', () => {
  it('are two, all read, with as many passages and words as ever', () => {
    expect(content.rejected).toEqual([]);
    expect(content.duplicates).toEqual([]);
    expect({
      articles: library.articleCount,
      passages: index.passageCount,
      distinctWords: index.distinctWords,
    }).toEqual({ articles: 2, passages: 61, distinctWords: 887 });
  });
});

describe('the committed questions', () => {
  it('each name one passage', () => {
    expect(questions.filter((question) => goldOf(question).size !== 1)).toEqual([]);
  });

  it('are ranked as well as ever', () => {
    const metrics = summarize(questions.map((known) => judge(rankedIds(known.question), goldOf(known), 0)));
    expect({
      questions: metrics.questions,
      'recall@1': metrics['recall@1'].toFixed(4),
      'mrr@10': metrics['mrr@10'].toFixed(4),
    }).toEqual({ questions: 56, 'recall@1': '1.0000', 'mrr@10': '1.0000' });
  });

  it('are answered by the right quote first, but for these', () => {
    const missed = questions.filter((known) => {
      const quote = firstQuote(answerQuestion({ searcher, library }, known.question));
      return quote === null || !goldOf(known).has(quote);
    });
    expect(missed.map(({ question }) => question)).toEqual(['2022年打算新增多少家小巨人', '一横指的是什么']);
  });
});

describe('a question that the shipped articles do not answer', () => {
  it.each(readFixture('seed-unanswerable.txt'))('%s', (question) => {
    expect(answerQuestion({ searcher, library }, question).kind).toMatch(/^nothing-(?:found|to-search)$/u);
  });
});
