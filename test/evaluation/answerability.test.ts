import { describe, expect, it } from 'vitest';
import { judgeAnswerability } from '../../src/evaluation/answerability.js';
import { holdsAnyAnswer } from '../../src/evaluation/sentence-outcome.js';
import { createNormalizeText } from '../../src/words/normalize-text.js';

const asked = (confidence: number, isFound = true) => ({ confidence, isFound });

describe('answerability', () => {
  it('counts the found ones that reach the floor, the foreign ones below it, and the pairs in order', () => {
    const answerable = [asked(0.9), asked(0.5), asked(0.4), asked(0.1, false)];
    const unanswerable = [asked(0.6, false), asked(0.4, false)];
    expect(judgeAnswerability(answerable, unanswerable, 0.5)).toEqual({
      answerable: 4,
      unanswerable: 2,
      answered: 2 / 3,
      refused: 1 / 2,
      // 0.9 beats both, 0.5 one, 0.4 draws with one: 3.5 of 6
      auc: 3.5 / 6,
    });
  });

  it('of no questions is zero', () => {
    expect(judgeAnswerability([], [], 0.5)).toEqual({
      answerable: 0,
      unanswerable: 0,
      answered: 0,
      refused: 0,
      auc: 0,
    });
  });
});

describe('a chosen sentence', () => {
  const holds = (sentence: string, ...answers: string[]) => holdsAnyAnswer(createNormalizeText(), sentence, answers);

  it('holds an answer whatever its width, script and punctuation', () => {
    expect(holds('《國家》增长２７.3％。', '国家')).toBe(true);
    expect(holds('增长“二十 七”个点', '二十七')).toBe(true);
    expect(holds('增长', '下降', '增长')).toBe(true);
    expect(holds('增长', '下降')).toBe(false);
  });

  it('is not judged where no answer is known', () => {
    expect(holds('增长')).toBe(null);
    expect(holds('增长', '。')).toBe(null);
  });
});
