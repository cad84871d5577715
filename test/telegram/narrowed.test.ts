import { describe, expect, it } from 'vitest';
import { incomingMessage, type MessageContent } from './incoming-message.js';
import { newsroom } from './newsroom.js';
import { answerId, buttonsOf, person, recordedBot, stateId } from './recorded-bot.js';

const filters = { written: ['来源:沧州日报', '日期:2022-01'], articles: 3, questionWithout: '利润增长了多少' };
const question = '来源:沧州日报 日期:2022-01 利润增长了多少';

/** A bot whose articles answer only what is asked without a filter. */
function narrowedBot(articles = 3) {
  const recorded = recordedBot(newsroom());
  const { news } = recorded;
  news.answerWith((asked) =>
    asked.includes('来源:')
      ? { kind: 'nothing-found', question: asked, filters: { ...filters, articles } }
      : { kind: 'quotes', question: asked, quotes: [news.quote('a#2')] },
  );
  return recorded;
}

describe('a question whose filters leave no answer', () => {
  it('is told how many articles they leave, and offered without them', async () => {
    const { receive, sent } = narrowedBot();
    await receive(person, { text: question });
    expect(sent[0]?.payload['text']).toBe(
      '符合「来源:沧州日报 日期:2022-01」的 3 篇文章里，没有找到能回答这个问题的段落。',
    );
    expect(buttonsOf(sent[0])).toEqual([{ 去掉条件再查: `${stateId(1)}:w` }]);
  });

  it('is told that they leave none', async () => {
    const { receive, sent } = narrowedBot(0);
    await receive(person, { text: question });
    expect(sent[0]?.payload['text']).toBe('没有符合「来源:沧州日报 日期:2022-01」的文章。');
  });

  it('is asked again without them by a tap, in the same message, which says what was asked', async () => {
    const { receive, tap, sent, pageStates } = narrowedBot();
    await receive(person, { text: question });
    sent.length = 0;
    await tap(`${stateId(1)}:w`);
    expect(sent[0]).toMatchObject({ method: 'editMessageText', payload: { message_id: answerId(1) } });
    expect(String(sent[0]?.payload['text']).split('\n')[0]).toBe('问：利润增长了多少');
    expect(pageStates.find(stateId(1))).toMatchObject({ question: '利润增长了多少', questionMessageId: 11 });
  });

  it('a date that can not be read is named, with what can', async () => {
    const { receive, sent, news } = narrowedBot();
    news.answerWith((asked) => ({ kind: 'nothing-to-search', question: asked, unreadable: '日期:下辈子' }));
    await receive(person, { text: '日期:下辈子 利润' });
    expect(sent[0]?.payload['text']).toMatch(/^看不懂「日期:下辈子」。日期可以写成 日期:2022、/u);
  });
});

type ReplyMessage = NonNullable<MessageContent['reply_to_message']>;

/** A message of the bot's, as that which is replied to. */
function ofTheBot(messageId: number): ReplyMessage {
  const from = { id: 1, is_bot: true, first_name: '出处' };
  const message: unknown = { ...incomingMessage(person, messageId, { text: '……' }), from };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its type wants a field that is present and undefined
  return message as ReplyMessage;
}

describe('a reply to an answer', () => {
  it('that is short keeps the topic, and the answer says what was asked', async () => {
    const { receive, sent, news, pageStates } = recordedBot(newsroom());
    await receive(person, { text: '2021年利润增长了多少？' });
    await receive(person, { text: '那2022年呢？', reply_to_message: ofTheBot(answerId(1)) });
    expect(news.asked).toEqual(['2021年利润增长了多少？', '2022年利润增长了多少？']);
    expect(String(sent[1]?.payload['text']).split('\n')[0]).toBe('问：2022年利润增长了多少？');
    // And so on, from there.
    await receive(person, { text: '2023年呢', reply_to_message: ofTheBot(answerId(2)) });
    expect(news.asked.at(-1)).toBe('2023年利润增长了多少？');
    expect(pageStates.all().map(({ tellsQuestion }) => tellsQuestion)).toEqual([false, true, true]);
  });

  it('that is changed is put together anew; one that says the same changes nothing', async () => {
    const { receive, edit, news } = recordedBot(newsroom());
    await receive(person, { text: '2021年利润增长了多少？' });
    const reply = { reply_to_message: ofTheBot(answerId(1)) };
    await receive(person, { text: '那2022年呢？', ...reply });
    await edit(person, 12, { text: '那2022年呢？', ...reply });
    await edit(person, 12, { text: '那2020年呢？', ...reply });
    expect(news.asked.slice(1)).toEqual(['2022年利润增长了多少？', '2020年利润增长了多少？']);
  });

  it('that is long, or to something else, stands by itself', async () => {
    const { receive, news } = recordedBot(newsroom());
    await receive(person, { text: '2021年利润增长了多少？' });
    await receive(person, { text: '那2022年呢？', reply_to_message: ofTheBot(999) });
    const long = '工信部今年准备出台哪些支持中小企业数字化转型的政策措施？';
    await receive(person, { text: long, reply_to_message: ofTheBot(answerId(1)) });
    expect(news.asked.slice(1)).toEqual(['那2022年呢？', long]);
  });
});

describe('a phrase that no passage holds', () => {
  it('is offered as what was perhaps meant, and a tap asks that in the same message', async () => {
    const { receive, tap, sent, news } = recordedBot(newsroom());
    const suggestion = { written: '转精特新', meant: '专精特新', question: '专精特新企业有多少家' };
    news.answerWith((asked) =>
      asked.startsWith('转')
        ? { kind: 'nothing-found', question: asked, suggestion }
        : { kind: 'quotes', question: asked, quotes: [news.quote('a#2')] },
    );
    await receive(person, { text: '转精特新企业有多少家' });
    expect(buttonsOf(sent[0])).toEqual([{ '是不是：专精特新企业有多少家': `${stateId(1)}:s` }]);
    await tap(`${stateId(1)}:s`);
    expect(sent[1]).toMatchObject({ method: 'editMessageText', payload: { message_id: answerId(1) } });
    expect(String(sent[1]?.payload['text']).split('\n')[0]).toBe('问：专精特新企业有多少家');
    expect(buttonsOf(sent[1]).flatMap((row) => Object.keys(row))).not.toContain('是不是：专精特新企业有多少家');
  });
});
