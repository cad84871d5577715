import { describe, expect, it, onTestFinished } from 'vitest';
import type { Batch, StoredAlert } from '../../src/alert/alert.js';
import type { Subscription } from '../../src/alert/subscription.js';
import { referToPassage } from '../../src/article/passage-reference.js';
import { startBotApi } from '../../src/playground/start-bot-api.js';
import { alertStateId } from '../../src/telegram/alerts/alert-state.js';
import { createAlertSender } from '../../src/telegram/alerts/create-alert-sender.js';
import type { Language } from '../../src/telegram/texts/language.js';
import { batchOf, storedAlert } from '../alert/owed-alert.js';
import { realClock } from '../playground/real-clock.js';
import { newsroom, quotedArticle, quotedSentence, quotedText, quotedTitle, quotedUrl } from './newsroom.js';

const token = '7000000001:AAPlaygroundTokenOfNobody_-0123456789a';
const sentenceAt = quotedText.indexOf(quotedSentence);

const topics: Readonly<Record<number, Subscription['topic']>> = {
  1: { kind: 'words', required: ['中小企业', '利润'], excluded: ['广告'] },
  2: { kind: 'question', text: '中小企业利润增长了多少？' },
  3: { kind: 'publisher', name: '科技日报' },
  4: { kind: 'everything' },
  5: { kind: 'category', name: '财经' },
};

function alertTo(chatId: number, more: Partial<StoredAlert> = {}): StoredAlert {
  return storedAlert({
    id: 12,
    chatId,
    ...referToPassage({ id: 'a#2', text: quotedText }),
    sentence: { start: sentenceAt, end: sentenceAt + quotedSentence.length },
    subscriptionIds: [1, 2],
    ...more,
  });
}

async function stage() {
  const api = await startBotApi({ bots: [{ token }], clock: realClock });
  onTestFinished(() => api.close());
  const { control } = api;
  const news = newsroom([quotedArticle(), quotedArticle({ id: 'b', title: '另一篇', sourceUrl: null })]);
  const subscription = (id: number) => {
    const topic = topics[id];
    return topic === undefined ? null : { topic };
  };
  const languages = new Map<number, Language>();
  const send = createAlertSender({
    token,
    apiRoot: `${api.apiRoot}/`,
    news: () => news,
    subscription,
    languageOf: (chatId) => languages.get(chatId) ?? 'zh-Hans',
  });
  const sendTo = (batch: Batch, signal = new AbortController().signal) => send(batch, signal);
  const { id: person } = await control.addUser({});
  await control.say({ user: person, text: '/start' });
  const sent = async () => (await control.outbox()).filter(({ kind }) => kind === 'send');
  return { api, control, news, languages, person, sendTo, sent };
}

type Stage = Awaited<ReturnType<typeof stage>>;

async function groupOf({ control, person }: Stage, forum = false): Promise<number> {
  const { id } = await control.addGroup({ title: '读报小组', members: [person], ...(forum && { forum }) });
  await control.addBot({ chat: id, by: person });
  return id;
}

describe('an alert', () => {
  it('is title, paragraph, source and reason, with its buttons', async () => {
    const { person, sendTo, sent } = await stage();
    const outcome = await sendTo(batchOf([alertTo(person)]));
    const [record] = await sent();
    expect(outcome).toEqual({ kind: 'delivered', messageId: record?.message?.message_id });
    const reason = '因为你订阅了「中小企业 利润 -广告」「中小企业利润增长了多少？」';
    const text = `${quotedTitle}\n${quotedText}\n科技日报 · 2022年1月25日 · 原文\n${reason}`;
    const quoteAt = quotedTitle.length + 1;
    expect(record?.payload).toEqual({
      chat_id: person,
      text,
      entities: [
        { type: 'bold', offset: 0, length: quotedTitle.length },
        { type: 'blockquote', offset: quoteAt, length: quotedText.length },
        { type: 'bold', offset: quoteAt + sentenceAt, length: quotedSentence.length },
        { type: 'text_link', offset: text.indexOf('原文'), length: 2, url: quotedUrl },
      ],
      reply_markup: {
        inline_keyboard: [
          [
            { text: '全文', callback_data: `${alertStateId(12)}:a0` },
            { text: '原文', url: quotedUrl },
            { text: '复制引用', copy_text: { text: `「${quotedTitle}」，科技日报，2022-01-25，${quotedUrl}` } },
          ],
          [
            { text: '不再提醒这类', callback_data: 'stop:12' },
            { text: '暂停提醒', callback_data: 'pause:12' },
          ],
        ],
      },
      link_preview_options: { is_disabled: true },
    });
    expect(record?.dropped).toEqual([]);
  });

  it('is silent, goes to its topic, and names what was subscribed to there', async () => {
    const scene = await stage();
    const { control, person, sendTo, sent } = scene;
    const chatId = await groupOf(scene, true);
    const threadId = await control.createTopic({ chat: chatId, name: '财经', by: person });
    const alert = alertTo(chatId, { threadId, silent: true, subscriptionIds: [3, 4, 5, 99] });
    expect(await sendTo(batchOf([alert]))).toMatchObject({ kind: 'delivered' });
    const [record] = await sent();
    expect(record?.payload).toMatchObject({ message_thread_id: threadId, disable_notification: true });
    expect(record?.message?.text).toMatch(/\n因为这里订阅了「来源:科技日报」「全部新文章」「分类:财经」$/u);
  });

  it('shows a paragraph that was changed since as it stands now, and none that is gone', async () => {
    const { news, person, sendTo, sent } = await stage();
    news.put(
      quotedArticle({
        blocks: quotedArticle()
          .blocks.slice(0, 3)
          .map((block, i) => (i === 2 ? { ...block, text: '这一段后来改过，说法和原来不同了。' } : block)),
      }),
    );
    await sendTo(batchOf([alertTo(person)]));
    news.put(quotedArticle({ blocks: quotedArticle().blocks.slice(0, 1) }));
    await sendTo(batchOf([alertTo(person)]));
    const texts = (await sent()).map(({ message }) => message?.text?.split('\n').slice(0, 2));
    expect(texts).toEqual([
      [quotedTitle, '这一段后来改过，说法和原来不同了。'],
      [quotedTitle, '科技日报 · 2022年1月25日 · 原文'],
    ]);
  });

  it.each([
    [
      'zh-Hant',
      '科技日报 · 2022年1月25日 · 原文',
      '因為你訂閱了「來源:科技日报」',
      ['全文', '原文', '複製引用', '不再通知這類', '暫停通知'],
    ],
    [
      'en',
      '科技日报 · Jan 25, 2022 · Source',
      'Because you are subscribed to “source:科技日报”',
      ['Full article', 'Source', 'Copy citation', 'No more of these', 'Pause alerts'],
    ],
  ] as const)('is told in the language of its chat: %s', async (language, source, reason, labels) => {
    const { person, languages, sendTo, sent } = await stage();
    languages.set(person, language);
    await sendTo(batchOf([alertTo(person, { subscriptionIds: [3] })]));
    await sendTo(batchOf([alertTo(person, { subscriptionIds: [3], inDigest: true })]));
    const [alert, digest] = (await sent()).map(({ message }) => message);
    expect(alert?.text).toBe(`${quotedTitle}\n${quotedText}\n${source}\n${reason}`);
    expect(alert?.reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toEqual(labels);
    expect(digest?.text?.split('\n\n').at(-1)).toBe(reason);
  });

  it('of an article that is gone is not sent', async () => {
    const { news, person, sendTo, sent } = await stage();
    news.library.remove('a');
    expect(await sendTo(batchOf([alertTo(person)]))).toEqual({ kind: 'withdrawn', reason: 'the article is gone' });
    expect(await sendTo(batchOf([alertTo(person, { inDigest: true })]))).toMatchObject({ kind: 'withdrawn' });
    expect(await sent()).toEqual([]);
  });

  it('is not lost to an address that Telegram takes for none', async () => {
    const { control, person, sendTo, sent } = await stage();
    await control.fault({ method: 'sendMessage', code: 400, description: 'Bad Request: BUTTON_URL_INVALID' });
    expect(await sendTo(batchOf([alertTo(person)]))).toMatchObject({ kind: 'delivered' });
    expect(JSON.stringify((await sent())[0]?.payload['reply_markup'])).not.toContain('"url"');
  });
});

describe('a digest', () => {
  it('tells of each article its title, source and sentence, eight a page', async () => {
    const { person, sendTo, sent } = await stage();
    const alerts = Array.from({ length: 10 }, (_, n) =>
      alertTo(person, { id: 20 + n, storyId: `s${n}`, inDigest: true, batchId: 20, articleId: n === 1 ? 'b' : 'a' }),
    );
    expect(await sendTo(batchOf(alerts))).toMatchObject({ kind: 'delivered' });
    const [record] = await sent();
    const parts = record?.message?.text?.split('\n\n') ?? [];
    expect(parts.slice(0, 3)).toEqual([
      '订阅汇总：10 篇新文章',
      `1. ${quotedTitle}\n科技日报 · 2022年1月25日\n${quotedSentence}`,
      `2. 另一篇\n科技日报 · 2022年1月25日\n${quotedSentence}`,
    ]);
    expect(parts).toHaveLength(10);
    expect(parts.at(-1)).toBe('因为你订阅了「中小企业 利润 -广告」「中小企业利润增长了多少？」');
    expect(record?.message?.reply_markup?.inline_keyboard).toEqual([
      [
        { text: '1/2', callback_data: 'none' },
        { text: '›', callback_data: 'digest:20.1' },
      ],
      [
        { text: '不再提醒这类', callback_data: 'stop:20' },
        { text: '暂停提醒', callback_data: 'pause:20' },
      ],
    ]);
  });
});

describe('what becomes of a request', () => {
  it('a chat that has gone: blocked, kicked, deactivated, not found', async () => {
    const scene = await stage();
    const { control, person, sendTo } = scene;
    const group = await groupOf(scene);
    await control.removeBot({ chat: group, by: person });
    await control.block({ user: person });
    const { id: deactivated } = await control.addUser({});
    await control.say({ user: deactivated, text: '/start' });
    await control.deactivate({ user: deactivated });
    const outcomes = await Promise.all(
      [person, group, deactivated, 123_456].map((id) => sendTo(batchOf([alertTo(id)]))),
    );
    expect(outcomes).toEqual(
      [
        '403 Forbidden: bot was blocked by the user',
        '403 Forbidden: bot was kicked from the group chat',
        '403 Forbidden: user is deactivated',
        '400 Bad Request: chat not found',
      ].map((reason) => ({ kind: 'chat-gone', reason: `sendMessage: ${reason}` })),
    );
  });

  it('a group that has become a supergroup', async () => {
    const scene = await stage();
    const { control, person, sendTo } = scene;
    const group = await groupOf(scene);
    const { id } = await control.migrate({ chat: group, by: person });
    expect(await sendTo(batchOf([alertTo(group)]))).toEqual({ kind: 'chat-moved', chatId: id });
  });

  it('a topic that is closed or deleted; then the chat is told, and why', async () => {
    const scene = await stage();
    const { control, person, sendTo, sent } = scene;
    const chat = await groupOf(scene, true);
    const closed = await control.createTopic({ chat, name: '关了', by: person });
    const deleted = await control.createTopic({ chat, name: '删了', by: person });
    await control.closeTopic({ chat, thread: closed, by: person });
    await control.deleteTopic({ chat, thread: deleted });
    const to = (threadId: number, threadGone = false) => sendTo(batchOf([alertTo(chat, { threadId, threadGone })]));
    expect(await to(closed)).toMatchObject({ kind: 'thread-gone' });
    expect(await to(deleted)).toMatchObject({ kind: 'thread-gone' });
    expect(await to(closed, true)).toMatchObject({ kind: 'delivered' });
    const [record] = await sent();
    expect(record?.payload).not.toHaveProperty('message_thread_id');
    expect(record?.message?.text).toMatch(/\n（原来的话题已经关闭或删除，所以发到了这里。）$/u);
  });

  it.each([
    ['a flood', { retryAfter: 40_000 }, { kind: 'retry-after', seconds: 40_000 }],
    ['a flood that names no time', { code: 429 }, { kind: 'retry-after', seconds: 30 }],
    ['trouble of Telegram', { code: 502 }, { kind: 'failed', reason: 'sendMessage: 502 Bad Gateway' }],
    ['a refusal', { code: 400, description: 'Bad Request: CHAT_WRITE_FORBIDDEN' }, { kind: 'failed' }],
    ['a token that is nobody’s', { code: 401 }, { kind: 'unreachable' }],
    ['a connection lost after the message was accepted', { dropAfterAccept: true }, { kind: 'uncertain' }],
    ['a connection lost after the request was written', { dropBefore: true }, { kind: 'uncertain' }],
  ] as const)('%s', async (_, fault, outcome) => {
    const { control, person, sendTo, sent } = await stage();
    await control.fault({ method: 'sendMessage', ...fault });
    expect(await sendTo(batchOf([alertTo(person)]))).toMatchObject(outcome);
    // One request each, whatever came of it.
    expect(await control.calls({ method: 'sendMessage' })).toHaveLength(1);
    expect(await sent()).toHaveLength('dropAfterAccept' in fault ? 1 : 0);
  });

  it('a request that is given up is in doubt', async () => {
    const { control, person, sendTo } = await stage();
    await control.fault({ method: 'sendMessage', hold: true });
    const stopping = new AbortController();
    const outcome = sendTo(batchOf([alertTo(person)]), stopping.signal);
    await control.nextCall({ method: 'sendMessage' });
    stopping.abort();
    expect(await outcome).toMatchObject({ kind: 'uncertain' });
  });

  it('no connection at all, and no line with the token', async () => {
    const { api, person, sendTo } = await stage();
    await api.close();
    const outcome = await sendTo(batchOf([alertTo(person)]));
    expect(outcome).toMatchObject({ kind: 'unreachable' });
    expect(JSON.stringify(outcome)).toMatch(/ECONNREFUSED/u);
    expect(JSON.stringify(outcome)).not.toContain(token.slice(11));
  });
});
