import type { SettingsOf, SettingsTexts, SubscriptionCounts } from '../settings-texts.js';

const places: Readonly<Record<SettingsOf, string>> = { private: '你', group: '這個群組', channel: '這個頻道' };

export const traditionalChineseSettings: SettingsTexts = {
  summary: () => '設定語言、回答長度、勿擾時段等',
  head: (of) => `${places[of]}的設定。點一行即可更改：`,
  languageLine: (name) => `語言：${name}`,
  asClient: () => '跟隨我的 Telegram',
  quotesLine: (quotes) => `每次回答：${quotes === 1 ? '一段引文' : '三段引文'}`,
  quietHoursLine: (range) => `勿擾時段：${range ?? '未設定'}`,
  zoneLine: (zone) => `時區：${zone}`,
  whoAsksLine: (who) => `誰可以提問：${who === 'everybody' ? '所有人' : '僅限管理員'}`,
  alertsLine: (counts) => `訂閱提醒：${alertsText(counts)}`,

  askLanguage: (of) => `在${of === 'private' ? '這裡' : places[of]}使用哪種語言？引文一律保持原樣。`,
  alertsHead: ({ all, paused }) =>
    all === 0
      ? '這裡還沒有訂閱。傳送 /subscribe 加上關心的詞語或問題即可。'
      : `共 ${all} 項訂閱${paused === 0 ? '，都會提醒' : `，其中 ${paused} 項已暫停`}。暫停期間的文章不會補發。`,
  pauseAll: () => '全部暫停',
  resumeAll: () => '全部恢復',
  settings: () => '設定',

  notDone: () => '剛才出了點問題，沒有辦成。請稍後再試一次。',
  onlyAdministrators: () => '只有管理員才能更改這裡的設定。',
  rightsUnknown: () => '查不到你是不是管理員，沒有更改。請把我設為管理員，再試一次。',
  buttonTooOld: () => '這則訊息太舊，按鈕已失效。請重新傳送 /settings。',
};

function alertsText({ all, paused }: SubscriptionCounts): string {
  if (all === 0) return '還沒有訂閱';
  if (paused === 0) return `開啟（${all} 項）`;
  return paused === all ? `已暫停（${all} 項）` : `${all} 項，${paused} 項已暫停`;
}
