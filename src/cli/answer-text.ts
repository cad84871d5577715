import { styleText } from 'node:util';
import type { Answer, Quote, Span } from '../answer/answer.js';
import { escapeControls } from './escape-controls.js';
import { explanationText } from './explanation-text.js';

/** How text is set off on the output at hand. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
}

/** @param colors whether the output is a terminal that wants them */
export function textStyle(colors: boolean): Style {
  if (!colors) return { bold: (text) => text, dim: (text) => text };
  // Whether there are to be colors is decided; `styleText` would ask `process.stdout` again.
  const always = { validateStream: false };
  return { bold: (text) => styleText('bold', text, always), dim: (text) => styleText('dim', text, always) };
}

/** An answer for a person at a terminal; ends with a line break. */
export function answerText(answer: Answer, style: Style): string {
  const meant = answer.kind === 'nothing-to-search' ? undefined : answer.suggestion?.question;
  const suggestion = meant === undefined ? '' : `${shown(`是不是要问：${meant}`)}\n`;
  if (answer.kind !== 'quotes') return `${shown(nothingText(answer))}\n${suggestion}${shown(insteadText(answer))}`;
  const quotes = answer.quotes.map((quote, i) => quoteText(quote, i + 1, style));
  return [...(suggestion === '' ? [] : [suggestion]), ...quotes].join('\n');
}

/** How to ask more exactly, a line of its own. */
const operatorHelp = '问题里也可以加条件：来源:科技日报 日期:2022-01 "必须有的词" -不要的词';

function nothingText(answer: Exclude<Answer, { kind: 'quotes' }>): string {
  if (answer.kind === 'nothing-to-search') {
    return answer.unreadable === undefined
      ? `这句话里没有可以查找的词。请写出想查的人、事、机构或数字。\n${operatorHelp}`
      : `看不懂「${answer.unreadable}」。日期可以写成 日期:2022、日期:2022-01、日期:2022-01-05 或 日期:最近7天。`;
  }
  const { filters } = answer;
  if (filters === undefined)
    return `没有找到能回答这个问题的段落。换几个词，或者只留下人名、机构名、数字再试试。\n${operatorHelp}`;
  const written = filters.written.join(' ');
  return filters.articles === 0
    ? `没有符合「${written}」的文章。可以去掉这个条件再查：${filters.questionWithout}`
    : `符合「${written}」的 ${filters.articles} 篇文章里，没有能回答这个问题的段落。可以去掉这个条件再查：${filters.questionWithout}`;
}

/** What could be asked instead, a line each. */
function insteadText(answer: Exclude<Answer, { kind: 'quotes' }>): string {
  const mended = answer.kind === 'nothing-found' ? (answer.filters?.mended ?? []) : [];
  const { topics } = answer;
  const head = topics?.kind === 'near' ? '相近的话题：' : '最近的话题：';
  return [
    ...mended.map(({ question }) => `是不是要问：${question}\n`),
    ...(topics?.offers ?? []).map(({ question }) => `${head}${question}\n`),
  ].join('');
}

function quoteText(quote: Quote, place: number, style: Style): string {
  const source = [quote.title ?? quote.articleId, quote.publisher, quote.publishedAt?.slice(0, 'YYYY-MM-DD'.length)];
  const lines = [
    `${place}. ${emphasize(quote.text, quote.matches, style)}`,
    style.dim(shown(source.filter((part) => part !== null && part !== undefined).join(' · '))),
    style.dim(quote.sourceUrl ?? '无原文链接'),
    ...quote.alsoIn.map((other) =>
      style.dim(shown(`另见：${other.title ?? other.articleId} ${other.sourceUrl ?? ''}`.trimEnd())),
    ),
    ...(quote.explanation === undefined ? [] : [explanationText(quote.confidence, quote.explanation)]),
  ];
  return lines.map((line) => `${line.replaceAll('\n', '\n   ')}\n`).join('   ');
}

function emphasize(text: string, spans: readonly Span[], style: Style): string {
  let result = '';
  let at = 0;
  for (const { start, end } of spans) {
    result += shown(text.slice(at, start)) + style.bold(shown(text.slice(start, end)));
    at = end;
  }
  return result + shown(text.slice(at));
}

function shown(text: string): string {
  return escapeControls(text, 'lines');
}
