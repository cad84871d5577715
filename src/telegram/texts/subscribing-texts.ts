import type { QuietHours } from '../../alert/chat-schedule.js';
import type { TopicProblem } from '../../alert/check-topic.js';
import type { ReadTopic } from '../../alert/read-topic.js';
import type { Reading } from '../../alert/reread-topic.js';
import type { Delivery, Topic } from '../../alert/subscription.js';
import type { ReadSubscriptionFile, SubscriptionFileProblem } from '../../alert/subscription-file.js';
import type { ImportOutcome } from '../../alert/subscriptions.js';
import type { CommonZone } from './common-zones.js';

/** What a card of a subscription begins with. */
export type CardOccasion = 'shown' | 'added' | 'already-there';

/** Why what was written is no topic. */
export type UnfitTopic = Exclude<ReadTopic, { readonly kind: 'topic' | 'nothing-written' }>;

/** What is said about subscriptions. Names of topics come as messages show them; times as `2022-01-25 08:00`. */
export interface SubscribingTexts {
  readonly subscribeSummary: () => string;
  readonly subscribeArgument: () => string;
  readonly subscriptionsSummary: () => string;
  readonly unsubscribeSummary: () => string;
  readonly exportSummary: () => string;
  readonly importSummary: () => string;

  readonly cardHead: (name: string, occasion: CardOccasion) => string;
  /** What the topic was taken for, and what that means. */
  readonly takenFor: (topic: Topic) => string;
  readonly delivery: (delivery: Delivery, silent: boolean) => string;
  /** `until` is `null` where somebody has to resume it. */
  readonly paused: (until: string | null) => string;
  readonly lastAlert: (time: string | null) => string;
  readonly clock: (zone: string, quiet: QuietHours | null) => string;
  readonly otherReading: (reading: Reading) => string;

  readonly atOnce: () => string;
  readonly daily: () => string;
  readonly weekly: () => string;
  /** Marks the button of what is chosen. */
  readonly chosen: (label: string) => string;
  readonly silence: () => string;
  readonly withSound: () => string;
  readonly pause: () => string;
  readonly resume: () => string;
  readonly share: () => string;
  readonly remove: () => string;
  readonly back: () => string;
  readonly allSubscriptions: () => string;
  readonly askHour: () => string;
  readonly askWeekday: () => string;
  readonly hour: (hour: number) => string;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: (weekday: number) => string;
  readonly askPause: (name: string) => string;
  readonly pauseDay: () => string;
  readonly pauseWeek: () => string;
  readonly pauseUntilResumed: () => string;
  readonly askRemove: (name: string) => string;
  readonly keep: () => string;
  readonly removed: (name: string) => string;
  readonly sharedText: (name: string) => string;

  readonly listHead: (count: number) => string;
  readonly listEmpty: () => string;
  readonly listLine: (
    number: number,
    name: string,
    how: string,
    state: { readonly isPaused: boolean; readonly last: string | null },
  ) => string;
  readonly change: (number: number) => string;
  readonly subscribeMore: () => string;
  readonly quietHours: () => string;
  readonly timeZone: () => string;
  readonly noSuchSubscription: (written: string) => string;
  readonly chooseFromAlert: (kind: 'stop' | 'pause') => string;
  readonly pauseOne: (name: string) => string;
  readonly removeOne: (name: string) => string;

  readonly subscribeMenu: () => string;
  readonly everythingNew: () => string;
  readonly choosePublisher: () => string;
  readonly chooseCategory: () => string;
  readonly write: () => string;
  readonly askPublisher: (publishers: number) => string;
  readonly askCategory: (categories: number) => string;
  readonly noNames: () => string;
  /** A prompt is known again by its words: whoever replies to it answers it. */
  readonly askTopic: () => string;
  readonly topicPlaceholder: () => string;
  readonly askZone: () => string;
  readonly zonePlaceholder: () => string;

  readonly quietHead: (quiet: QuietHours | null, zone: string) => string;
  readonly askQuietEnd: (from: number) => string;
  readonly noQuietHours: () => string;
  readonly quietRange: (quiet: QuietHours) => string;
  readonly zoneHead: (zone: string) => string;
  readonly zoneName: (zone: CommonZone) => string;
  readonly otherZone: () => string;
  readonly noSuchZone: (written: string) => string;

  readonly unfit: (problem: UnfitTopic) => string;
  readonly limitReached: (limit: number, has: number) => string;
  readonly noRoomForFile: (limit: number, has: number) => string;
  readonly nothingToExport: () => string;
  readonly exported: (count: number) => string;
  readonly askFile: () => string;
  readonly unreadableFile: (problem: FileProblem) => string;
  readonly imported: (outcome: Extract<ImportOutcome, { readonly kind: 'imported' }>) => string;
  readonly shareGone: () => string;
  readonly notDone: () => string;

  /** In an alert: 1–200 characters. */
  readonly onlyAdministrators: () => string;
  readonly rightsUnknown: () => string;
  readonly subscriptionGone: () => string;
  readonly buttonTooOld: () => string;
}

export type FileProblem = Exclude<ReadSubscriptionFile, { readonly kind: 'subscriptions' }>;

const zoneNames: Readonly<Record<CommonZone, string>> = {
  'Asia/Shanghai': '北京',
  'Asia/Hong_Kong': '香港',
  'Asia/Taipei': '台北',
  'Asia/Singapore': '新加坡',
  'Asia/Tokyo': '东京',
  'Europe/London': '伦敦',
  'Europe/Paris': '巴黎',
  'America/New_York': '纽约',
  'America/Los_Angeles': '洛杉矶',
  'Australia/Sydney': '悉尼',
};

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

const readingNames: Readonly<Record<Reading, string>> = {
  words: '改作词语',
  question: '改作问题',
  publisher: '改作媒体名',
  category: '改作分类',
};

const heads: Readonly<Record<CardOccasion, string>> = {
  shown: '订阅',
  added: '已订阅',
  'already-there': '这里早已订阅',
};

export const simplifiedChineseSubscribing: SubscribingTexts = {
  subscribeSummary: () => '订阅新文章',
  subscribeArgument: () => '词语或问题',
  subscriptionsSummary: () => '查看、更改订阅',
  unsubscribeSummary: () => '取消订阅',
  exportSummary: () => '导出订阅',
  importSummary: () => '导入订阅',

  cardHead: (name, occasion) => `${heads[occasion]}：${name}`,
  takenFor,
  delivery: (delivery, silent) => `${deliveryText(delivery)}${silent ? '，静音' : ''}`,
  paused: (until) => (until === null ? '已暂停，等你恢复。' : `已暂停，到 ${until} 自动恢复。`),
  lastAlert: (time) => (time === null ? '还没有提醒过；订阅以前的文章不提醒。' : `上次提醒：${time}`),
  clock: (zone, quiet) => `时间以${zone}为准${quiet === null ? '' : `，${rangeText(quiet)} 免打扰`}。`,
  otherReading: (reading) => readingNames[reading],

  atOnce: () => '立即',
  daily: () => '每天汇总',
  weekly: () => '每周汇总',
  chosen: (label) => `✓ ${label}`,
  silence: () => '静音',
  withSound: () => '出声',
  pause: () => '暂停',
  resume: () => '恢复',
  share: () => '分享',
  remove: () => '删除',
  back: () => '返回',
  allSubscriptions: () => '全部订阅',
  askHour: () => '几点汇总？',
  askWeekday: () => '每周哪一天汇总？',
  hour: hourText,
  weekday: weekdayText,
  askPause: (name) => `「${name}」暂停多久？其间的文章不会补发。`,
  pauseDay: () => '一天',
  pauseWeek: () => '一周',
  pauseUntilResumed: () => '直到我恢复',
  askRemove: (name) => `要删除订阅「${name}」吗？以后不再有这类提醒。`,
  keep: () => '不删',
  removed: (name) => `已删除订阅「${name}」。`,
  sharedText: (name) => `在「出处」订阅「${name}」`,

  listHead: (count) => `这里有 ${count} 项订阅`,
  listEmpty: () => '这里还没有订阅。发 /subscribe 加上关心的词语或问题就行，例如：/subscribe 专精特新',
  listLine: (number, name, how, { isPaused, last }) =>
    `${number}. ${name}\n${how}${isPaused ? '，已暂停' : ''}；${last === null ? '还没有提醒过' : `上次提醒 ${last}`}`,
  change: (number) => `${number}. 更改`,
  subscribeMore: () => '新订阅',
  quietHours: () => '免打扰',
  timeZone: () => '时区',
  noSuchSubscription: (written) => `这里没有订阅「${written}」。现有的订阅：`,
  chooseFromAlert: (kind) =>
    kind === 'stop' ? '这条提醒来自几项订阅，要删除哪一项？' : '这条提醒来自几项订阅，要暂停哪一项？',
  pauseOne: (name) => `暂停：${name}`,
  removeOne: (name) => `删除：${name}`,

  subscribeMenu: () =>
    [
      '订阅什么？有合适的新文章，我就把要紧的那一段引给你。',
      '',
      '也可以直接写：',
      '/subscribe 专精特新 -广告：含有前一个词、不含后一个词',
      '/subscribe 专精特新企业有哪些融资政策？：能回答这个问题',
      '/subscribe 来源:科技日报　/subscribe 分类:财经　/subscribe 全部',
    ].join('\n'),
  everythingNew: () => '全部新文章',
  choosePublisher: () => '选媒体',
  chooseCategory: () => '选分类',
  write: () => '写词语或问题',
  askPublisher: (publishers) => `订阅哪一家媒体？共 ${publishers} 家。`,
  askCategory: (categories) => `订阅哪一个分类？共 ${categories} 个。`,
  noNames: () => '收录的文章还没有注明这个。可以直接写 /subscribe 加上词语或问题。',
  askTopic: () => '请回复这条消息，写下要订阅的词语或问题，例如：专精特新',
  topicPlaceholder: () => '词语或问题',
  askZone: () => '请回复这条消息，写下时区，例如：Europe/Berlin',
  zonePlaceholder: () => '时区',

  quietHead: (quiet, zone) =>
    `${quiet === null ? '现在没有免打扰时段。' : `免打扰时段：${rangeText(quiet)}。`}其间的提醒等时段过后再发。时间以${zone}为准。\n\n常用的时段，或者从几点开始：`,
  askQuietEnd: (from) => `免打扰从 ${hourText(from)} 到几点？`,
  noQuietHours: () => '不设',
  quietRange: rangeText,
  zoneHead: (zone) => `这里的时间以${zone}为准。改成：`,
  zoneName: (zone) => zoneNames[zone],
  otherZone: () => '其他',
  noSuchZone: (written) => `没有「${written}」这个时区。请写成 Asia/Shanghai、Europe/Berlin 这样，或者从按钮里选。`,

  unfit: unfitText,
  limitReached: (limit, has) =>
    `这里最多能有 ${limit} 项订阅，现在有 ${has} 项，放不下了。先用 /unsubscribe 删去几项吧。`,
  noRoomForFile: (limit, has) => `没有导入：这里最多能有 ${limit} 项订阅，现在有 ${has} 项，文件里的放不下。`,
  nothingToExport: () => '这里还没有订阅，没有可以导出的。',
  exported: (count) => `${count} 项订阅。在别的聊天里发送这个文件，说明里写 /import，就能搬过去。`,
  askFile: () => '请发送 /export 导出的文件，并在说明里写 /import；也可以用 /import 回复那个文件。',
  unreadableFile: (problem) => `没有导入。${fileProblemText(problem)}`,
  imported: ({ added, alreadyThere }) =>
    `导入了 ${added.length} 项订阅${alreadyThere > 0 ? `，另有 ${alreadyThere} 项这里已经有了` : ''}。`,
  shareGone: () => '分享的这项订阅已经不在了。',
  notDone: () => '刚才出了点问题，没能办成。请过一会儿再试一次。',

  onlyAdministrators: () => '只有管理员才能更改这里的订阅。',
  rightsUnknown: () => '查不到你是不是管理员，没有更改。请把我设为管理员，再试一次。',
  subscriptionGone: () => '这项订阅已经不在了。现有的订阅见 /subscriptions。',
  buttonTooOld: () => '这条消息太旧，按钮失效了。请重新发送 /subscriptions。',
};

function takenFor(topic: Topic): string {
  if (topic.kind === 'everything') return '每一篇新文章都提醒。';
  if (topic.kind === 'question') return '当作问题：新文章里有段落能回答它，就引用那一段来提醒。';
  if (topic.kind === 'publisher') return `当作媒体：名称里有「${topic.name}」的媒体，每篇新文章都提醒。`;
  if (topic.kind === 'category') return `当作分类：分类或标签里有「${topic.name}」的新文章都提醒。`;
  const { required, excluded } = topic;
  const without = excluded.length === 0 ? '' : `、全文没有${listText(excluded)}`;
  return `当作词语：同一段里${required.length > 1 ? '同时' : ''}有${listText(required)}${without}的新文章就提醒。`;
}

function listText(words: readonly string[]): string {
  return words.map((word) => `「${word}」`).join('');
}

function deliveryText(delivery: Delivery): string {
  if (delivery.kind === 'at-once') return '有新文章立即提醒';
  const day = delivery.kind === 'daily' ? '每天' : `每${weekdayText(delivery.weekday)}`;
  return `${day} ${hourText(delivery.hour)} 汇总`;
}

function weekdayText(weekday: number): string {
  return weekdays[weekday - 1] ?? weekdays[0];
}

function hourText(hour: number): string {
  return `${hour}:00`;
}

function rangeText({ fromMinute, toMinute }: QuietHours): string {
  return `${minuteText(fromMinute)}–${minuteText(toMinute)}`;
}

function minuteText(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

function unfitText(problem: UnfitTopic): string {
  if (problem.kind === 'combined') {
    return `来源、分类只能单独订阅，不能和别的合在一起：${problem.written.join('　')}。请分成几次订阅。`;
  }
  if (problem.kind === 'unfit-operator') {
    return `「${problem.written}」不能用来订阅：新文章的标题和日期都还没有。可以写词语、问题，或 来源:科技日报、分类:财经。`;
  }
  return topicProblemText(problem);
}

function topicProblemText(problem: TopicProblem): string {
  switch (problem.kind) {
    case 'nothing-to-look-for':
      return `「${problem.written}」里没有可以查找的词。请写出关心的人、机构、地点或事情。`;
    case 'only-excluded':
      return '只写了不要的词。请再写上要的词，例如：/subscribe 专精特新 -广告';
    case 'contradiction':
      return `既要「${problem.required}」又不要「${problem.excluded}」，就什么也没有了。请去掉一个。`;
    case 'too-many-words':
      return `写了 ${problem.words} 个词，一项订阅最多 ${problem.most} 个。`;
    case 'too-long':
      return `这里有 ${problem.length} 个字，最多 ${problem.most} 个。请写短一些。`;
    default:
      return problem satisfies never;
  }
}

function fileProblemText(problem: SubscriptionFileProblem): string {
  switch (problem.kind) {
    case 'too-long':
      return '文件太大，不像是 /export 导出的。';
    case 'no-json':
      return '文件不是 JSON，可能损坏了。';
    case 'other-format':
      return '这不是 /export 导出的文件。';
    case 'newer-version':
      return '文件是更新版本的程序导出的，我还读不懂。';
    case 'unreadable':
      return `文件里的 ${problem.where} 读不懂。`;
    case 'unfit-topic':
      return `文件里的 ${problem.where} 不能订阅：${topicProblemText(problem.problem)}`;
    default:
      return problem satisfies never;
  }
}
