import { describe, expect, it } from 'vitest';
import { english } from '../../src/telegram/texts/en/texts.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { traditionalChinese } from '../../src/telegram/texts/zh-hant/texts.js';
import { articleOf, newsroom, quotedArticle, quotedSentence, quotedText, quotedTitle, quotedUrl } from './newsroom.js';
import { person, recordedBot, type Sent } from './recorded-bot.js';

/** The day as it is in a citation: in no language of the bot. */
const quotedSource = `${quotedTitle} · 科技日报 · 2022-01-25`;

const tooOld = {
  error_code: 400,
  description: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
};

/** A result as it was sent. */
type Result = Readonly<Record<string, unknown>>;
function resultsOf(sent: Sent | undefined): readonly Result[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was made by the bot
  return (sent?.payload['results'] ?? []) as readonly Result[];
}

describe('what is typed behind the bot’s name', () => {
  it('is answered with a quote over its source, in no language of the bot', async () => {
    const { type, sent } = recordedBot();
    await type('利润');
    expect(sent).toEqual([
      {
        method: 'answerInlineQuery',
        payload: {
          inline_query_id: 'typed',
          cache_time: 60,
          results: [
            {
              type: 'article',
              id: '0',
              title: quotedSentence,
              description: '科技日报 · 2022-01-25',
              input_message_content: {
                message_text: `${quotedText}\n${quotedSource}`,
                entities: [
                  { type: 'blockquote', offset: 0, length: quotedText.length },
                  { type: 'bold', offset: quotedText.indexOf(quotedSentence), length: quotedSentence.length },
                  { type: 'text_link', offset: quotedText.length + 1, length: quotedSource.length, url: quotedUrl },
                ],
                link_preview_options: { is_disabled: true },
              },
              reply_markup: { inline_keyboard: [[{ text: '科技日报', url: quotedUrl }]] },
            },
          ],
        },
      },
    ]);
  });

  it('comes to the same whatever the language, since Telegram shows one answer to all', async () => {
    const answers = await Promise.all(
      ['zh-hans', 'zh-hant', 'en', undefined].map(async (language_code) => {
        const { type, sent, news } = recordedBot();
        news.put(
          articleOf('b', ['没有来源的一段。'], { title: null, publisher: null, publishedAt: null, sourceUrl: null }),
        );
        news.typedWith(() => ({ kind: 'quotes', quotes: [news.quote('a#2'), news.quote('b#0')], nextOffset: null }));
        await type('利润', {
          from: { id: person, is_bot: false, first_name: '甲', ...(language_code && { language_code }) },
        });
        await type('', {
          from: { id: person + 1, is_bot: false, first_name: '乙', ...(language_code && { language_code }) },
        });
        return sent;
      }),
    );
    expect(new Set(answers.map((sent) => JSON.stringify(sent))).size).toBe(1);
    expect(JSON.stringify(answers)).not.toContain('is_personal');
    const [, bare] = resultsOf(answers[0]?.[0]);
    expect(bare).toEqual({
      type: 'article',
      id: '1',
      title: '没有来源的一段。',
      input_message_content: {
        message_text: '没有来源的一段。',
        entities: [
          { type: 'blockquote', offset: 0, length: 8 },
          { type: 'bold', offset: 0, length: 8 },
        ],
        link_preview_options: { is_disabled: true },
      },
    });
  });

  it('has a page after another, by offsets that are ours', async () => {
    const { type, sent, news } = recordedBot();
    news.typedWith((_typed, { offset, limit }) => ({
      kind: 'quotes',
      quotes: Array.from({ length: offset < 20 ? limit : 3 }, () => news.quote('a#2')),
      nextOffset: offset < 20 ? offset + limit : null,
    }));
    await type('利润');
    await type('利润', { offset: '10', from: { id: 1, is_bot: false, first_name: '乙' } });
    await type('利润', { offset: '20', from: { id: 2, is_bot: false, first_name: '丙' } });
    expect(sent.map((each) => each.payload['next_offset'])).toEqual(['10', '20', undefined]);
    const ids = sent.flatMap((each) => resultsOf(each).map(({ id }) => id));
    expect(ids).toEqual(Array.from({ length: 23 }, (_, place) => String(place)));
  });

  it.each(['x', '-10', '010', '0', '1e3', '99999999', '10 ', '十', 'a'.repeat(64)])(
    'has nothing at the offset %j, which nobody was given',
    async (offset) => {
      const { type, sent, news } = recordedBot();
      for (const query of ['利润', '']) {
        sent.length = 0;
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await type(query, { offset, from: { id: query.length, is_bot: false, first_name: '乙' } });
        expect(sent.map(({ payload }) => payload)).toEqual([{ inline_query_id: 'typed', results: [], cache_time: 60 }]);
      }
      expect(news.asked).toEqual([]);
    },
  );

  it('is nothing behind the last page', async () => {
    const { type, sent } = recordedBot();
    await type('利润', { offset: '500' });
    await type('', { offset: '500', from: { id: 1, is_bot: false, first_name: '乙' } });
    expect(sent.map(({ payload }) => payload)).toEqual([
      { inline_query_id: 'typed', results: [], cache_time: 60 },
      { inline_query_id: 'typed', results: [], cache_time: 60 },
    ]);
  });

  it('shows a long sentence from the word that was asked for', async () => {
    const { type, sent, news } = recordedBot();
    const long = `${'开头说了很多别的事情，'.repeat(8)}直到这里才说到蟹苗的价钱，${'后面又说了很多。'.repeat(8)}`;
    news.put(articleOf('b', [long]));
    const at = long.indexOf('蟹苗');
    news.typedWith(() => ({
      kind: 'quotes',
      quotes: [news.quote('b#0', { sentence: { start: 0, end: long.length }, matches: [{ start: at, end: at + 2 }] })],
      nextOffset: null,
    }));
    await type('蟹苗');
    const title = String(resultsOf(sent[0])[0]?.['title']);
    expect(title).toBe(`…${long.slice(at - 8, at + 50)}…`);
    expect(title.length).toBe(60);
  });
});

describe('an empty query', () => {
  const day = (n: number) => ({ iso: `2022-02-${n}T08:00:00+08:00`, epochMs: Date.UTC(2022, 1, n) });

  it('shows the newest articles, with their first paragraph, to the last', async () => {
    const articles = Array.from({ length: 12 }, (_, n) =>
      articleOf(`n${n}`, [`第${n}篇的头一段。`, '第二段。'], { title: `第${n}篇`, publishedAt: day(n + 10) }),
    );
    const { type, sent } = recordedBot(newsroom(articles));
    await type(' ');
    await type('', { offset: '10', from: { id: 1, is_bot: false, first_name: '乙' } });
    expect(sent.map(({ payload }) => [payload['next_offset'], payload['cache_time'], payload['is_personal']])).toEqual([
      ['10', 60, undefined],
      [undefined, 60, undefined],
    ]);
    const results = sent.flatMap(resultsOf);
    expect(results.map(({ title }) => title)).toEqual(articles.map(({ title }) => title).toReversed());
    expect(results[0]).toEqual({
      type: 'article',
      id: '0',
      title: '第11篇',
      description: '科技日报 · 2022-02-21',
      input_message_content: {
        message_text: `第11篇的头一段。\n第二段。\n第11篇 · 科技日报 · 2022-02-21`,
        entities: [
          { type: 'blockquote', offset: 0, length: 14 },
          { type: 'text_link', offset: 15, length: 24, url: quotedUrl },
        ],
        link_preview_options: { is_disabled: true },
      },
      reply_markup: { inline_keyboard: [[{ text: '科技日报', url: quotedUrl }]] },
    });
  });

  it('says where there is none', async () => {
    const { type, sent } = recordedBot(newsroom([]));
    await type('');
    expect(sent[0]?.payload).toEqual({
      inline_query_id: 'typed',
      results: [],
      cache_time: 60,
      is_personal: true,
      button: { text: texts.noArticles(), start_parameter: 'inline' },
    });
  });
});

describe('where nothing answers', () => {
  it.each([
    ['nothing-found', 'zh-hans', texts.inline.nothingFound()],
    ['nothing-found', 'zh-hant', traditionalChinese.inline.nothingFound()],
    ['nothing-found', 'en', english.inline.nothingFound()],
    ['nothing-to-search', 'zh-hans', texts.inline.nothingToSearch()],
    ['nothing-to-search', 'zh-hant', traditionalChinese.inline.nothingToSearch()],
    ['nothing-to-search', 'en', english.inline.nothingToSearch()],
  ] as const)('%s, a button in the language of who types (%s)', async (kind, language_code, text) => {
    const { type, sent, news } = recordedBot();
    news.typedWith(() => ({ kind }));
    await type(' 火星 ', { from: { id: person, is_bot: false, first_name: '甲', language_code } });
    expect(sent).toEqual([
      {
        method: 'answerInlineQuery',
        payload: {
          inline_query_id: 'typed',
          results: [],
          cache_time: 60,
          is_personal: true,
          button: { text, start_parameter: 'q_question-0' },
        },
      },
    ]);
  });

  it('the language is the one set in the private chat', async () => {
    const { type, sent, news, chatSettings } = recordedBot();
    chatSettings.change(person, { language: 'en' });
    news.typedWith(() => ({ kind: 'nothing-found' }));
    await type('火星');
    expect(sent[0]?.payload['button']).toEqual({
      text: english.inline.nothingFound(),
      start_parameter: 'q_question-0',
    });
  });

  it('the button asks the question in the private chat, which tells it', async () => {
    const { type, sent, news, receive } = recordedBot();
    news.typedWith(() => ({ kind: 'nothing-found' }));
    await type('火星');
    await receive(person, { text: '/start q_question-0' });
    expect(news.asked).toEqual(['火星', '火星']);
    expect(sent[1]?.method).toBe('sendMessage');
    expect(String(sent[1]?.payload['text']).split('\n')[0]).toBe(texts.asked('火星'));
    await receive(person, { text: '/start q_of-nobody' });
    expect(sent[2]?.payload['text']).toBe(texts.inline.expired());
  });
});

describe('an answer that goes wrong', () => {
  it('costs a line in the log, without the words', async () => {
    for (const outcome of [
      { error_code: 429, description: 'Too Many Requests: retry after 1', parameters: { retry_after: 1 } },
      { error_code: 502, description: 'Bad Gateway' },
    ]) {
      const { type, sent, outcomes, log } = recordedBot();
      outcomes.push(outcome);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await type('利润');
      expect(sent.length).toBe(1);
      expect(log.lines.join()).toContain(`could not send an inline answer: answerInlineQuery: ${outcome.error_code}`);
      expect(log.lines.join()).not.toContain('利润');
    }
  });

  it('that came too late is no fault', async () => {
    const { type, sent, outcomes, log } = recordedBot();
    outcomes.push(tooOld);
    await type('利润');
    expect(sent.length).toBe(1);
    expect(log.lines).toEqual([]);
  });

  it('comes without buttons where Telegram refuses an address', async () => {
    const { type, sent, outcomes, log } = recordedBot();
    outcomes.push({ error_code: 400, description: 'Bad Request: BUTTON_URL_INVALID' });
    await type('利润');
    expect(sent.map((each) => resultsOf(each).map((result) => 'reply_markup' in result))).toEqual([[true], [false]]);
    expect(log.lines).toEqual([]);
  });

  it('where the search fails, says so, and nothing of it is kept', async () => {
    const { type, sent, news, log } = recordedBot();
    news.typedWith(() => {
      throw new Error('no index for 利润');
    });
    await type('利润');
    expect(sent[0]?.payload).toEqual({
      inline_query_id: 'typed',
      results: [],
      cache_time: 0,
      is_personal: true,
      button: { text: texts.inline.failed(), start_parameter: 'inline' },
    });
    expect(log.lines).toEqual(['error update 1: could not answer an inline query: Error: no index for <text>']);
  });
});

it('nobody waits behind what a chat still waits for, and no update is remembered', async () => {
  const remembered: number[] = [];
  const { type, sent, news, receive } = recordedBot(newsroom([quotedArticle()]), {
    remember: (updateId) => remembered.push(updateId) > 0,
  });
  let answer = (): void => {};
  news.answerWith(
    (question) =>
      new Promise((resolve) => {
        answer = () => resolve({ kind: 'nothing-found', question });
      }),
  );
  const slow = receive(person, { text: '慢问题' });
  const behind = receive(person, { text: '后一个问题' });
  await type('利润');
  expect(sent.map(({ method }) => method)).toEqual(['answerInlineQuery']);
  expect(remembered).toEqual([1]);
  news.answerWith((question) => ({ kind: 'nothing-found', question }));
  answer();
  await Promise.all([slow, behind]);
});
