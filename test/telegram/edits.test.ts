import { describe, expect, it } from 'vitest';
import { pageStateLifetimeMs } from '../../src/telegram/pages/page-state.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { newsroom, quotedArticle, quotedText } from './newsroom.js';
import { answerId, buttonsOf, group, person, recordedBot, stateId } from './recorded-bot.js';

/** A bot that has answered the message 11. */
async function afterQuestion(text = '利润增长了多少？', chatId = person) {
  const recorded = recordedBot(newsroom([quotedArticle(), quotedArticle({ id: 'b' })]));
  await recorded.receive(chatId, { text });
  recorded.sent.length = 0;
  return recorded;
}

describe('an edited question', () => {
  it('edits its answer, and the buttons are those of the new one', async () => {
    const { edit, sent, news } = await afterQuestion();
    news.answerWith((question) => ({ kind: 'quotes', question, quotes: [news.quote('b#3'), news.quote('a#2')] }));
    await edit(person, 11, { text: '如何纾困？' });
    expect(news.asked).toEqual(['利润增长了多少？', '如何纾困？']);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ method: 'editMessageText', payload: { chat_id: person, message_id: answerId(1) } });
    expect(String(sent[0]?.payload['text'])).toContain('激发市场主体活力');
    expect(buttonsOf(sent[0])[0]).toEqual({ '1/2': 'none', '›': `${stateId(1)}:q1` });
  });

  it('becomes an answer where there was only a sentence, and the other way round', async () => {
    const { edit, sent } = await afterQuestion('/help');
    await edit(person, 11, { text: '利润增长了多少？' });
    expect(String(sent[0]?.payload['text'])).toContain(quotedText);
    await edit(person, 11, { text: '/ask' });
    expect(sent[1]?.payload).toEqual({
      chat_id: person,
      message_id: answerId(1),
      text: texts.askNeedsQuestion(),
      link_preview_options: { is_disabled: true },
    });
  });

  it('that says the same is left alone', async () => {
    const { edit, sent, news } = await afterQuestion();
    await edit(person, 11, { text: ' 利润增长了多少？' });
    expect(sent).toEqual([]);
    expect(news.asked).toHaveLength(1);
  });

  it('in a group counts where it is addressed to the bot', async () => {
    const { edit, sent } = await afterQuestion('/ask 利润', group);
    await edit(group, 11, { text: '不问了' });
    expect(sent).toEqual([]);
    await edit(group, 11, { text: '/ask 纾困' });
    expect(sent.map(({ method }) => method)).toEqual(['editMessageText']);
  });

  it('whose answer is gone costs nothing', async () => {
    const { edit, log, outcomes } = await afterQuestion();
    outcomes.push({ error_code: 400, description: 'Bad Request: message to edit not found' });
    await edit(person, 11, { text: '纾困' });
    expect(log.lines).toEqual([]);
  });

  it('that was never answered is answered now', async () => {
    const { edit, sent } = recordedBot();
    await edit(person, 11, { text: '利润增长了多少？' });
    expect(sent).toMatchObject([{ method: 'sendMessage', payload: { reply_parameters: { message_id: 11 } } }]);
  });

  it('that is over 30 days old is left alone', async () => {
    const { edit, sent, clock } = await afterQuestion();
    clock.ms += pageStateLifetimeMs;
    await edit(person, 11, { text: '纾困' });
    expect(sent).toEqual([]);
  });

  it('a location that moves is told once that it is none', async () => {
    const { receive, edit, sent } = recordedBot();
    const location = { latitude: 39.9, longitude: 116.4, live_period: 900 };
    await receive(person, { location });
    await edit(person, 11, { location: { ...location, latitude: 39.91 } });
    expect(sent.map(({ payload }) => payload['text'])).toEqual([texts.wordless('place')]);
  });

  it('a caption that comes late is answered in the place of the sentence', async () => {
    const { receive, edit, sent } = recordedBot();
    const photo = [{ file_id: 'a', file_unique_id: 'b', width: 1, height: 1 }];
    await receive(person, { photo });
    await edit(person, 11, { photo, caption: '利润增长了多少？' });
    expect(sent.map(({ method }) => method)).toEqual(['sendMessage', 'editMessageText']);
  });
});

it('the state of an answer is kept before it is sent', async () => {
  const { receive, pageStates, outcomes } = recordedBot();
  outcomes.push({ error_code: 403, description: 'Forbidden: bot was blocked by the user' });
  await receive(person, { text: '利润' });
  expect(pageStates.all()).toMatchObject([
    { id: stateId(1), questionMessageId: 11, answerMessageId: null, question: '利润' },
  ]);
  expect(pageStates.all()[0]?.passages).toMatchObject([{ passageId: 'a#2', confidence: 0.9, alsoIn: [] }]);
});
