import type { SettingsOf, SettingsTexts, SubscriptionCounts } from '../settings-texts.js';

const places: Readonly<Record<SettingsOf, string>> = { private: '你', group: '这个群', channel: '这个频道' };

export const simplifiedChineseSettings: SettingsTexts = {
  summary: () => '设置语言、回答长度、免打扰等',
  head: (of) => `${places[of]}的设置。点一行就能更改：`,
  languageLine: (name) => `语言：${name}`,
  asClient: () => '跟随我的客户端',
  quotesLine: (quotes) => `一次回答：${quotes === 1 ? '一段引文' : '三段引文'}`,
  quietHoursLine: (range) => `免打扰：${range ?? '不设'}`,
  zoneLine: (zone) => `时区：${zone}`,
  whoAsksLine: (who) => `谁可以提问：${who === 'everybody' ? '所有人' : '只有管理员'}`,
  alertsLine: (counts) => `订阅提醒：${alertsText(counts)}`,

  askLanguage: (of) => `在${of === 'private' ? '这里' : places[of]}说哪种语言？引文总是原样。`,
  alertsHead: ({ all, paused }) =>
    all === 0
      ? '这里还没有订阅。发 /subscribe 加上关心的词语或问题就行。'
      : `共 ${all} 项订阅${paused === 0 ? '，都会提醒' : `，其中 ${paused} 项已暂停`}。暂停期间的文章不会补发。`,
  pauseAll: () => '全部暂停',
  resumeAll: () => '全部恢复',
  settings: () => '设置',

  notDone: () => '刚才出了点问题，没能办成。请过一会儿再试一次。',
  onlyAdministrators: () => '只有管理员才能更改这里的设置。',
  rightsUnknown: () => '查不到你是不是管理员，没有更改。请把我设为管理员，再试一次。',
  buttonTooOld: () => '这条消息太旧，按钮失效了。请重新发送 /settings。',
};

function alertsText({ all, paused }: SubscriptionCounts): string {
  if (all === 0) return '还没有订阅';
  if (paused === 0) return `开着（${all} 项）`;
  return paused === all ? `已暂停（${all} 项）` : `${all} 项，${paused} 项已暂停`;
}
