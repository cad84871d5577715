import assert from 'node:assert/strict';
import type { Quote } from '../../src/answer/answer.js';
import { answerAbout } from '../../src/answer/answer-about.js';
import { answerQuestion } from '../../src/answer/answer-question.js';
import { quoteAsTyped } from '../../src/answer/quote-as-typed.js';
import { type Article, articleText } from '../../src/article/article.js';
import { headOf } from '../../src/article/article-head.js';
import { articleFilter } from '../../src/search/article-filter.js';
import { readOperators, withOperators } from '../../src/search/read-operators.js';
import { type AnyQuestion, anyQuestion, textOfQuestion } from './any-question.js';
import type { FuzzTarget } from './fuzz-target.js';
import { nowMs, openSmallNews, type SmallNews } from './small-news.js';

export const questionReading: FuzzTarget<AnyQuestion> = {
  name: 'question',
  runsInTest: 800,
  open: () => {
    const news = openSmallNews();
    return Promise.resolve({
      inputs: anyQuestion,
      check: (question: AnyQuestion) => checkQuestion(news, question),
      close: () => Promise.resolve(),
    });
  },
};

/** Quotes that are word for word and as the operators want them, or none; and operators that say the same when rewritten. */
export function checkQuestion(news: SmallNews, question: AnyQuestion): void {
  const text = textOfQuestion(question);
  checkOperators(news, text);
  if (question.way === 'asked') checkAnswer(news, text);
  else if (question.way === 'typed') checkTyped(news, text);
  else checkAbout(news, text);
}

const operatorsOf = ({ segmenter, zone }: SmallNews, text: string) =>
  readOperators(text, (part) => segmenter.normalize(part), { now: () => nowMs, zone });

const oneBlank = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

function checkOperators(news: SmallNews, text: string): void {
  const read = operatorsOf(news, text);
  const again = operatorsOf(news, withOperators(read.rest, read));
  if (read.unreadable.length === 0) {
    assert.deepEqual(
      { filters: again.filters, excluded: again.excluded, unreadable: again.unreadable, rest: oneBlank(again.rest) },
      { filters: read.filters, excluded: read.excluded, unreadable: [], rest: oneBlank(read.rest) },
    );
  }
}

const quoteLimit = 5;

function checkAnswer(news: SmallNews, text: string): void {
  const answer = answerQuestion(news, text, { explain: true });
  assert.deepEqual(answerQuestion(news, text, { explain: true }), answer);
  assert.equal(answer.question, text);
  if (answer.kind === 'quotes') {
    assert.ok(answer.quotes.length > 0 && answer.quotes.length <= quoteLimit, 'more quotes than asked for');
    for (const quote of answer.quotes) checkQuote(news, text, quote);
  }
  if (answer.kind === 'nothing-found' && answer.filters !== undefined) {
    const { questionWithout } = answer.filters;
    assert.deepEqual(operatorsOf(news, questionWithout).filters, []);
    for (const offer of answer.filters.mended ?? []) assert.notEqual(offer.question, text);
  }
  const topics = answer.kind === 'quotes' ? [] : (answer.topics?.offers ?? []);
  for (const offer of topics) assert.equal(answerQuestion(news, offer.question).kind, 'quotes');
}

const pageLimit = 3;

/** The pages are one list, and no quote is on two of them. */
function checkTyped(news: SmallNews, text: string): void {
  const seen = new Set<string>();
  for (let offset: number | null = 0; offset !== null; ) {
    const answer = quoteAsTyped(news, text, { offset, limit: pageLimit });
    if (answer.kind !== 'quotes') {
      assert.equal(offset, 0);
      return;
    }
    for (const quote of answer.quotes) {
      checkVerbatim(news, quote);
      assert.ok(!seen.has(quote.passageId), 'a quote on two pages');
      seen.add(quote.passageId);
    }
    assert.ok(answer.nextOffset === null || answer.nextOffset > offset, 'a page before this one');
    offset = answer.nextOffset;
  }
}

function checkAbout(news: SmallNews, text: string): void {
  const middle = Math.floor(text.length / 2);
  for (const refinement of ['', text.slice(middle)]) {
    const answer = answerAbout(news, text.slice(0, middle), refinement);
    for (const quote of answer.kind === 'quotes' ? answer.quotes : []) checkVerbatim(news, quote);
  }
}

/** By what the question says: phrases stand in it, what is excluded does not, its article is one that the filters let through. */
function checkQuote(news: SmallNews, text: string, quote: Quote): void {
  const article = checkVerbatim(news, quote);
  const normalize = (part: string): string => news.segmenter.normalize(part).text;
  const held = normalize(quote.text);
  const { filters, excluded, rest } = operatorsOf(news, text);
  assert.ok(articleFilter(filters, normalize)(headOf(article)), 'a quote of an article that the filters shut out');
  for (const word of excluded) assert.ok(!held.includes(word), `a quote that holds ${word}`);
  for (const [, phrase = ''] of normalize(rest).matchAll(/"([^"]*)"/gu)) {
    assert.ok(held.includes(phrase.trim()), `a quote without ${phrase}`);
  }
  for (const { text: other } of quote.alsoIn) {
    for (const word of excluded) assert.ok(!normalize(other).includes(word), `another place that holds ${word}`);
  }
}

function checkVerbatim(news: SmallNews, quote: Quote): Article {
  for (const place of [quote, ...quote.alsoIn]) {
    const article = news.library.article(place.articleId);
    assert.ok(article !== undefined && articleText(article).includes(place.text), 'a quote that is not word for word');
    assert.equal(news.library.passage(place.passageId)?.text, place.text);
  }
  const spans = [quote.sentence, ...quote.matches];
  for (const { start, end } of spans) {
    assert.ok(start >= 0 && start < end && end <= quote.text.length, 'a place outside of its quote');
  }
  quote.matches.forEach(({ start }, place) => {
    assert.ok(place === 0 || start > (quote.matches[place - 1]?.end ?? 0), 'places in one another');
  });
  assert.ok(quote.confidence >= 0 && quote.confidence <= 1, 'a confidence of no chance');
  const article = news.library.article(quote.articleId);
  if (article === undefined) throw new Error('a quote of no article');
  return article;
}
