import { Api } from 'grammy';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { updateProfile } from '../../src/telegram/connection/profile.js';
import { commandLines } from '../../src/telegram/messages/commands.js';
import type { Language } from '../../src/telegram/texts/language.js';
import { textsIn } from '../../src/telegram/texts/texts-in.js';
import { type Stage, startStage, token } from '../playground/stage.js';
import { recordingLog } from './recording-log.js';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

const names = [
  'ask',
  'latest',
  'sources',
  'subscribe',
  'subscriptions',
  'unsubscribe',
  'export',
  'import',
  'settings',
  'privacy',
  'forget',
  'help',
  'start',
];
const forGroups = ['ask'];
const forAdministrators = [
  'ask',
  'subscribe',
  'subscriptions',
  'unsubscribe',
  'export',
  'import',
  'settings',
  'forget',
];

const chinese: Readonly<Record<string, string>> = {
  ask: '提问，引用原文回答',
  latest: '最新的文章',
  sources: '收录了哪些媒体',
  subscribe: '订阅新文章',
  subscriptions: '查看、更改订阅',
  unsubscribe: '取消订阅',
  export: '导出订阅',
  import: '导入订阅',
  settings: '设置语言、回答长度、免打扰等',
  privacy: '机器人保存什么',
  forget: '删除保存的全部数据',
  help: '怎么用',
  start: '我是谁，能做什么',
};
const english: Readonly<Record<string, string>> = {
  ask: 'ask a question',
  latest: 'newest articles',
  sources: 'publishers',
  subscribe: 'be told of new articles',
  subscriptions: 'see and change subscriptions',
  unsubscribe: 'end a subscription',
  export: 'save subscriptions to a file',
  import: 'take them from a file',
  settings: 'language, answers, quiet hours',
  privacy: 'what I keep',
  forget: 'delete what I keep',
  help: 'how to use me',
  start: 'what I am',
};

/** All that is set for clients of one language. */
function profileOf(summaries: Readonly<Record<string, string>>, language: Language, clients: object) {
  const texts = textsIn(language);
  const menu = (commands: readonly string[], type: string) => ({
    commands: commands.map((command) => ({ command, description: summaries[command] })),
    scope: { type },
    ...clients,
  });
  return [
    menu(names, 'all_private_chats'),
    menu(forGroups, 'all_group_chats'),
    menu(forAdministrators, 'all_chat_administrators'),
    { description: texts.description(commandLines(texts)), ...clients },
    { short_description: texts.shortDescription(), ...clients },
  ];
}

it('sets menus and descriptions where they differ, and only there', async () => {
  const api = new Api(token, { apiRoot: stage.apiRoot });
  const log = recordingLog();
  const update = () => updateProfile(api, log, new AbortController().signal);
  const setCalls = async () => (await stage.control.calls()).filter(({ method }) => method.startsWith('set'));
  await update();
  const wanted = [
    ...profileOf(chinese, 'zh-Hans', {}),
    ...profileOf(chinese, 'zh-Hans', { language_code: 'zh' }),
    ...profileOf(english, 'en', { language_code: 'en' }),
  ];
  expect((await setCalls()).map(({ payload }) => payload)).toEqual(expect.arrayContaining(wanted));
  expect(await setCalls()).toHaveLength(wanted.length);

  await update();
  expect(await setCalls()).toHaveLength(15);

  await api.setMyShortDescription('别的');
  await api.setMyCommands([{ command: 'ask', description: '别的' }], { scope: { type: 'all_group_chats' } });
  await update();
  expect(await setCalls()).toHaveLength(15 + 2 + 2);
  expect(log.lines).toEqual([]);
});
