import type { InlineKeyboardMarkup } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { referToPassage } from '../../src/article/passage-reference.js';
import { sharedQuote, shareQuery } from '../../src/telegram/inline/shared-quote.js';
import { pageStateLifetimeMs } from '../../src/telegram/pages/page-state.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { incomingMessage } from './incoming-message.js';
import { memoryFeedback, memorySeenUpdates } from './memory-states.js';
import { newsroom, quotedArticle, quotedText } from './newsroom.js';
import { answerId, buttonsOf, group, person, recordedBot, type Sent, stateId } from './recorded-bot.js';
import { testBot } from './test-bot.js';

const id = stateId(1);
const question = '中小企业利润增长了多少？';

/** A bot that answered a question, with two quotes. */
async function answered(
  more: { readonly inlineIsOn?: boolean; readonly chat?: number; readonly asksBack?: boolean } = {},
) {
  const { inlineIsOn = false, chat = person, asksBack = true } = more;
  const feedback = memoryFeedback();
  const news = newsroom([quotedArticle(), quotedArticle({ id: 'b' })]);
  news.answerWith((asked) => ({ kind: 'quotes', question: asked, quotes: [news.quote('a#2'), news.quote('b#0')] }));
  const recorded = recordedBot(news, memorySeenUpdates(), { inlineIsOn, ...(asksBack && { feedback }) });
  await recorded.receive(chat, { text: chat === person ? question : `/ask ${question}` });
  const [answer] = recorded.sent.splice(0);
  return { ...recorded, feedback, answer };
}

function keyboardOf(sent: Sent | undefined): InlineKeyboardMarkup {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was made by the bot
  return sent?.payload['reply_markup'] as InlineKeyboardMarkup;
}

/** The message as Telegram gives it with a tap on it. */
const tapped = (answer: Sent | undefined, chat = person) => ({
  message: { ...incomingMessage(chat, answerId(1), { text: '……', reply_markup: keyboardOf(answer) }), from: testBot },
});

describe('the last row under a quote', () => {
  it('asks what one thinks of it, and shares it where inline mode is on', async () => {
    const { answer, tap, sent } = await answered({ inlineIsOn: true });
    const row = (rank: number) => [
      { text: '👍', callback_data: `${id}:u${rank}` },
      { text: '👎', callback_data: `${id}:d${rank}` },
      {
        text: '分享',
        switch_inline_query_chosen_chat: {
          query: `#${id}.${rank}`,
          allow_user_chats: true,
          allow_group_chats: true,
          allow_channel_chats: true,
        },
      },
    ];
    expect(keyboardOf(answer).inline_keyboard.at(-1)).toEqual(row(0));
    await tap(`${id}:q1`);
    expect(keyboardOf(sent[0]).inline_keyboard.at(-1)).toEqual(row(1));
    await tap(`${id}:q99`);
    expect(keyboardOf(sent[2]).inline_keyboard.at(-1)).toEqual(row(1));
  });

  it('does not share where inline mode is off: Telegram would refuse the message', async () => {
    const { answer } = await answered();
    expect(buttonsOf(answer).at(-1)).toEqual({ '👍': `${id}:u0`, '👎': `${id}:d0` });
  });

  it('is not there in groups, where nobody keeps votes and inline mode is off, nor where there is no quote', async () => {
    const inGroup = await answered({ inlineIsOn: true, chat: group });
    const inGroups = buttonsOf(inGroup.answer).flatMap((row) => Object.keys(row));
    expect(inGroups.filter((label) => ['👍', '👎', '分享'].includes(label))).toEqual([]);
    const without = await answered({ asksBack: false });
    expect(Object.keys(buttonsOf(without.answer).at(-1) ?? {})).toEqual(['全文', '原文', '复制引用']);
    const { tap, sent, news } = await answered({ inlineIsOn: true });
    news.library.remove('b');
    await tap(`${id}:q1`);
    expect(buttonsOf(sent[0])).toEqual([{ '‹': `${id}:q0`, '2/2': 'none' }]);
  });

  it('goes without 分享 where Telegram says that inline mode was turned off meanwhile', async () => {
    const { receive, sent, outcomes, log } = await answered({ inlineIsOn: true });
    outcomes.push({ error_code: 400, description: 'Bad Request: BOT_INLINE_DISABLED' });
    await receive(person, { text: question });
    expect(Object.keys(buttonsOf(sent[0]).at(-1) ?? {})).toEqual(['👍', '👎', '分享']);
    expect(Object.keys(buttonsOf(sent[1]).at(-1) ?? {})).toEqual(['👍', '👎']);
    expect(sent).toHaveLength(2);
    expect(log.lines).toEqual([]);
  });
});

describe('a vote', () => {
  const vote = {
    question,
    ...referToPassage({ id: 'a#2', text: quotedText }),
    verdict: 'up',
    day: '2022-01-24',
  };

  it('is kept without who gave it, marked on its button alone, and thanked for', async () => {
    const { answer, tap, sent, feedback } = await answered({ inlineIsOn: true });
    await tap(`${id}:u0`, tapped(answer));
    expect([...feedback.votes.values()]).toEqual([vote]);
    const marked = keyboardOf(answer).inline_keyboard.map((row) =>
      row.map((button) => (button.text === '👍' ? { ...button, text: '👍 ✓' } : button)),
    );
    expect(sent).toEqual([
      {
        method: 'editMessageReplyMarkup',
        payload: { chat_id: person, message_id: answerId(1), reply_markup: { inline_keyboard: marked } },
      },
      { method: 'answerCallbackQuery', payload: { callback_query_id: 'tap', text: texts.reading.thanks() } },
    ]);
  });

  it('is changed by the other button, taken back by the same, and shown when one comes back to the quote', async () => {
    const { answer, tap, sent, feedback } = await answered();
    await tap(`${id}:u0`, tapped(answer));
    await tap(`${id}:d0`, tapped(sent[0]));
    expect([...feedback.votes.values()]).toEqual([{ ...vote, verdict: 'down' }]);
    expect(buttonsOf(sent[2]).at(-1)).toEqual({ '👍': `${id}:u0`, '👎 ✓': `${id}:d0` });
    await tap(`${id}:q1`);
    expect(buttonsOf(sent[4]).at(-1)).toEqual({ '👍': `${id}:u1`, '👎': `${id}:d1` });
    await tap(`${id}:q0`);
    expect(buttonsOf(sent[6]).at(-1)).toEqual({ '👍': `${id}:u0`, '👎 ✓': `${id}:d0` });
    await tap(`${id}:d0`, tapped(sent[6]));
    expect(feedback.votes.size).toBe(0);
    expect(buttonsOf(sent[8]).at(-1)).toEqual({ '👍': `${id}:u0`, '👎': `${id}:d0` });
    expect(sent[9]?.payload).toEqual({ callback_query_id: 'tap', text: texts.reading.takenBack() });
  });

  it('counts for what the passage says now, and not where it is gone', async () => {
    const { answer, tap, sent, feedback, news } = await answered();
    const changed = '2021年规上中小企业利润总额同比增长30%，这是改过的。';
    const article = quotedArticle();
    const blocks = article.blocks.map((block, place) => (place === 2 ? { ...block, text: changed } : block));
    news.put({ ...article, blocks });
    await tap(`${id}:u0`, tapped(answer));
    expect([...feedback.votes.values()]).toEqual([{ ...vote, ...referToPassage({ id: 'a#2', text: changed }) }]);
    news.library.remove('b');
    sent.length = 0;
    await tap(`${id}:u1`, tapped(answer));
    expect(sent.map(({ payload }) => payload)).toEqual([
      { callback_query_id: 'tap', text: texts.quoteGone(), show_alert: true },
    ]);
    expect(feedback.votes.size).toBe(1);
  });

  it('is of the chat that was answered alone, and as long as its buttons live', async () => {
    const { answer, tap, sent, feedback, clock } = await answered();
    await tap(`${id}:u0`, tapped(answer, person + 1));
    clock.ms += pageStateLifetimeMs;
    await tap(`${id}:u0`, tapped(answer));
    expect(sent.map(({ payload }) => payload)).toEqual([
      { callback_query_id: 'tap', text: texts.unknownButton() },
      { callback_query_id: 'tap', text: texts.expired(), show_alert: true },
    ]);
    expect(feedback.votes.size).toBe(0);
    const without = await answered({ asksBack: false });
    await without.tap(`${id}:u0`);
    expect(without.sent[0]?.payload).toMatchObject({ text: texts.unknownButton() });
    const inGroup = await answered({ chat: group });
    await inGroup.tap(`${id}:u0`, tapped(inGroup.answer, group));
    expect(inGroup.sent[0]?.payload).toMatchObject({ text: texts.unknownButton() });
  });
});

describe('what 分享 writes', () => {
  it('is that one quote, as it stands now', async () => {
    const { pageStates, news } = await answered();
    const ports = { pageStates, news: () => news };
    const found = sharedQuote(` ${shareQuery(id, 1)} `, ports);
    expect(found).toMatchObject({
      kind: 'quote',
      rank: 1,
      state: { id },
      quote: { passage: { id: 'b#0' }, changed: false },
    });
    expect(sharedQuote(shareQuery(id, 0), ports)).toMatchObject({ quote: { marked: { text: quotedText } } });
  });

  it('is told from words, and from what is no more', async () => {
    const { pageStates, news, clock } = await answered();
    const ports = { pageStates, news: () => news };
    for (const words of ['', '元宇宙', '#元宇宙', `#${id}`, `#${id}.`, `#${id}.x`, `x#${id}.0`, `#${id}.0 元宇宙`])
      expect(sharedQuote(words, ports)).toEqual({ kind: 'not-shared' });
    expect(sharedQuote(shareQuery(id, 9), ports)).toEqual({ kind: 'gone' });
    expect(sharedQuote(shareQuery('A'.repeat(16), 0), ports)).toEqual({ kind: 'gone' });
    news.library.remove('b');
    expect(sharedQuote(shareQuery(id, 1), ports)).toEqual({ kind: 'gone' });
    clock.ms += pageStateLifetimeMs;
    expect(sharedQuote(shareQuery(id, 0), ports)).toEqual({ kind: 'gone' });
  });
});
