import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { createBot } from '../../src/telegram/create-bot.js';
import { formatAnswer } from '../../src/telegram/format-answer.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts.js';
import { quoteOf, quotes } from './quotes.js';
import { recordingLog } from './recording-log.js';
import { standInBot, standInToken } from './stand-in-bot.js';
import { incomingMessage, type MessageContent } from './stand-in-chats.js';

interface Sent {
  readonly method: string;
  readonly payload: unknown;
}

/** A bot without a network, what it was asked, what it sent, and what it logged. */
function botWithRecord(answerQuestion: (question: string) => Answer | Promise<Answer> = () => quotes(quoteOf())) {
  const asked: string[] = [];
  const sent: Sent[] = [];
  const log = recordingLog();
  let nextUpdateId = 1;
  const { bot } = createBot({
    token: standInToken,
    botInfo: standInBot,
    answerQuestion: (question) => {
      asked.push(question);
      return answerQuestion(question);
    },
    log,
    wait: () => Promise.reject(new Error('nothing waits here')),
  });
  const outcomes: ('fail' | 'pass')[] = [];
  bot.api.config.use((_previous, method, payload) => {
    sent.push({ method, payload });
    if (outcomes.shift() === 'fail') {
      return Promise.resolve({ ok: false, error_code: 403, description: 'Forbidden: bot was blocked by the user' });
    }
    // The handlers look at no result of what they call.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return Promise.resolve({ ok: true, result: true as never });
  });
  const receive = async (chatId: number, content: MessageContent): Promise<void> => {
    await bot.handleUpdate({ update_id: nextUpdateId, message: incomingMessage(chatId, 10 + nextUpdateId, content) });
    nextUpdateId += 1;
  };
  return { receive, asked, sent, log, outcomes };
}

const person = 7;
const group = -100;
const source = '工信部：加码扶持元宇宙等新兴领域主力军 · 科技日报 · 2022-01-25';

/** The whole payload of a plain sentence in reply to the first message. */
function plain(text: string, chatId = person): Sent {
  return {
    method: 'sendMessage',
    payload: {
      chat_id: chatId,
      text,
      reply_parameters: { message_id: 11, allow_sending_without_reply: true },
      link_preview_options: { is_disabled: true },
    },
  };
}

describe('in a private chat', () => {
  it('text is a question, and the quote replies to it', async () => {
    const { receive, asked, sent } = botWithRecord();
    await receive(person, { text: '中小企业利润增长了多少？' });
    expect(asked).toEqual(['中小企业利润增长了多少？']);
    const { text } = quoteOf();
    expect(sent).toEqual([
      {
        method: 'sendMessage',
        payload: {
          chat_id: person,
          text: `${text}\n${source}`,
          entities: [
            { type: 'blockquote', offset: 0, length: text.length },
            { type: 'bold', offset: 8, length: 25 },
            { type: 'text_link', offset: text.length + 1, length: source.length, url: quoteOf().sourceUrl },
          ],
          reply_parameters: { message_id: 11, allow_sending_without_reply: true },
          link_preview_options: { is_disabled: true },
        },
      },
    ]);
  });

  it.each([
    ['/ask 元宇宙是什么', '元宇宙是什么'],
    ['/ask@chuchu_test_bot 元宇宙是什么', '元宇宙是什么'],
    ['/ASK\n元宇宙\n是什么', '元宇宙\n是什么'],
    ['/ask元宇宙是什么', '元宇宙是什么'],
    ['/中小企业', '/中小企业'],
    ['/ 元宇宙', '/ 元宇宙'],
    ['  元宇宙 ', '元宇宙'],
  ])('%j asks %j', async (text, question) => {
    const { receive, asked, sent } = botWithRecord();
    await receive(person, { text });
    expect(asked).toEqual([question]);
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['/start', texts.start()],
    ['/start abc-123', texts.start()],
    ['/ask', texts.askNeedsQuestion()],
    ['/ask@chuchu_test_bot ', texts.askNeedsQuestion()],
    ['/latest', texts.unknownCommand()],
    ['/latest now', texts.unknownCommand()],
  ])('%j is answered by a sentence', async (text, reply) => {
    const { receive, asked, sent } = botWithRecord();
    await receive(person, { text });
    expect(asked).toEqual([]);
    expect(sent).toEqual([plain(reply)]);
  });

  it('/help names every command', async () => {
    const { receive, sent } = botWithRecord();
    await receive(person, { text: '/help' });
    expect(sent).toEqual([
      plain(
        '直接发来一句话就是提问，我会引用最能回答它的原文段落，加粗的是其中最切题的一句，下面是标题、媒体、日期和原文链接。\n' +
          '图片或文件也可以，把问题写在说明里就行。在群里请用 /ask 提问。\n\n' +
          '/ask 问题：提问，引用原文回答\n/help：怎么用\n/start：我是谁，能做什么',
      ),
    ]);
  });

  const picture = { photo: [{ file_id: 'a', file_unique_id: 'b', width: 1, height: 1 }] };

  it.each<[string, MessageContent]>([
    ['a photo without caption', picture],
    ['a location', { location: { latitude: 39.9, longitude: 116.4 } }],
    ['a voice message', { voice: { file_id: 'a', file_unique_id: 'b', duration: 3 } }],
    ['a contact', { contact: { phone_number: '1', first_name: '甲' } }],
    ['a dice', { dice: { emoji: '🎲', value: 3 } }],
  ])('%s gets one sentence', async (_what, content) => {
    const { receive, sent } = botWithRecord();
    await receive(person, content);
    expect(sent).toEqual([plain(texts.notText())]);
  });

  it('a caption is the question', async () => {
    const { receive, asked } = botWithRecord();
    await receive(person, { ...picture, caption: '元宇宙是什么' });
    await receive(person, { ...picture, caption: '/ask 元宇宙在哪' });
    expect(asked).toEqual(['元宇宙是什么', '元宇宙在哪']);
  });

  it('an album without caption gets one sentence, one with a caption one answer', async () => {
    const { receive, sent, asked } = botWithRecord();
    await receive(person, { ...picture, media_group_id: 'a' });
    await receive(person, { ...picture, media_group_id: 'a' });
    expect(sent).toEqual([plain(texts.notText())]);
    await receive(person, { ...picture, media_group_id: 'b', caption: '元宇宙是什么' });
    await receive(person, { ...picture, media_group_id: 'b' });
    expect(asked).toEqual(['元宇宙是什么']);
    expect(sent).toHaveLength(2);
  });

  it('a service message gets nothing', async () => {
    const { receive, sent } = botWithRecord();
    await receive(person, { message_auto_delete_timer_changed: { message_auto_delete_time: 60 } });
    await receive(person, { write_access_allowed: {} });
    expect(sent).toEqual([]);
  });

  it.each([
    ['nothing-found', texts.nothingFound()],
    ['nothing-to-search', texts.nothingToSearch()],
  ] as const)('%s says what to try', async (kind, text) => {
    const { receive, sent } = botWithRecord((question) => ({ kind, question }));
    await receive(person, { text: '今天天气' });
    expect(sent).toEqual([plain(text)]);
  });
});

describe('in a group', () => {
  it.each(['/ask 元宇宙是什么', '/ask@chuchu_test_bot 元宇宙是什么', '/ask@Chuchu_Test_Bot 元宇宙是什么'])(
    '%j is answered',
    async (text) => {
      const { receive, asked, sent } = botWithRecord();
      await receive(group, { text });
      expect(asked).toEqual(['元宇宙是什么']);
      expect(sent).toMatchObject([{ payload: { chat_id: group, reply_parameters: { message_id: 11 } } }]);
    },
  );

  it.each(['元宇宙是什么', '/ask@another_bot 元宇宙是什么', '/start', '/help', '/latest', '@chuchu_test_bot 元宇宙'])(
    '%j is ignored',
    async (text) => {
      const { receive, asked, sent } = botWithRecord();
      await receive(group, { text });
      expect([asked, sent]).toEqual([[], []]);
    },
  );

  it('a photo is ignored', async () => {
    const { receive, sent } = botWithRecord();
    await receive(group, { photo: [] });
    expect(sent).toEqual([]);
  });

  it('/ask alone is told how', async () => {
    const { receive, sent } = botWithRecord();
    await receive(group, { text: '/ask' });
    expect(sent).toEqual([plain(texts.askNeedsQuestion(), group)]);
  });

  it('answers in the topic, and names no thread where there are no topics', async () => {
    const { receive, sent } = botWithRecord();
    await receive(group, { text: '/ask 元宇宙', message_thread_id: 5, is_topic_message: true });
    await receive(group, { text: '/ask 元宇宙', message_thread_id: 5 });
    expect(sent[0]?.payload).toMatchObject({ message_thread_id: 5 });
    expect(sent[1]?.payload).not.toHaveProperty('message_thread_id');
  });
});

describe('what fails', () => {
  it('in the search is told to the person, logged without their words, and the bot goes on', async () => {
    let healthy = false;
    const { receive, sent, log } = botWithRecord((question) => {
      if (!healthy) throw new Error(`no index for ${question}`);
      return quotes(quoteOf());
    });
    await receive(person, { text: '一个秘密的问题' });
    expect(sent).toEqual([plain(texts.failed())]);
    expect(log.lines).toEqual(['error update 1: could not answer: Error: no index for <text>']);
    healthy = true;
    await receive(person, { text: '再问一次' });
    expect(sent[1]?.payload).toMatchObject({ text: formatAnswer(quotes(quoteOf()), texts).text });
  });

  it('in sending is one line in the log', async () => {
    const { receive, sent, log, outcomes } = botWithRecord();
    outcomes.push('fail');
    await receive(person, { text: '一个秘密的问题' });
    await receive(person, { text: '再问一次' });
    expect(log.lines).toEqual([
      'error update 1: could not reply: sendMessage: 403 Forbidden: bot was blocked by the user',
    ]);
    expect(sent).toHaveLength(2);
  });
});

it('takes any text as it is, and answers every one in private', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), async (text) => {
      const { receive, sent, log } = botWithRecord((question) => ({ kind: 'nothing-found', question }));
      await receive(person, { text });
      expect(sent).toHaveLength(1);
      expect(log.lines).toEqual([]);
    }),
  );
});
