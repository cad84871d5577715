import { describe, expect, it } from 'vitest';
import { answerTypeOf, holdsAnswer } from '../../src/search/answer-type.js';

describe('the type of answer', () => {
  it.each([
    ['保定服务区什么时候启动', 'date'],
    ['哪年成立', 'date'],
    ['用电量增长了多少', 'number'],
    ['有几家企业', 'number'],
    ['几乎没有', null],
    ['为什么下跌', 'reason'],
    ['谁是总工程师', null],
  ])('of %s is %s', (question, type) => {
    expect(answerTypeOf(question)).toBe(type);
  });

  it.each([
    ['date', '2021年什么时候', '2021年11月公布', true],
    ['date', '2021年什么时候', '2021年公布', false],
    ['number', '5家企业增长多少', '5家企业增长9.6%', true],
    ['number', '5家企业增长多少', '5家企业增长', false],
    ['number', '有多少', '约两成', true],
    ['reason', '为何下跌', '由于疫情', true],
    ['reason', '为何下跌', '昨天下跌', false],
  ] as const)('%s for %s in %s: %s', (type, question, text, holds) => {
    expect(holdsAnswer(type, question, text)).toBe(holds);
  });
});
