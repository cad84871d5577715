import { decimal } from './decimal.js';
import type { Month } from './month.js';
import { digitValue, NUMERALS, numeralValue } from './numeral.js';

/** What the groups of a pattern matched. */
export type Groups = Readonly<Record<string, string | undefined>>;
/** The form of what was matched, and the words it is found by. */
export type Reading = { readonly text: string; readonly terms: readonly string[] } | null;

/** One way to write a number or a date. */
export interface NumberRule {
  /** Its groups are named as no other rule's. */
  readonly pattern: string;
  /** Which group says that it is this rule that matched. */
  readonly mark: string;
  /** @returns `null` for what is no such number after all */
  readonly read: (groups: Groups, month: Month | undefined) => Reading;
}

const YEAR = String.raw`(?<![\d./-])(?:19|20)\d\d`;
const MONTH = String.raw`0?[1-9]|1[0-2]`;
const DAY = String.raw`0?[1-9]|[12]\d|3[01]`;
/** Not the rest of a longer number, of a model, or of 数十, 几百. */
const BEGINS = String.raw`(?<![\d.,a-z]|${NUMERALS}|[几数多好第])`;
const ARABIC = String.raw`\d+(?:\.\d+)?`;
const CHINESE = String.raw`${NUMERALS}+(?:点[〇零一二三四五六七八九]+)?`;
/** After these a number below ten counts something; alone it is as likely part of a name (三农, 五粮液, 六安). */
const MEASURE =
  '个|家|项|名|位|次|年|天|岁|倍|辆|架|艘|件|条|套|种|类|届|期|轮|座|栋|批|起|款|吨|斤|公里|亩|部门|人|小时|分钟|周年|台(?![山湾州风])|只|所|层|场';
/** What 成 begins, where it is no tenth: 三成立, 一成不变. */
const NOT_TENTHS = '[立为员都功长果本分就效交品年绩熟群不型像行才因]';

const powersOfTen: ReadonlyMap<string, number> = new Map([
  ['百', 2],
  ['千', 3],
  ['万', 4],
  ['百万', 6],
  ['千万', 7],
  ['亿', 8],
  ['百亿', 10],
  ['千亿', 11],
  ['万亿', 12],
]);

/** In the order in which they are tried at one place. */
export const numberRules: readonly NumberRule[] = [
  {
    mark: 'isoDay',
    pattern: String.raw`(?<isoDayYear>${YEAR})(?<separator>[-/.])(?<isoDayMonth>${MONTH})\k<separator>(?<isoDay>${DAY})(?![\d]|[-/.]\d)`,
    read: ({ isoDayYear, isoDayMonth, isoDay }) => dateForm(Number(isoDayYear), Number(isoDayMonth), Number(isoDay)),
  },
  {
    mark: 'isoMonth',
    pattern: String.raw`(?<isoMonthYear>${YEAR})-(?<isoMonth>0[1-9]|1[0-2])(?![\d年]|-\d)`,
    read: ({ isoMonthYear, isoMonth }) => dateForm(Number(isoMonthYear), Number(isoMonth)),
  },
  {
    mark: 'chineseYear',
    pattern: '(?<chineseYear>[一二][〇零○一二三四五六七八九]{3})(?=年)',
    read: ({ chineseYear = '' }) => {
      const year = Array.from(chineseYear, digitValue).join('');
      return { text: year, terms: [year] };
    },
  },
  {
    mark: 'monthOrDay',
    pattern: String.raw`(?<![\d.,-])(?<monthOrDay>\d{1,2})(?<monthOrDayUnit>月|日)`,
    read: ({ monthOrDay, monthOrDayUnit = '' }) => counted(Number(monthOrDay), monthOrDayUnit),
  },
  {
    mark: 'chineseMonthOrDay',
    pattern: String.raw`(?<!${NUMERALS}|[几数多])(?<chineseMonthOrDay>[一二三四五六七八九十]{1,3})(?<chineseMonthOrDayUnit>月|日(?!本))`,
    read: ({ chineseMonthOrDay = '', chineseMonthOrDayUnit = '' }) => {
      const value = numeralValue(chineseMonthOrDay);
      const most = chineseMonthOrDayUnit === '月' ? 12 : 31;
      return value === null || value > most ? null : counted(value, chineseMonthOrDayUnit);
    },
  },
  {
    mark: 'percent',
    pattern: String.raw`(?<percentOf>百|千)分之(?<percent>${ARABIC}|${CHINESE})`,
    read: ({ percentOf, percent = '' }) => {
      const value = percent === '百' ? '100' : anyValue(percent);
      return value === null ? null : same(`${value}${percentOf === '百' ? '%' : '‰'}`);
    },
  },
  {
    mark: 'tenths',
    pattern: String.raw`${BEGINS}(?<tenths>[一二两三四五六七八九]|[1-9])成(?<half>半|[一二三四五六七八九](?!${NUMERALS}|${MEASURE}))?(?!${NOT_TENTHS})`,
    read: ({ tenths = '', half = '' }) => {
      const value = (text: string) => (/\d/u.test(text) ? Number(text) : digitValue(text));
      return same(`${value(tenths) * 10 + (half === '半' ? 5 : half === '' ? 0 : value(half))}%`);
    },
  },
  {
    mark: 'divisor',
    pattern: String.raw`${BEGINS}(?<divisor>\d+|${NUMERALS}+)分之(?<dividend>\d+|${NUMERALS}+)`,
    read: ({ divisor = '', dividend = '' }) => {
      const [below, above] = [anyValue(divisor), anyValue(dividend)];
      return below === null || above === null ? null : same(`${above}/${below}`);
    },
  },
  {
    mark: 'fraction',
    pattern: String.raw`(?<![\d./])(?<fraction>[1-9]\d?/[1-9]\d?)(?![\d./])`,
    read: ({ fraction = '' }) => same(fraction),
  },
  {
    mark: 'quarter',
    // 前三季度 are three of them.
    pattern: String.raw`(?:第|(?<![\d前至、]|${NUMERALS}))(?<quarter>[一二三四1-4])季度`,
    read: ({ quarter = '' }) => same(`${anyValue(quarter)}季度`),
  },
  {
    mark: 'ordinal',
    pattern: String.raw`第(?<ordinal>\d{1,5}(?![\d.])|${NUMERALS}+)`,
    read: ({ ordinal = '' }) => {
      const value = anyValue(ordinal);
      return value === null ? null : same(`第${value}`);
    },
  },
  {
    mark: 'myriads',
    pattern: String.raw`(?<![\d.,a-z])(?<myriads>\d[\d,]*(?:\.\d+)?)(?<power>万亿|[百千]?亿|[百千]?万|百|千(?![瓦克米卡赫帕伏焦字]))(?!\d|${NUMERALS})`,
    read: ({ myriads = '', power = '' }) => {
      const value = decimal(myriads.replaceAll(',', ''), powersOfTen.get(power) ?? 0);
      return same(value);
    },
  },
  {
    mark: 'large',
    pattern: String.raw`(?<![\d.,a-z])(?<large>[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*0000)(?![\d.,%‰a-z]|${NUMERALS})`,
    read: ({ large = '' }) => same(decimal(large.replaceAll(',', ''), 0)),
  },
  {
    mark: 'counted',
    pattern: String.raw`${BEGINS}(?<counted>[两二三四五六七八九2-9])(?<measure>${MEASURE})`,
    read: ({ counted: number = '', measure = '' }) => {
      const value = anyValue(number === '两' ? '二' : number);
      return same(`${value}${measure}`);
    },
  },
  {
    mark: 'numeral',
    pattern: String.raw`${BEGINS}(?<numeral>${NUMERALS}{2,}(?!${NUMERALS})|十(?=${MEASURE}))`,
    read: ({ numeral = '' }) => {
      const value = /[十百千万亿]/u.test(numeral) ? numeralValue(numeral) : null;
      return value === null ? null : same(decimal(String(value), 0));
    },
  },
  {
    mark: 'relativeYear',
    pattern: '(?<relativeYear>(?<![如当])今年|(?<![过失])去年|(?<![发说证声])明年)(?!轻)',
    read: ({ relativeYear = '' }, month) => {
      if (month === undefined) return null;
      return dateForm(month.year + '去今明'.indexOf(relativeYear.charAt(0)) - 1);
    },
  },
  {
    mark: 'relativeMonth',
    pattern: '(?<relativeMonth>(?<!日)本月|(?<!以)[上下]个?月)',
    read: ({ relativeMonth = '' }, month) => {
      if (month === undefined) return null;
      const months = month.year * 12 + month.month - 1 + '上本下'.indexOf(relativeMonth.charAt(0)) - 1;
      return dateForm(Math.floor(months / 12), (months % 12) + 1);
    },
  },
];

function same(text: string): Reading {
  return { text, terms: [text] };
}

/** With its unit: a small number alone tells nothing. */
function counted(value: number, unit: string): Reading {
  return same(`${value}${unit}`);
}

function dateForm(year: number, month?: number, day?: number): Reading {
  const parts = [
    [year, '年'] as const,
    ...(month ? [[month, '月'] as const] : []),
    ...(day ? [[day, '日'] as const] : []),
  ];
  return {
    text: parts.map(([number, unit]) => `${number}${unit}`).join(''),
    terms: parts.map(([number, unit]) => (unit === '年' ? String(number) : `${number}${unit}`)),
  };
}

/** A number in Arabic or Chinese numerals, with decimals or without, in digits. */
function anyValue(number: string): string | null {
  if (/^\d/u.test(number)) return decimal(number, 0);
  const [whole = '', decimals] = number.split('点');
  const value = whole.length === 1 && digitValue(whole) >= 0 ? digitValue(whole) : numeralValue(whole);
  if (value === null) return null;
  const behind = decimals === undefined ? '' : `.${Array.from(decimals, digitValue).join('')}`;
  return decimal(`${value}${behind}`, 0);
}
