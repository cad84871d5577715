import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleKey, shelfId } from '../../src/library/shelf.js';
import type { BotApi } from '../../src/playground/start-bot-api.js';
import { commandLines } from '../../src/telegram/messages/commands.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { type RunningChuchu, temporaryFolder } from '../cli/run-chuchu.js';
import {
  counties,
  countyParagraphs,
  countyPublisher,
  countySource,
  countyTitle,
  countyUrl,
  cropQuestion,
  makeCorpus,
} from './corpus.js';
import { complaints, newPerson, type Person, request, sent, serving, silent, startTelegram, stop } from './telegram.js';

const cwd = temporaryFolder();
const corpus = makeCorpus();
let api: BotApi;
let chuchu: RunningChuchu;
let reader: Person;
beforeAll(async () => {
  api = await startTelegram();
  chuchu = await serving({ api, corpus, cwd });
  await profileSet();
  reader = await newPerson(api);
});
afterAll(() => stop(chuchu));

/** The three menus and two texts are set, each for three kinds of clients. */
async function profileSet(): Promise<void> {
  for (const method of [
    'setMyCommands',
    'setMyCommands',
    'setMyCommands',
    'setMyDescription',
    'setMyShortDescription',
  ]) {
    // oxlint-disable-next-line no-await-in-loop -- in any order
    await Promise.all([1, 2, 3].map(() => api.control.nextOutgoing({ method })));
  }
}

/** What every answer has, whatever it says. */
const replyTo = (messageId: number) => ({
  chat_id: reader.id,
  link_preview_options: { is_disabled: true },
  reply_parameters: { message_id: messageId, allow_sending_without_reply: true },
});

/** What the bot answers to a message, without what every answer has. */
async function answer(text: string): Promise<unknown> {
  const { message } = await reader.say(text);
  const { payload } = await reader.hears();
  expect(payload).toMatchObject(replyTo(message.message_id));
  const { chat_id: _chat, link_preview_options: _preview, reply_parameters: _reply, ...rest } = payload;
  return rest;
}

describe('/start', () => {
  const examples = [cropQuestion('铜陵'), cropQuestion('银川')];

  it('says what the bot is in three sentences, and offers two questions of the newest articles', async () => {
    expect(await answer('/start')).toEqual({
      text: texts.start(true),
      reply_markup: { inline_keyboard: examples.map((text, place) => [{ text, callback_data: `example:${place}` }]) },
    });
    expect(texts.start(false).match(/。/gu)).toHaveLength(3);
  });

  it.each(['铜陵', '银川'] as const)('a tap asks, and the article of %s answers', async (county) => {
    const start = await reader.answerTo('/start');
    const { notice, message } = await reader.tap(start, cropQuestion(county));
    expect(notice).toEqual(silent);
    expect(message).toEqual(start);
    const { payload } = await reader.hears();
    const head = `${texts.asked(cropQuestion(county))}\n`;
    const [, , crop] = countyParagraphs(county);
    expect(payload).toMatchObject({
      ...replyTo(start.message_id),
      text: `${head}${crop}\n${countySource(county)}`,
      entities: [
        { type: 'blockquote', offset: head.length, length: crop.length },
        { type: 'bold', offset: head.length, length: crop.length },
        { type: 'text_link', url: countyUrl(county) },
      ],
    });
  });
});

it('/help lists the commands that the menu shows', async () => {
  const text = texts.help(commandLines(texts));
  expect(await answer('/help')).toEqual({ text });
  const { commands } = await api.control.profile();
  const menu = commands['all_private_chats|||zh'] ?? [];
  for (const { command, description } of menu) {
    expect(text).toMatch(new RegExp(`^/${command}(?: \\S+)?：${description}$`, 'mu'));
  }
  expect(menu).toHaveLength(commandLines(texts).length);
});

it('/sources counts the articles of each publisher, and leads to them', async () => {
  const head = '共 5 家媒体，11 篇文章';
  const papers = ['农民日报', '四川日报', '沧州日报', '科技日报', '长江日报'];
  const buttons = papers.map((text) => ({ text, callback_data: `at:P0p${shelfId(text)}0` }));
  expect(await answer('/sources')).toEqual({
    text: `${head}\n\n农民日报：4 篇\n四川日报：4 篇\n沧州日报：1 篇\n科技日报：1 篇\n长江日报：1 篇`,
    entities: [{ type: 'bold', offset: 0, length: head.length }],
    reply_markup: { inline_keyboard: [buttons.slice(0, 2), buttons.slice(2, 4), buttons.slice(4)] },
  });
  const list = sent(await reader.ask('/sources'));
  const { notice, message } = await reader.tap(list, '农民日报');
  expect(notice).toEqual(silent);
  expect(message.text).toBe(
    `农民日报（共 4 篇）\n\n${['铜陵', '金湖', '黄岩', '白河']
      .map((county, i) => `${i + 1}. ${county}的稻田\n农民日报 · 2022年3月${8 - 2 * i}日`)
      .join('\n\n')}`,
  );
  const opened = await reader.tap(list, '3');
  const [before, crabs, crop] = countyParagraphs('黄岩');
  expect(opened.message.text).toBe(`${countySource('黄岩')}\n${before}\n${crabs}\n${crop}`);
  expect((await reader.tap(list, '‹ 返回列表')).message).toMatchObject({ text: message.text });
  expect((await reader.tap(list, '‹ 返回')).message).toMatchObject({ text: list.text });
});

it('/latest lists the newest articles, in pages, and those of what is written behind it', async () => {
  const head = '最新文章（共 11 篇）';
  const lines = counties
    .toReversed()
    .map((county, i) => `${i + 1}. ${countyTitle(county)}\n${countyPublisher(county)} · 2022年3月${8 - i}日`);
  const text = [head, ...lines].join('\n\n');
  const numbers = counties.toReversed().map((county, i) => ({
    text: String(i + 1),
    callback_data: `at:L0a${articleKey(`county-${counties.indexOf(county)}`)}0`,
  }));
  const kinds = (page: number) => [
    { text: '按媒体', callback_data: `at:L${page}P0` },
    { text: '按分类', callback_data: `at:L${page}C0` },
    { text: '按日期', callback_data: `at:L${page}D0` },
  ];
  const first = {
    text,
    entities: [
      { type: 'bold', offset: 0, length: head.length },
      ...counties.toReversed().map((county) => ({
        type: 'text_link',
        url: countyUrl(county),
        offset: text.indexOf(countyTitle(county)),
        length: countyTitle(county).length,
      })),
    ],
    reply_markup: {
      inline_keyboard: [
        numbers.slice(0, 4),
        numbers.slice(4),
        [
          { text: '1/2', callback_data: 'none' },
          { text: '›', callback_data: 'at:L1' },
        ],
        kinds(0),
      ],
    },
  };
  expect(await answer('/latest')).toEqual(first);
  const list = sent(await reader.ask('/latest'));

  const second = await reader.tap(list, '›');
  expect(second.notice).toEqual(silent);
  expect(second.message.text).toBe(
    `${head}\n\n9. 江上的古渡口\n长江日报 · 2022年2月1日\n\n10. 支持中小企业，今年将从这些方面发力！\n沧州日报 · 2022年1月29日\n\n11. 工信部：加码扶持元宇宙等新兴领域主力军\n科技日报 · 2022年1月25日`,
  );
  expect(second.message.reply_markup?.inline_keyboard.slice(1)).toEqual([
    [
      { text: '‹', callback_data: 'at:L0' },
      { text: '2/2', callback_data: 'none' },
    ],
    kinds(1),
  ]);
  expect(await reader.tap(list, '2/2')).toEqual({ notice: silent, message: second.message });

  const back = await reader.tap(list, '‹');
  expect(back).toMatchObject({ notice: silent, message: first });

  for (const words of ['/latest 科技日报', '/latest 科技日報', '/latest 来源:科技', '/latest 2022-01-25']) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as people write
    expect(sent(await reader.ask(words)).text).toMatch(/（共 1 篇）\n\n1\. 工信部：加码扶持元宇宙等新兴领域主力军\n/u);
  }
});

it.each([
  ['/nope', texts.unknownCommand()],
  ['/nope@chuchu_test_bot 元宇宙', texts.unknownCommand()],
  ['/ask', texts.askNeedsQuestion()],
])('%s gets one sentence', async (words, text) => {
  expect(await answer(words)).toEqual({ text });
});

it('/ask 的 gets one sentence, and topics', async () => {
  const text = `${texts.nothingToSearch()}\n\n${texts.topicsHead('newest')}`;
  expect(await answer('/ask 的')).toMatchObject({ text, reply_markup: { inline_keyboard: expect.any(Array) } });
});

it('/ask asks, with a blank behind it and without', async () => {
  const plain = sent(await reader.ask(cropQuestion('红山')));
  for (const words of [
    `/ask ${cropQuestion('红山')}`,
    `/ask${cropQuestion('红山')}`,
    `/ASK\n${cropQuestion('红山')}`,
  ]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as people write
    expect(await answer(words)).toMatchObject({ text: plain.text, entities: plain.entities });
  }
});

describe('the profile', () => {
  const settings = async () => {
    const outbox = await api.control.outbox();
    return outbox.filter(({ method }) => method.startsWith('setMy'));
  };

  it('is set at the first start, in the words of the command list', async () => {
    const menu = commandLines(texts).map(({ summary }) => summary);
    expect((await settings()).map(({ method, payload }) => ({ method, payload }))).toEqual(
      expect.arrayContaining([
        { method: 'setMyDescription', payload: { description: texts.description(commandLines(texts)) } },
        { method: 'setMyShortDescription', payload: { short_description: texts.shortDescription() } },
        {
          method: 'setMyCommands',
          payload: {
            scope: { type: 'all_private_chats' },
            commands: menu.map((description) => expect.objectContaining({ description })),
          },
        },
        {
          method: 'setMyCommands',
          payload: {
            scope: { type: 'all_group_chats' },
            language_code: 'zh',
            commands: [{ command: 'ask', description: texts.askSummary() }],
          },
        },
        {
          method: 'setMyCommands',
          payload: {
            scope: { type: 'all_chat_administrators' },
            commands: expect.arrayContaining([
              { command: 'subscribe', description: texts.subscribing.subscribeSummary() },
            ]) as unknown,
          },
        },
      ]),
    );
    expect(await settings()).toHaveLength(15);
  });

  it('is not set again at the next, but for what somebody changed meanwhile', async () => {
    expect((await stop(chuchu)).exitCode).toBe(0);
    await request(api, 'setMyShortDescription', { short_description: '别的' });
    await api.control.nextOutgoing({ method: 'setMyShortDescription' });
    const before = await settings();
    chuchu = await serving({ api, corpus, cwd });
    await api.control.nextOutgoing({ method: 'setMyShortDescription' });
    await api.control.idle();
    expect((await settings()).slice(before.length).map(({ method, payload }) => ({ method, payload }))).toEqual([
      { method: 'setMyShortDescription', payload: { short_description: texts.shortDescription() } },
    ]);
  });
});

it('Telegram had nothing to refuse in all this', async () => {
  expect(await complaints(api.control)).toEqual([]);
});
