import type { Month } from './month.js';
import { type Groups, numberRules } from './number-rules.js';
import { NUMERALS } from './numeral.js';

/** A number or a date in a normalised text, in the one form that all ways of writing it come to. */
export interface NumberForm {
  /** In UTF-16 units of the text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** As it reads in that form, in the place of what is written. */
  readonly text: string;
  /** The words it is found by. */
  readonly terms: readonly string[];
  /** Whether it is told relative to the month of publication. */
  readonly isRelative: boolean;
}

// What any of them begins with is looked for first: twice as fast.
const FORM = new RegExp(
  String.raw`(?=[\d第百千今去明本上下]|${NUMERALS})(?:${numberRules.map(({ pattern }) => pattern).join('|')})`,
  'gu',
);

/**
 * The numbers and dates of a normalised text that can be written in several ways, in order, never overlapping: Chinese
 * and Arabic numerals (`三百二十`, `1.5亿`), shares (`百分之二十`, `两成`, `三分之一`), ordinals (`第三`, `三季度`), dates
 * (`2022-01-05`, `二〇二二年一月五日`) and, where the month is known that the text was published in, 今年, 去年, 明年, 本月,
 * 上月, 下月. What only looks like one is left out: 统一, 一些, 三农, 十分, 万一, 千万, 几十, 十四五.
 */
export function numberForms(text: string, month?: Month): readonly NumberForm[] {
  const forms: NumberForm[] = [];
  for (const match of text.matchAll(FORM)) {
    const groups: Groups = match.groups ?? {};
    const rule = numberRules.find(({ mark }) => groups[mark] !== undefined);
    const reading = rule?.read(groups, month) ?? null;
    if (rule === undefined || reading === null) continue;
    const isRelative = rule.mark.startsWith('relative');
    forms.push({ start: match.index, end: match.index + match[0].length, isRelative, ...reading });
  }
  return forms;
}
