import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { post, SEEDS, temporaryFolder, writeFiles } from '../cli/run-chuchu.js';

/** The counties of the small articles, oldest first; the first is of 1 March 2022, the next of the 2nd, and so on. */
export const counties = ['青田', '白河', '红山', '黄岩', '紫阳', '金湖', '银川', '铜陵'] as const;
export type County = (typeof counties)[number];

/** A question that five of the county articles are quoted for. */
export const countyQuestion = '稻田养蟹怎么放养蟹苗？';
/** A question that only the article of that county answers best. */
export const cropQuestion = (county: County): string => `${county}县粮食产量达到多少？`;

export const countyTitle = (county: County): string => `${county}的稻田`;
export const countyDay = (county: County): string => `2022-03-0${counties.indexOf(county) + 1}`;
export const countyPublisher = (county: County): string =>
  counties.indexOf(county) % 2 === 0 ? '四川日报' : '农民日报';
export const countyUrl = (county: County): string => `https://example.com/news/${counties.indexOf(county)}`;
/** As it stands under a quote. */
export const countySource = (county: County): string =>
  `${countyTitle(county)} · ${countyPublisher(county)} · 2022年3月${counties.indexOf(county) + 1}日`;

export const countyFile = (county: County): string => `county-${counties.indexOf(county)}.html`;

/** The three paragraphs of a county's article; the first is the one before, the third the one after the crabs. */
export function countyParagraphs(county: County): readonly [string, string, string] {
  return [
    `${county}县的早稻已经收割完毕，农户忙着晾晒。`,
    `稻田养蟹是${county}县的老传统，水面上每亩放养四百只蟹苗，秋天能卖个好价钱。`,
    `${county}县粮食产量达到${120 + counties.indexOf(county)}万吨，比上年多收了三成。`,
  ];
}

export function countyArticle(county: County, paragraphs: readonly string[] = countyParagraphs(county)): string {
  const head = [`title: ${countyTitle(county)}`, `date: ${countyDay(county)} 08:00:00 +0800`];
  return `${post(head, [...paragraphs, `（文章来源：${countyPublisher(county)}）`])}\n<${countyUrl(county)}>\n`;
}

/** Longer than a quote that is shown open, with characters of two UTF-16 units and of markup. */
export const longParagraph = `古渡口的船工老𠮷说，<桨> & "橹"各有各的用处：${'逆水靠橹，顺水靠桨，过滩的时候两样都要；'.repeat(16)}这是祖上传下来的。`;
export const longQuestion = '古渡口的船工怎么过滩？';
/** Longer than any message. */
export const endlessParagraph = `${'沿江的石阶一级一级数不完，'.repeat(200)}航标灯塔的守灯人每晚七点点灯。${'江面的雾一层一层散不尽，'.repeat(200)}`;
export const endlessQuestion = '航标灯塔的守灯人几点点灯？';

function longArticle(): string {
  const escaped = longParagraph.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const head = ['title: 江上的古渡口', 'date: 2022-02-01 08:00:00 +0800'];
  return post(head, [escaped, endlessParagraph, '（文章来源：长江日报）']);
}

/**
 * A folder of eleven articles: the two of `seeds/`, which are of January 2022, one a county of March, and one between
 * them whose paragraphs are long.
 */
export function makeCorpus(): string {
  const seeds = readdirSync(SEEDS).map((name): [string, Uint8Array] => [name, readFileSync(join(SEEDS, name))]);
  const small = counties.map((county): [string, string] => [countyFile(county), countyArticle(county)]);
  return writeFiles(
    temporaryFolder(),
    Object.fromEntries<string | Uint8Array>([...seeds, ...small, ['long.html', longArticle()]]),
  );
}
