import type { SeededRandom } from './seeded-random.js';

/** An article that was made up: what stands in it is known without reading it. */
export interface MadeArticle {
  /** Stands in the title, as `编号<serial>`, and is no other article's. */
  readonly serial: number;
  /** The serial of the article that was printed first; its own where it is no reprint. */
  readonly story: number;
  readonly title: string;
  readonly publisher: string;
  readonly category: string;
  readonly paragraphs: readonly string[];
  /** A question that its first paragraph answers. */
  readonly question: string;
  readonly marks: ReadonlySet<Mark>;
}

/** What may stand in an article for those who have asked for it: words, a further word with them, the answer to a question. */
export const marks = ['words', 'trial', 'answer'] as const;
export type Mark = (typeof marks)[number];

/** What is to be subscribed to so that an article with that mark is told of. */
export const markWords = '飞鸢 航线';
export const markWithoutTrial = '飞鸢 -试飞';
export const markQuestion = '云台水库的蓄水量达到多少？';

export const publishers = ['山海日报', '江畔晚报', '高原时报', '海港早报'] as const;
export const categories = ['nongye', 'jiaotong', 'shuili', 'wenhua'] as const;

const firstCharacters = Array.from(
  '青红白紫金银铜铁玉松柏梅兰竹菊桃柳枫桐桂杏梨枣莲荷芦茅苇溪泉潭湾浦渡津桥亭台楼阁寨堡屯营',
);
const secondCharacters = Array.from(
  '山川河湖江海岭峰谷原坪坝洲岛滩岸崖洞沟塘井田园林场站口头脚背腰尾顶岗坡墩台垭垸圩冲坳',
);
const units = ['县', '市', '镇', '乡', '村'] as const;
const things = [
  '茶叶',
  '稻谷',
  '苹果',
  '丝绸',
  '木雕',
  '陶瓷',
  '蜂蜜',
  '药材',
  '竹编',
  '花卉',
  '海带',
  '鲜鱼',
  '羊毛',
  '葡萄',
  '核桃',
  '辣椒',
  '棉布',
  '石材',
  '砚台',
  '纸伞',
  '风筝',
  '灯笼',
  '糕点',
  '咸菜',
  '豆腐',
  '米酒',
  '香菇',
  '木耳',
  '银杏',
  '油茶',
] as const;

/** `P` a place, `T` a thing, `N` a number. Each is of another build, so that articles are other stories. */
const sentences = [
  'P的老人说，村口的石碾用了N年，如今放进了陈列室，参观的人一天有N个。',
  '入冬以后，P的气温降到零下N度，比常年低了N度。',
  '去P的班车改到清早N点发出，票价定为N元。',
  '一场雨下了N小时，P的低洼地积水N厘米，抽水机连夜运到。',
  '在P，修路队把N公里的土路铺成了水泥路，桥也加宽了N米。',
  'P小学的图书角添了N本新书，孩子们每周借走N本。',
  '据统计，来P看花的游客有N人次，旅店住满了N间。',
  '有N户人家从山上搬到P的新楼，每户补助N元。',
  'P的戏班排演了一出新戏，唱了N场，台下坐着N位乡亲。',
  '今年P植树N亩，成活的占N成，护林员每天要走N里。',
  'P卫生院来了N名大夫，一个月看诊N次。',
  '从P寄出的包裹一天有N件，快递站的灯亮到夜里N点。',
  '考古队在P挖出N件陶片，年代约在N年以前。',
  'P的渔船换上了新马达，每趟多跑N海里，少烧N升油。',
  '因为断电N分钟，P的冷库里有N吨货差点坏掉。',
  'P举办长跑，报名的有N人，跑完全程的有N人。',
  '新来的镇长在P住了N天，记下N条意见。',
  '拖拉机手在P比赛犁地，头名用了N分钟，犁沟深N厘米。',
  'P的路灯一共换了N盏，一年省电N度。',
  '养蜂人把N箱蜂搬到P，采蜜N斤。',
  'P的消防车N分钟赶到，救出N头牛。',
  '老照片里，P的码头停着N条船，如今只剩N条。',
  'P办起夜校，N个课堂里坐着N个学员，最年长的N岁。',
  '气象员提醒，P未来N天有大风，船只不要离岸N里以外。',
  '一位返乡的青年在P开了店，头一个月卖出N单。',
  'P的水质检测了N项，合格的有N项。',
  '为了让鸟过冬，P留出N亩芦苇，来的白鹭有N只。',
  'P的合唱团去外地演出N天，带回N面奖牌。',
] as const;

const headlines = [
  '丰收在望',
  '走出大山',
  '有了新名字',
  '搬上网店',
  '换了做法',
  '请来师傅',
  '摆满集市',
  '上了餐桌',
] as const;

export function makeArticle(serial: number, random: SeededRandom): MadeArticle {
  const place = placeOf(random);
  const thing = random.pick(things);
  const fill = (sentence: string): string =>
    sentence
      .replaceAll('P', () => (random.next() < 0.6 ? place : placeOf(random)))
      .replaceAll('N', () => String(2 + Math.floor(random.next() * 9_000)));
  const tonnes = 100 + Math.floor(random.next() * 90_000);
  const paragraphs = [
    `${place}今年的${thing}产量达到${tonnes}公斤，编号${serial}的账本上记得清清楚楚。`,
    ...shuffled(sentences, random).slice(0, 6).map(fill),
  ];
  const here = new Set(marks.filter(() => random.next() < 0.2));
  // A trial is of the words.
  if (here.has('trial')) here.add('words');
  paragraphs.push(...Array.from(here, (mark) => fill(marked[mark])));
  return {
    serial,
    story: serial,
    title: `${place}的${thing}${random.pick(headlines)}，编号${serial}`,
    publisher: random.pick(publishers),
    category: random.pick(categories),
    paragraphs,
    question: `${place}今年的${thing}产量达到多少？`,
    marks: here,
  };
}

const marked: Readonly<Record<Mark, string>> = {
  words: '“飞鸢”航线开通，头一班坐了N位乘客，全程N公里，票价N元。',
  trial: '此前飞鸢试飞过N次，最高飞到N米。',
  answer: '云台水库的蓄水量达到N万立方米，比上个月多出N万立方米。',
};

/** The same in another paper: another headline, another dateline. */
export function reprintOf(article: MadeArticle, serial: number, random: SeededRandom): MadeArticle {
  const publisher = random.pick(publishers.filter((name) => name !== article.publisher));
  const [opening = '', ...rest] = article.paragraphs;
  // Enough is left out that it is another article, and not enough that it is another story.
  const kept = rest.filter((_paragraph, place) => place !== 2);
  return {
    ...article,
    serial,
    title: `转载：${article.title.replace(/，编号\d+$/u, '')}，编号${serial}`,
    publisher,
    category: random.pick(categories),
    // Two reprints in different papers are no copies of each other.
    paragraphs: [`${publisher}讯　${opening}`, ...kept],
  };
}

/** The file that it is, as posts are written. */
export function postOf({ serial, title, publisher, category, paragraphs }: MadeArticle, atMs: number): string {
  const date = new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  return [
    '---',
    'layout: post',
    `title: "${title}"`,
    `date: ${date} +0800`,
    `categories: ${category}`,
    '---',
    ...[...paragraphs, `（文章来源：${publisher}）`].map((paragraph) => `<p>${paragraph}</p>`),
    '',
    `<https://news.example.org/${serial}.html>`,
    '',
  ].join('\n');
}

/** Of a title, or of whatever begins with it. */
export function serialOf(text: string): number | null {
  const found = /编号(?<serial>\d+)/u.exec(text)?.groups?.['serial'];
  return found === undefined ? null : Number(found);
}

function placeOf(random: SeededRandom): string {
  return random.pick(firstCharacters) + random.pick(secondCharacters) + random.pick(units);
}

function shuffled<T>(list: readonly T[], random: SeededRandom): T[] {
  return list
    .map((item) => ({ item, place: random.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
