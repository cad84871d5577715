import type { MessageEntity } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { pageStateLifetimeMs } from '../../src/telegram/pages/page-state.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { incomingMessage } from './incoming-message.js';
import { articleOf, newsroom, quotedArticle, quotedSource, quotedText } from './newsroom.js';
import { answerId, buttonsOf, callbackQuery, person, recordedBot, stateId } from './recorded-bot.js';

const id = stateId(1);
const tapAnswered = { method: 'answerCallbackQuery', payload: { callback_query_id: 'tap' } };

/** A bot that has just answered with these quotes; what it sent for that is left out. */
async function afterAnswer(
  passageIds: readonly string[] = ['a#2', 'b#0'],
  articles = [quotedArticle(), quotedArticle({ id: 'b' })],
) {
  const recorded = recordedBot(newsroom(articles));
  const { news } = recorded;
  news.answerWith((question) => ({
    kind: 'quotes',
    question,
    quotes: passageIds.map((passageId) => news.quote(passageId)),
  }));
  await recorded.receive(person, { text: '中小企业利润增长了多少？' });
  recorded.sent.length = 0;
  return recorded;
}

describe('a tap', () => {
  it('on › shows the next quote in the same message, and ends the wait', async () => {
    const { tap, sent, news } = await afterAnswer();
    await tap(`${id}:q1`);
    const text = news.library.passage('b#0')?.text ?? '';
    expect(sent).toEqual([
      {
        method: 'editMessageText',
        payload: {
          chat_id: person,
          message_id: answerId(1),
          text: `${text}\n${quotedSource}`,
          entities: expect.any(Array),
          reply_markup: { inline_keyboard: expect.any(Array) },
          link_preview_options: { is_disabled: true },
        },
      },
      tapAnswered,
    ]);
    expect(buttonsOf(sent[0])[0]).toEqual({ '‹': `${id}:q0`, '2/2': 'none' });
  });

  it('between ‹ and › only ends the wait', async () => {
    const { tap, sent } = await afterAnswer();
    await tap('none');
    expect(sent).toEqual([tapAnswered]);
  });

  it('on 下一段 and 上一段 goes through the article, and comes back to the quote', async () => {
    const { tap, sent } = await afterAnswer(['a#2']);
    await tap(`${id}:p0.3`);
    expect(sent[0]?.payload['text']).toBe(
      `激发市场主体活力最重要的是加大对中小微企业的纾困和支持。\n第 4 段，共 5 段\n${quotedSource}`,
    );
    expect(buttonsOf(sent[0]).map((row) => Object.entries(row))).toEqual([
      [
        ['上一段', `${id}:q0`],
        ['下一段', `${id}:p0.4`],
      ],
      [
        ['回到引文', `${id}:q0`],
        ['全文', `${id}:a0`],
      ],
      [
        ['原文', expect.any(String)],
        ['复制引用', expect.any(String)],
      ],
    ]);
    await tap(`${id}:p0.4`);
    expect(buttonsOf(sent[2])[0]).toEqual({ 上一段: `${id}:p0.3` });
  });

  it('on 全文 shows the page that holds the quote, word for word, the sentence in bold', async () => {
    const filler = (letter: string) => Array.from({ length: 12 }, () => `${letter.repeat(399)}。`);
    const long = articleOf('a', [...filler('甲'), quotedText, ...filler('乙')]);
    const { tap, sent, news } = await afterAnswer(['a#12'], [long]);
    await tap(`${id}:a0`);
    const [edit] = sent;
    expect(String(edit?.payload['text'])).toContain(quotedText);
    expect(buttonsOf(edit)[0]).toEqual({ '‹': `${id}:a0.0`, '2/3': 'none', '›': `${id}:a0.2` });
    expect(Object.keys(buttonsOf(edit)[1] ?? {})).toEqual(['回到引文', '原文', '复制引用']);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was made by the bot
    const entities = edit?.payload['entities'] as MessageEntity[];
    expect(entities.map(({ type }) => type)).toEqual(['text_link', 'blockquote', 'bold']);
    await tap(`${id}:a0.0`);
    expect(buttonsOf(sent[2])[0]).toEqual({ '1/3': 'none', '›': `${id}:a0.1` });
    expect(news.library.passage('a#12')?.text).toBe(quotedText);
  });

  it('after 30 days is told so in an alert', async () => {
    const { tap, sent, clock } = await afterAnswer();
    clock.ms += pageStateLifetimeMs - 1;
    await tap(`${id}:q1`);
    expect(sent).toHaveLength(2);
    clock.ms += 1;
    await tap(`${id}:q0`);
    expect(sent[2]).toEqual({
      method: 'answerCallbackQuery',
      payload: { callback_query_id: 'tap', text: texts.expired(), show_alert: true },
    });
  });

  it.each(['', 'q0', 'abcdefghijklmnop:z0', 'latest:', 'latest:-1', 'x'.repeat(64), '１２３'])(
    'on a button of nobody (%j) is told so',
    async (data) => {
      const { tap, sent } = await afterAnswer();
      await tap(data);
      expect(sent).toEqual([
        { method: 'answerCallbackQuery', payload: { callback_query_id: 'tap', text: texts.unknownButton() } },
      ]);
    },
  );

  it.each([`${id}:q999999`, `${id}:p0.999999`, `${id}:p9.0`, `${id}:a0.999999`, `${id}:a7`, 'latest:9', 'sources:9'])(
    'on what is out of range (%s) shows what is nearest',
    async (data) => {
      const { tap, sent, log } = await afterAnswer();
      await tap(data);
      expect(sent.map(({ method }) => method)).toEqual(['editMessageText', 'answerCallbackQuery']);
      expect(log.lines).toEqual([]);
    },
  );

  it('in an inline message edits that', async () => {
    const { handle, sent } = await afterAnswer();
    const { message: _none, ...query } = callbackQuery(`${id}:q1`);
    await handle({ callback_query: { ...query, inline_message_id: 'inline' } });
    expect(sent[0]?.payload).toMatchObject({ inline_message_id: 'inline' });
    await handle({ callback_query: query });
    expect(sent[2]?.payload).toMatchObject({ text: texts.unknownButton() });
  });
});

describe('what goes wrong with a tap', () => {
  it.each([
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same',
    'Bad Request: message to edit not found',
    "Bad Request: message can't be edited",
  ])('%s: fine', async (description) => {
    const { tap, sent, log, outcomes } = await afterAnswer();
    outcomes.push({ error_code: 400, description });
    await tap(`${id}:q1`);
    expect(sent[1]).toEqual(tapAnswered);
    expect(log.lines).toEqual([]);
  });

  it('a late answer: fine', async () => {
    const { tap, log, outcomes } = await afterAnswer();
    const description = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
    outcomes.push('pass', { error_code: 400, description });
    await tap(`${id}:q1`);
    expect(log.lines).toEqual([]);
  });

  it('a flood is told to the person', async () => {
    const { tap, sent, outcomes } = await afterAnswer();
    outcomes.push({ error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 7 } });
    await tap(`${id}:q1`);
    expect(sent[1]?.payload).toEqual({ callback_query_id: 'tap', text: texts.tooFast(7) });
  });

  it('anything else is told, logged, and ends the wait', async () => {
    const { tap, sent, log, outcomes } = await afterAnswer();
    outcomes.push({ error_code: 403, description: 'Forbidden: bot was kicked' });
    await tap(`${id}:q1`);
    expect(sent[1]?.payload).toEqual({ callback_query_id: 'tap', text: texts.tapFailed() });
    expect(log.lines).toEqual([
      'error update 2: could not do what a button says: editMessageText: 403 Forbidden: bot was kicked',
    ]);
  });
});

describe('an example', () => {
  const examples = ['小微企业用电量增长了多少？', '元宇宙是什么？'];
  const keyboard = (text: string) => ({ inline_keyboard: [[{ text, callback_data: 'example:1' }]] });

  it('is asked when it is tapped, and the answer repeats it', async () => {
    const { tap, sent, news } = recordedBot(newsroom(undefined, examples));
    await tap('example:1');
    expect(news.asked).toEqual(['元宇宙是什么？']);
    expect(sent[0]).toMatchObject({
      method: 'sendMessage',
      payload: {
        chat_id: person,
        text: `问：元宇宙是什么？\n${quotedText}\n${quotedSource}`,
        reply_parameters: { message_id: answerId(1), allow_sending_without_reply: true },
      },
    });
    expect(sent[1]).toEqual(tapAnswered);
  });

  it('is what the button says, whatever today’s examples are', async () => {
    const { tap, news } = recordedBot(newsroom(undefined, examples));
    const message = incomingMessage(person, 5, { text: '……', reply_markup: keyboard('昨天的问题？') });
    await tap('example:1', { message });
    expect(news.asked).toEqual(['昨天的问题？']);
  });

  it('of a message that Telegram does not show any more is today’s, if there is one', async () => {
    const { tap, sent, news } = recordedBot(newsroom(undefined, examples));
    const message = { chat: { id: person, type: 'private', first_name: '读者' }, message_id: 5, date: 0 } as const;
    await tap('example:0', { message });
    expect(news.asked).toEqual(['小微企业用电量增长了多少？']);
    await tap('example:2', { message });
    expect(sent.at(-1)?.payload).toMatchObject({ text: texts.unknownButton() });
  });
});
