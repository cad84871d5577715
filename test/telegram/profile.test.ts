import { Api } from 'grammy';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { updateProfile } from '../../src/telegram/connection/profile.js';
import { commandLines } from '../../src/telegram/messages/commands.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { type Stage, startStage, token } from '../playground/stage.js';
import { recordingLog } from './recording-log.js';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

const ask = { command: 'ask', description: '提问，引用原文回答' };
const subscribing = [
  { command: 'subscribe', description: '订阅新文章' },
  { command: 'subscriptions', description: '查看、更改订阅' },
  { command: 'unsubscribe', description: '取消订阅' },
  { command: 'export', description: '导出订阅' },
  { command: 'import', description: '导入订阅' },
];
const all = [
  ask,
  { command: 'latest', description: '最新的文章' },
  { command: 'sources', description: '收录了哪些媒体' },
  ...subscribing,
  { command: 'help', description: '怎么用' },
  { command: 'start', description: '我是谁，能做什么' },
];

it('sets menus and descriptions where they differ, and only there', async () => {
  const api = new Api(token, { apiRoot: stage.apiRoot });
  const log = recordingLog();
  const update = () => updateProfile(api, texts, log, new AbortController().signal);
  const setCalls = async () => (await stage.control.calls()).filter(({ method }) => method.startsWith('set'));
  await update();
  const description = texts.description(commandLines(texts));
  const short_description = texts.shortDescription();
  const zh = { language_code: 'zh' };
  expect((await setCalls()).map(({ payload }) => payload)).toEqual(
    expect.arrayContaining([
      { commands: all, scope: { type: 'all_private_chats' } },
      { commands: all, scope: { type: 'all_private_chats' }, ...zh },
      { commands: [ask], scope: { type: 'all_group_chats' } },
      { commands: [ask], scope: { type: 'all_group_chats' }, ...zh },
      { commands: [ask, ...subscribing], scope: { type: 'all_chat_administrators' } },
      { commands: [ask, ...subscribing], scope: { type: 'all_chat_administrators' }, ...zh },
      { description },
      { description, ...zh },
      { short_description },
      { short_description, ...zh },
    ]),
  );
  expect(await setCalls()).toHaveLength(10);

  await update();
  expect(await setCalls()).toHaveLength(10);

  await api.setMyShortDescription('别的');
  await api.setMyCommands([{ command: 'ask', description: '别的' }], { scope: { type: 'all_group_chats' } });
  await update();
  expect(await setCalls()).toHaveLength(10 + 2 + 2);
  expect(log.lines).toEqual([]);
});

it('every text fits', () => {
  expect(texts.description(commandLines(texts)).length).toBeLessThanOrEqual(512);
  expect(texts.shortDescription().length).toBeLessThanOrEqual(120);
  const alerts = [texts.expired(), texts.unknownButton(), texts.tapFailed(), texts.tooFast(40_000)];
  expect(Math.max(...alerts.map(({ length }) => length))).toBeLessThanOrEqual(200);
});
