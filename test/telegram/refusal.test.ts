import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { pageStateLifetimeMs } from '../../src/telegram/pages/page-state.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { incomingMessage } from './incoming-message.js';
import { newsroom } from './newsroom.js';
import { answerId, buttonsOf, person, recordedBot, stateId } from './recorded-bot.js';

const offers = ['元宇宙企业', '小微企业用电'].map((text) => ({ text, question: `${text} 来源:科技日报` }));
const id = stateId(1);

/** A bot that answers what it offers, and nothing else. */
function refusingBot(more: Partial<Extract<Answer, { kind: 'nothing-found' }>> = {}) {
  const recorded = recordedBot(newsroom());
  const { news } = recorded;
  const topics = { kind: 'near' as const, offers };
  news.answerWith((question) =>
    question.includes('天气')
      ? { kind: 'nothing-found', question, topics, ...more }
      : { kind: 'quotes', question, quotes: [news.quote('a#2')] },
  );
  return recorded;
}

/** The refusal as Telegram shows it under a tapped button. */
const refusal = (...rows: readonly (readonly [text: string, data: string])[]) =>
  incomingMessage(person, answerId(1), {
    text: '……',
    reply_markup: { inline_keyboard: rows.map(([text, data]) => [{ text, callback_data: data }]) },
  });

describe('a question that nothing answers', () => {
  it('is told what to try, and offered topics, a button each', async () => {
    const { receive, sent } = refusingBot();
    await receive(person, { text: '今天天气' });
    expect(sent[0]?.payload['text']).toBe(`${texts.nothingFound()}\n\n文章里有这些相近的话题：`);
    expect(buttonsOf(sent[0])).toEqual([{ 元宇宙企业: `${id}:t0` }, { 小微企业用电: `${id}:t1` }]);
    expect(texts.nothingFound()).toContain('来源:科技日报');
  });

  it('with nothing to look for, or filters, is offered them too', async () => {
    const { receive, sent, news } = refusingBot({
      filters: { written: ['来源:科技日报'], articles: 3, questionWithout: '天气' },
    });
    await receive(person, { text: '来源:科技日报 天气' });
    expect(sent[0]?.payload['text']).toBe(`${texts.nothingAmong('来源:科技日报', 3)}\n\n${texts.topicsHead('near')}`);
    expect(buttonsOf(sent[0]).flatMap((row) => Object.keys(row))).toEqual([
      '元宇宙企业',
      '小微企业用电',
      texts.askWithoutFilters(),
    ]);
    news.answerWith((question) => ({ kind: 'nothing-to-search', question, topics: { kind: 'newest', offers } }));
    await receive(person, { text: '什么？' });
    expect(sent[1]?.payload['text']).toBe(`${texts.nothingToSearch()}\n\n文章里最近的话题：`);
    expect(buttonsOf(sent[1])).toHaveLength(2);
  });

  it('a tap on a topic asks it in the same message, which says what was asked', async () => {
    const { receive, tap, sent, news, pageStates } = refusingBot();
    await receive(person, { text: '今天天气' });
    await tap(`${id}:t1`);
    expect(news.asked.at(-1)).toBe('小微企业用电 来源:科技日报');
    expect(sent[1]).toMatchObject({ method: 'editMessageText', payload: { message_id: answerId(1) } });
    expect(String(sent[1]?.payload['text']).split('\n')[0]).toBe('问：小微企业用电 来源:科技日报');
    expect(sent[2]).toEqual({ method: 'answerCallbackQuery', payload: { callback_query_id: 'tap' } });
    expect(pageStates.find(id)).toMatchObject({ question: '小微企业用电 来源:科技日报', questionMessageId: 11 });
  });

  it('a tap asks what the button says, wherever that is offered now', async () => {
    const { receive, tap, news } = refusingBot();
    await receive(person, { text: '今天天气' });
    await tap(`${id}:t0`, { message: refusal(['小微企业用电', `${id}:t0`]) });
    expect(news.asked.at(-1)).toBe('小微企业用电 来源:科技日报');
  });

  it('a topic that is offered no more is asked as it was read', async () => {
    const { receive, tap, news } = refusingBot();
    await receive(person, { text: '今天天气' });
    await tap(`${id}:t0`, { message: refusal(['昨天的话题', `${id}:t0`]) });
    expect(news.asked.at(-1)).toBe('昨天的话题');
  });

  it('an edit of the question takes the place of what was offered', async () => {
    const { receive, edit, sent } = refusingBot();
    await receive(person, { text: '今天天气' });
    await edit(person, 11, { text: '利润增长了多少' });
    expect(sent[1]).toMatchObject({ method: 'editMessageText', payload: { message_id: answerId(1) } });
    expect(buttonsOf(sent[1]).flatMap((row) => Object.values(row))).not.toContain(`${id}:t0`);
  });

  it('after 30 days its buttons say that they are too old', async () => {
    const { receive, tap, sent, clock } = refusingBot();
    await receive(person, { text: '今天天气' });
    clock.ms += pageStateLifetimeMs;
    await tap(`${id}:t0`);
    await tap(`${id}:m0`);
    expect(sent.slice(1).map(({ payload }) => payload)).toEqual(
      ['t0', 'm0'].map(() => ({ callback_query_id: 'tap', text: texts.expired(), show_alert: true })),
    );
  });
});

describe('a filter that no article fits', () => {
  const mended = ['来源:科技日报', '来源:科学时报'].map((text) => ({ text, question: `${text} 利润` }));
  const filters = { written: ['来源:科级日报'], articles: 0, questionWithout: '利润', mended };

  it('is offered with the names that there are, and without', async () => {
    const { receive, tap, sent, news } = recordedBot(newsroom());
    news.answerWith((question) =>
      question.includes('科级')
        ? { kind: 'nothing-found', question, filters }
        : { kind: 'quotes', question, quotes: [news.quote('a#2')] },
    );
    await receive(person, { text: '来源:科级日报 利润' });
    expect(sent[0]?.payload['text']).toBe('没有符合「来源:科级日报」的文章。');
    expect(buttonsOf(sent[0])).toEqual([
      { '改成 来源:科技日报': `${id}:m0` },
      { '改成 来源:科学时报': `${id}:m1` },
      { 去掉条件再查: `${id}:w` },
    ]);
    await tap(`${id}:m1`);
    expect(news.asked.at(-1)).toBe('来源:科学时报 利润');
    expect(String(sent[1]?.payload['text']).split('\n')[0]).toBe('问：来源:科学时报 利润');
  });

  it('a tap asks what the button says; what is offered no more is asked as it was', async () => {
    const { receive, tap, news } = recordedBot(newsroom());
    news.answerWith((question) => ({ kind: 'nothing-found', question, filters }));
    await receive(person, { text: '来源:科级日报 利润' });
    await tap(`${id}:m0`, { message: refusal(['改成 来源:科学时报', `${id}:m0`]) });
    expect(news.asked.at(-1)).toBe('来源:科学时报 利润');
    await tap(`${id}:m0`, { message: refusal(['改成 来源:没有了', `${id}:m0`]) });
    expect(news.asked.at(-1)).toBe('来源:科学时报 利润');
  });
});
