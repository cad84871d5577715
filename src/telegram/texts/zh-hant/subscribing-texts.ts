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
  'Asia/Tokyo': '東京',
  'Europe/London': '倫敦',
  'Europe/Paris': '巴黎',
  'America/New_York': '紐約',
  'America/Los_Angeles': '洛杉磯',
  'Australia/Sydney': '雪梨',
};

const weekdays = ['週一', '週二', '週三', '週四', '週五', '週六', '週日'] as const;

const readingNames: Readonly<Record<Reading, string>> = {
  words: '改作詞語',
  question: '改作問題',
  publisher: '改作媒體名',
  category: '改作分類',
};

const heads: Readonly<Record<CardOccasion, string>> = {
  shown: '訂閱',
  added: '已訂閱',
  'already-there': '這裡早已訂閱',
};

export const traditionalChineseSubscribing: SubscribingTexts = {
  subscribeSummary: () => '訂閱新文章',
  subscribeArgument: () => '詞語或問題',
  subscriptionsSummary: () => '查看、更改訂閱',
  unsubscribeSummary: () => '取消訂閱',
  exportSummary: () => '匯出訂閱',
  importSummary: () => '匯入訂閱',

  cardHead: (name, occasion) => `${heads[occasion]}：${name}`,
  takenFor,
  delivery: (delivery, silent) => `${deliveryText(delivery)}${silent ? '，靜音' : ''}`,
  paused: (until) => (until === null ? '已暫停，等你恢復。' : `已暫停，到 ${until} 自動恢復。`),
  lastAlert: (time) => (time === null ? '還沒有通知過；訂閱以前的文章不通知。' : `上次通知：${time}`),
  clock: (zone, quiet) => `時間以${setOff(zone)}為準${quiet === null ? '' : `，${rangeText(quiet)} 勿擾`}。`,
  otherReading: (reading) => readingNames[reading],

  atOnce: () => '立即',
  daily: () => '每天彙整',
  weekly: () => '每週彙整',
  chosen: (label) => `✓ ${label}`,
  silence: () => '靜音',
  withSound: () => '有聲',
  pause: () => '暫停',
  resume: () => '恢復',
  share: () => '分享',
  remove: () => '刪除',
  back: () => '返回',
  allSubscriptions: () => '全部訂閱',
  askHour: () => '幾點彙整？',
  askWeekday: () => '每週哪一天彙整？',
  hour: hourText,
  weekday: weekdayText,
  askPause: (name) => `「${name}」暫停多久？這段時間的文章不會補發。`,
  pauseDay: () => '一天',
  pauseWeek: () => '一週',
  pauseUntilResumed: () => '直到我恢復',
  askRemove: (name) => `要刪除訂閱「${name}」嗎？以後不再有這類通知。`,
  keep: () => '不刪',
  removed: (name) => `已刪除訂閱「${name}」。`,
  sharedText: (name) => `在「出處」訂閱「${name}」`,

  listHead: (count) => `這裡有 ${count} 項訂閱`,
  listEmpty: () => '這裡還沒有訂閱。傳 /subscribe 加上關心的詞語或問題就行，例如：/subscribe 專精特新',
  listLine: (number, name, how, { isPaused, last }) =>
    `${number}. ${name}\n${how}${isPaused ? '，已暫停' : ''}；${last === null ? '還沒有通知過' : `上次通知：${last}`}`,
  change: (number) => `${number}. 更改`,
  subscribeMore: () => '新訂閱',
  quietHours: () => '勿擾時段',
  timeZone: () => '時區',
  noSuchSubscription: (written) => `這裡沒有訂閱「${written}」。現有的訂閱：`,
  chooseFromAlert: (kind) =>
    kind === 'stop' ? '這則通知來自幾項訂閱，要刪除哪一項？' : '這則通知來自幾項訂閱，要暫停哪一項？',
  pauseOne: (name) => `暫停：${name}`,
  removeOne: (name) => `刪除：${name}`,

  subscribeMenu: () =>
    [
      '訂閱什麼？有合適的新文章，我就把要緊的那一段引給你。',
      '',
      '也可以直接寫：',
      '/subscribe 專精特新 -廣告：含有前一個詞、不含後一個詞',
      '/subscribe 專精特新企業有哪些融資政策？：能回答這個問題',
      '/subscribe 來源:科技日報　/subscribe 分類:財經　/subscribe 全部',
    ].join('\n'),
  everythingNew: () => '全部新文章',
  choosePublisher: () => '選媒體',
  chooseCategory: () => '選分類',
  write: () => '寫詞語或問題',
  askPublisher: (publishers) => `訂閱哪一家媒體？共 ${publishers} 家。`,
  askCategory: (categories) => `訂閱哪一個分類？共 ${categories} 個。`,
  noNames: () => '收錄的文章還沒有註明這個。可以直接寫 /subscribe 加上詞語或問題。',
  askTopic: () => '請回覆這則訊息，寫下要訂閱的詞語或問題，例如：專精特新',
  topicPlaceholder: () => '詞語或問題',
  askZone: () => '請回覆這則訊息，寫下時區，例如：Europe/Berlin',
  zonePlaceholder: () => '時區',

  quietHead: (quiet, zone) =>
    `${quiet === null ? '現在沒有勿擾時段。' : `勿擾時段：${rangeText(quiet)}。`}這段時間的通知等時段過後再發。時間以${setOff(zone)}為準。\n\n常用的時段，或者從幾點開始：`,
  askQuietEnd: (from) => `勿擾從 ${hourText(from)} 到幾點？`,
  noQuietHours: () => '不設',
  quietRange: rangeText,
  zoneHead: (zone) => `這裡的時間以${setOff(zone)}為準。改成：`,
  zoneName: (zone) => zoneNames[zone],
  otherZone: () => '其他',
  noSuchZone: (written) => `沒有「${written}」這個時區。請寫成 Asia/Taipei、Europe/Berlin 這樣，或者從按鈕裡選。`,

  unfit: unfitText,
  limitReached: (limit, has) =>
    `這裡最多能有 ${limit} 項訂閱，現在有 ${has} 項，放不下了。先用 /unsubscribe 刪去幾項吧。`,
  noRoomForFile: (limit, has) => `沒有匯入：這裡最多能有 ${limit} 項訂閱，現在有 ${has} 項，檔案裡的放不下。`,
  nothingToExport: () => '這裡還沒有訂閱，沒有可以匯出的。',
  exported: (count) => `${count} 項訂閱。在別的聊天裡傳送這個檔案，說明文字裡寫 /import，就能搬過去。`,
  askFile: () => '請傳送 /export 匯出的檔案，並在說明文字裡寫 /import；也可以用 /import 回覆那個檔案。',
  unreadableFile: (problem) => `沒有匯入。${fileProblemText(problem)}`,
  imported: ({ added, alreadyThere }) =>
    `匯入了 ${added.length} 項訂閱${alreadyThere > 0 ? `，另有 ${alreadyThere} 項這裡已經有了` : ''}。`,
  shareGone: () => '分享的這項訂閱已經不在了。',
  notDone: () => '剛才出了點問題，沒能辦成。請過一會兒再試一次。',

  onlyAdministrators: () => '只有管理員才能更改這裡的訂閱。',
  rightsUnknown: () => '查不到你是不是管理員，沒有更改。請把我設為管理員，再試一次。',
  subscriptionGone: () => '這項訂閱已經不在了。現有的訂閱見 /subscriptions。',
  buttonTooOld: () => '這則訊息太舊，按鈕失效了。請重新傳送 /subscriptions。',
};

function deliveryText(delivery: Delivery): string {
  if (delivery.kind === 'at-once') return '有新文章立即通知';
  const day = delivery.kind === 'daily' ? '每天' : `每${weekdayText(delivery.weekday)}`;
  return `${day} ${hourText(delivery.hour)} 彙整`;
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
