import type { QuietHours } from '../../../alert/chat-schedule.js';
import type { Reading } from '../../../alert/reread-topic.js';
import type { Delivery } from '../../../alert/subscription.js';
import type { CommonZone } from '../common-zones.js';
import { setOff } from '../set-off.js';
import type { CardOccasion, SubscribingTexts } from '../subscribing-texts.js';
import { fileProblemText, takenFor, unfitText } from './topic-texts.js';

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
  clock: (zone, quiet) => `时间以${setOff(zone)}为准${quiet === null ? '' : `，${rangeText(quiet)} 免打扰`}。`,
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
    `${number}. ${name}\n${how}${isPaused ? '，已暂停' : ''}；${last === null ? '还没有提醒过' : `上次提醒：${last}`}`,
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
    `${quiet === null ? '现在没有免打扰时段。' : `免打扰时段：${rangeText(quiet)}。`}其间的提醒等时段过后再发。时间以${setOff(zone)}为准。\n\n常用的时段，或者从几点开始：`,
  askQuietEnd: (from) => `免打扰从 ${hourText(from)} 到几点？`,
  noQuietHours: () => '不设',
  quietRange: rangeText,
  zoneHead: (zone) => `这里的时间以${setOff(zone)}为准。改成：`,
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
