import * as fc from 'fast-check';
import { anyText } from '../words/any-text.js';

/** A part of a question, as it would be typed. */
export type QuestionPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'phrase'; readonly text: string }
  | {
      readonly kind: 'exclusion';
      readonly text: string;
      readonly sign: string;
      readonly quotes: readonly [string, string];
    }
  | { readonly kind: 'filter'; readonly name: string; readonly colon: string; readonly value: string };

export interface AnyQuestion {
  readonly parts: readonly QuestionPart[];
  readonly between: string;
  /** Asked as somebody types it, of what somebody wrote, or as it is. */
  readonly way: 'asked' | 'typed' | 'about';
}

export function textOfQuestion({ parts, between }: AnyQuestion): string {
  return parts.map(textOfPart).join(between);
}

function textOfPart(part: QuestionPart): string {
  if (part.kind === 'words') return part.text;
  if (part.kind === 'phrase') return `"${part.text}"`;
  if (part.kind === 'exclusion') return `${part.sign}${part.quotes[0]}${part.text}${part.quotes[1]}`;
  return `${part.name}${part.colon}${part.value}`;
}

const said = [
  '小微企业',
  '用电量',
  '专精特新',
  '“小巨人”企业',
  '元宇宙',
  '中小企业',
  '同比增长9.6%',
  '4762家',
  '工信部',
  '徐晓兰',
  '天科合达做什么？',
  '碳化硅',
  '稻田养蟹',
  '青田县',
  '粮食产量达到120万吨',
  '400只',
  '蟹苗',
  '国家图书馆',
  '乾隆',
  '八千五百',
  '缆车',
  'ferry',
  'Mate60',
  'HFO-1234yf',
  '3.5 million',
  '-5℃',
  '2021年前11个月利润增长多少',
  '2022年1月',
  '去年',
  '登月飞船何时返回',
  '企业',
  '的',
  '什么',
  '么',
  '一',
];

const words = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...said) },
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...said), { minLength: 1, maxLength: 5 }).map((all) => all.join('')),
  },
  { weight: 2, arbitrary: anyText },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '"',
      '“',
      '”',
      '-',
      '来源:',
      '来源:"',
      'x来源:科技日报',
      '(来源:科技日报)',
      '"来源:科技日报',
      '"-元宇宙',
      'a"b"c',
      '来源:“x',
      ':',
      '日期',
      'https://a.example/b:c?d=-e',
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...said, '"', '- ', '来源:x ', '-x '), fc.integer({ min: 2, max: 4096 }))
      .map(([unit, length]) => unit.repeat(length).slice(0, length)),
  },
);

const quotes = fc.constantFrom<readonly [string, string]>(['', ''], ['"', '"'], ['“', '”']);
const date = fc.oneof(
  fc.constantFrom(
    '2022-01-25',
    '2022-01',
    '2022',
    '2022年1月5日',
    '2022-01..2022-02',
    '2022-01-25至2022-02-10',
    '今天',
    '昨天',
    '上周',
    '去年',
    '最近7天',
    '最近三个月',
    'last7days',
    '2022-02-30',
    '2022-13',
    '0000',
    '99999',
    '~',
    '..',
    '2022..2021',
    '1月25日',
    '二〇二二年',
    '２０２２',
    '275760-09-13',
    '9999-12-31',
  ),
  fc
    .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }))
    .map((numbers) => numbers.join('-')),
  fc.integer({ min: 0, max: 1e15 }).map((days) => `最近${days}天`),
);
const name = fc.constantFrom(
  '科技日报',
  '工人日报',
  'coast weekly',
  '"Coast Weekly"',
  '“Coast Weekly”',
  '农民日报',
  '農民日報',
  '农业',
  '水产',
  '青田',
  '没有',
  '科技目报',
  '"',
  '“',
  '-x',
  '来源:科技日报',
  '企业"',
);

const filter = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      '来源',
      '媒体',
      '來源',
      'source',
      'Source',
      'ＳＯＵＲＣＥ',
      '分类',
      '分類',
      '栏目',
      'category',
      '标题',
      '標題',
      'title',
    ),
    fc.oneof({ weight: 8, arbitrary: name }, { weight: 1, arbitrary: anyText }),
  ),
  fc.tuple(
    fc.constantFrom('日期', 'date', '之后', '之後', 'after', '之前', 'before'),
    fc.oneof({ weight: 8, arbitrary: date }, { weight: 1, arbitrary: anyText }),
  ),
);

const part: fc.Arbitrary<QuestionPart> = fc.oneof(
  { weight: 6, arbitrary: words.map((text): QuestionPart => ({ kind: 'words', text })) },
  { weight: 2, arbitrary: fc.constantFrom(...said).map((text): QuestionPart => ({ kind: 'phrase', text })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...said), fc.constantFrom('-', '－', '−'), quotes)
      .map(([text, sign, around]): QuestionPart => ({ kind: 'exclusion', text, sign, quotes: around })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(filter, fc.constantFrom(':', '：'))
      .map(([[of, value], colon]): QuestionPart => ({ kind: 'filter', name: of, colon, value })),
  },
);

/** Questions with operators of every kind, whole, broken and in one another. */
export const anyQuestion: fc.Arbitrary<AnyQuestion> = fc.record({
  parts: fc.array(part, { maxLength: 6 }),
  between: fc.constantFrom(' ', ' ', ' ', ' ', '　', '\n', '', '  '),
  way: fc.constantFrom('asked' as const, 'asked' as const, 'asked' as const, 'typed' as const, 'about' as const),
});
