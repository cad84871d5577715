/** What kind of answer a question asks for, where its words say so and a text shows whether it holds one. */
export type AnswerType = 'date' | 'number' | 'reason';

const ASKS: readonly (readonly [AnswerType, RegExp])[] = [
  ['date', /什么时候|何时|哪一?[年天]|几月|哪日|时间|几号|哪个月/u],
  ['number', /多少|几[^乎]|多[大高长远]|百分|比[例率]/u],
  ['reason', /为什么|为何|原因|[缘因]何/u],
];

const SHOWS: Readonly<Record<AnswerType, RegExp>> = {
  date: /\d+ ?[年月日号点时]|世纪|年代|[今去]年|昨日|[上下]午|[〇一二三四五六七八九十]+[年月日]/gu,
  number: /\d[\d.,]*|[一二两三四五六七八九十百千万亿]+/gu,
  reason: /[因由]|为了|原因|导致|所以|致使|受.{0,12}影响|以避?免|旨在/gu,
};

/** @param question normalised; a question for a time that also says 多少 asks for a date */
export function answerTypeOf(question: string): AnswerType | null {
  return ASKS.find(([, asks]) => asks.test(question))?.[0] ?? null;
}

/** Whether a text holds something of that type which the question does not say itself. Both normalised. */
export function holdsAnswer(type: AnswerType, question: string, text: string): boolean {
  for (const [shown] of text.matchAll(SHOWS[type])) if (!question.includes(shown)) return true;
  return false;
}
