import type { Block } from '../../src/article/article.js';
import type { StoryArticle } from '../../src/story/stories.js';
import { createNormalizeText } from '../../src/words/normalize-text.js';

const normalizeText = createNormalizeText();
export const normalize = (text: string): string => normalizeText(text).text;

/** Of an agency: eight figures, one of them the dateline's day. */
export const report = [
  '新华社杭州7月26日电（记者王小明）记者26日从浙江省统计局获悉，今年上半年浙江数字经济核心产业增加值达到4612亿元，同比增长9.7%，增速高于生产总值3.2个百分点。',
  '统计显示，规模以上电子信息制造业企业有3871家，其中民营企业占八成以上；软件业务收入突破4300亿元，利润总额比上年同期多出一成。',
  '浙江省经信厅有关负责人表示，下半年将继续支持中小企业上云用数，新建未来工厂，推动产业集群整体改造，让更多车间用上国产工业软件，并为首台套装备提供保险补偿。',
  '据介绍，当地还将完善数据要素市场的规则，鼓励龙头企业开放场景，与高校共建实验室，培养既懂制造又懂算法的工程师队伍。',
] as const;

export interface MadeArticle {
  readonly paragraphs?: readonly string[];
  /** ISO 8601; `null` for none. */
  readonly date?: string | null;
}

export function articleOf(
  id: string,
  { paragraphs = report, date = '2023-07-26T08:00:00Z' }: MadeArticle = {},
): StoryArticle {
  return {
    id,
    blocks: paragraphs.map((text): Block => ({ kind: 'paragraph', text, paragraph: null })),
    publishedAt: date === null ? null : { iso: date, epochMs: Date.parse(date) },
  };
}

/** The report with each number another one. */
export function otherFigures(): string[] {
  return report.map((text) => text.replaceAll(/\d+/gu, (written) => String(Number(written) + 1)));
}

/** As another paper has it: its own dateline and source line, a sentence less, other quotation marks. */
export function reprinted(): string[] {
  const [first, second, third] = report;
  return [
    first.replace('新华社杭州7月26日电（记者王小明）', '本报讯 '),
    second,
    third.replace('，并为首台套装备提供保险补偿', ''),
    '（来源：新华社客户端）',
  ];
}
