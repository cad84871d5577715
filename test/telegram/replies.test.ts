import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { incomingMessage, type MessageContent } from './incoming-message.js';
import { newsroom, quotedSource, quotedText, quotedUrl } from './newsroom.js';
import { buttonsOf, group, person, recordedBot, type Sent, stateId } from './recorded-bot.js';

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
    const { receive, news, sent } = recordedBot();
    await receive(person, { text: '中小企业利润增长了多少？' });
    expect(news.asked).toEqual(['中小企业利润增长了多少？']);
    expect(sent).toEqual([
      {
        method: 'sendMessage',
        payload: {
          chat_id: person,
          text: `${quotedText}\n${quotedSource}`,
          entities: [
            { type: 'blockquote', offset: 0, length: quotedText.length },
            { type: 'bold', offset: 8, length: 25 },
            { type: 'text_link', offset: quotedText.length + 1, length: quotedSource.length, url: quotedUrl },
          ],
          reply_markup: {
            inline_keyboard: [
              [
                { text: '上一段', callback_data: `${stateId(1)}:p0.1` },
                { text: '下一段', callback_data: `${stateId(1)}:p0.3` },
              ],
              [
                { text: '全文', callback_data: `${stateId(1)}:a0` },
                { text: '原文', url: quotedUrl },
                {
                  text: '复制引用',
                  copy_text: { text: `「工信部：加码扶持元宇宙等新兴领域主力军」，科技日报，2022-01-25，${quotedUrl}` },
                },
              ],
            ],
          },
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
    const {
      receive,
      sent,
      news: { asked },
    } = recordedBot();
    await receive(person, { text });
    expect(asked).toEqual([question]);
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['/start', texts.start(false)],
    ['/start abc-123', texts.start(false)],
    ['/ask', texts.askNeedsQuestion()],
    ['/ask@chuchu_test_bot ', texts.askNeedsQuestion()],
    ['/sett1ngs', texts.unknownCommand()],
    ['/sett1ngs now', texts.unknownCommand()],
  ])('%j is answered by a sentence', async (text, reply) => {
    const {
      receive,
      sent,
      news: { asked },
    } = recordedBot();
    await receive(person, { text });
    expect(asked).toEqual([]);
    expect(sent).toEqual([plain(reply)]);
  });

  it('/help names every command', async () => {
    const { receive, sent } = recordedBot();
    await receive(person, { text: '/help' });
    expect(sent).toEqual([
      plain(
        '直接发来一句话就是提问，我会引用最能回答它的原文段落，加粗的是其中最切题的一句，下面是标题、媒体、日期和原文链接。\n' +
          '引文下面的按钮可以翻看其他引文和上下段、读全文、打开原文、复制引用。问题写错了，改一下原来的消息，回答会跟着改。\n' +
          '图片或文件也可以，把问题写在说明里就行。在群里请用 /ask 提问。回复我的引文追问一句（比如「那2022年呢？」），话题会接着上一问。\n' +
          '用 /ask 回复别人的一条消息（也可以只选其中一段），就查那些话有没有报道过、出处在哪；/ask 后面再写几个字，可以问得更细。\n' +
          '用 /latest 看最新的文章，后面可以写媒体、分类或日期，比如 /latest 2022-01-25；点数字读全文。引文下面的 👍 👎 告诉我答得好不好，不记名。\n' +
          '用 /subscribe 订阅关心的词语或问题，有新文章就提醒你；什么时候提醒、要不要汇总，都在按钮里。在群和频道里由管理员来订阅。\n' +
          '在任何聊天里输入 @ 和我的用户名，空一格再打词语，就能边打边查，选一条引文发出去；不打词语就是最新的文章。\n\n' +
          '要查得更准，可以在问题里加上：\n"完整的一句"：段落里必须有这几个字\n-词：段落里不能有这个词\n' +
          '来源:科技日报　分类:财经　标题:元宇宙\n日期:2022-01　日期:最近7天　after:2022-01-05　before:2022-02\n\n' +
          '/ask 问题：提问，引用原文回答\n/latest：最新的文章\n/sources：收录了哪些媒体\n' +
          '/subscribe 词语或问题：订阅新文章\n/subscriptions：查看、更改订阅\n/unsubscribe：取消订阅\n/export：导出订阅\n/import：导入订阅\n' +
          '/settings：设置语言、回答长度、免打扰等\n/privacy：机器人保存什么\n/forget：删除保存的全部数据\n' +
          '/help：怎么用\n/start：我是谁，能做什么',
      ),
    ]);
  });

  it('/start says in three sentences what the bot is, and offers questions as buttons', async () => {
    const examples = ['小微企业用电量同比增长了多少？', '元宇宙是什么？'];
    const { receive, sent } = recordedBot(newsroom([], examples));
    await receive(person, { text: '/start' });
    expect(sent[0]?.payload['text']).toBe(texts.start(true));
    expect(texts.start(false).match(/。/gu)).toHaveLength(3);
    expect(buttonsOf(sent[0])).toEqual([{ [examples[0] ?? '']: 'example:0' }, { [examples[1] ?? '']: 'example:1' }]);
  });

  const picture = { photo: [{ file_id: 'a', file_unique_id: 'b', width: 1, height: 1 }] };

  const file = { file_id: 'a', file_unique_id: 'b' };

  it.each<[string, Parameters<typeof texts.wordless>[0], MessageContent]>([
    ['a photo without caption', 'picture', picture],
    ['a location', 'place', { location: { latitude: 39.9, longitude: 116.4 } }],
    ['a voice message', 'voice', { voice: { ...file, duration: 3 } }],
    ['a contact', 'other', { contact: { phone_number: '1', first_name: '甲' } }],
    ['a dice', 'sticker', { dice: { emoji: '🎲', value: 3 } }],
    [
      'an animation, which is a document too',
      'sticker',
      { animation: { ...file, width: 1, height: 1, duration: 1 }, document: file },
    ],
  ])('%s gets one sentence', async (_what, kind, content) => {
    const { receive, sent } = recordedBot();
    await receive(person, content);
    expect(sent).toEqual([plain(texts.wordless(kind))]);
  });

  it('a caption is the question', async () => {
    const {
      receive,
      news: { asked },
    } = recordedBot();
    await receive(person, { ...picture, caption: '元宇宙是什么' });
    await receive(person, { ...picture, caption: '/ask 元宇宙在哪' });
    expect(asked).toEqual(['元宇宙是什么', '元宇宙在哪']);
  });

  it('an album gets one answer, wherever its caption stands', async () => {
    const { receive, sent, news } = recordedBot();
    await receive(person, { ...picture, media_group_id: 'a' });
    await receive(person, { ...picture, media_group_id: 'a' });
    expect(sent).toEqual([plain(texts.wordless('picture'))]);
    await receive(person, { ...picture, media_group_id: 'b', caption: '元宇宙是什么' });
    await receive(person, { ...picture, media_group_id: 'b' });
    await receive(person, { ...picture, media_group_id: 'b', caption: '第二个说明' });
    expect(news.asked).toEqual(['元宇宙是什么']);
    expect(sent).toHaveLength(2);
    await receive(person, { ...picture, media_group_id: 'c' });
    await receive(person, { ...picture, media_group_id: 'c', caption: '元宇宙在哪' });
    await receive(person, { ...picture, media_group_id: 'c' });
    expect(sent.slice(2).map(({ method, payload }) => [method, payload['message_id']])).toEqual([
      ['sendMessage', undefined],
      ['editMessageText', 1003],
    ]);
    expect(sent[3]?.payload['text']).toContain(quotedText);
  });

  it('a service message gets nothing', async () => {
    const { receive, sent } = recordedBot();
    await receive(person, { message_auto_delete_timer_changed: { message_auto_delete_time: 60 } });
    await receive(person, { write_access_allowed: {} });
    expect(sent).toEqual([]);
  });

  it.each([
    ['nothing-found', texts.nothingFound()],
    ['nothing-to-search', texts.nothingToSearch()],
  ] as const)('%s says what to try', async (kind, text) => {
    const { receive, sent, news } = recordedBot();
    news.answerWith((question) => ({ kind, question }));
    await receive(person, { text: '今天天气' });
    expect(sent).toEqual([plain(text)]);
  });
});

describe('in a group', () => {
  it.each(['/ask 元宇宙是什么', '/ask@chuchu_test_bot 元宇宙是什么', '/ask@Chuchu_Test_Bot 元宇宙是什么'])(
    '%j is answered',
    async (text) => {
      const {
        receive,
        sent,
        news: { asked },
      } = recordedBot();
      await receive(group, { text });
      expect(asked).toEqual(['元宇宙是什么']);
      expect(sent).toMatchObject([{ payload: { chat_id: group, reply_parameters: { message_id: 11 } } }]);
    },
  );

  it.each(['元宇宙是什么', '/ask@another_bot 元宇宙是什么', '/start', '/help', '/latest', '@chuchu_test_bot 元宇宙'])(
    '%j is ignored',
    async (text) => {
      const {
        receive,
        sent,
        news: { asked },
      } = recordedBot();
      await receive(group, { text });
      expect([asked, sent]).toEqual([[], []]);
    },
  );

  it('a photo is ignored', async () => {
    const { receive, sent } = recordedBot();
    await receive(group, { photo: [] });
    expect(sent).toEqual([]);
  });

  it('/ask alone is told how', async () => {
    const { receive, sent } = recordedBot();
    await receive(group, { text: '/ask' });
    expect(sent).toEqual([plain(texts.askNeedsQuestion(), group)]);
  });

  it('answers in the topic, and names no thread where there are no topics', async () => {
    const { receive, sent } = recordedBot();
    await receive(group, { text: '/ask 元宇宙', message_thread_id: 5, is_topic_message: true });
    await receive(group, { text: '/ask 元宇宙', message_thread_id: 5 });
    expect(sent[0]?.payload).toMatchObject({ message_thread_id: 5 });
    expect(sent[1]?.payload).not.toHaveProperty('message_thread_id');
  });
});

describe('what fails', () => {
  it('in the search is told to the person, logged without their words, and the bot goes on', async () => {
    let healthy = false;
    const { receive, sent, log, news } = recordedBot();
    news.answerWith((question) => {
      if (!healthy) throw new Error(`no index for ${question}`);
      return { kind: 'quotes', question, quotes: [news.quote('a#2')] };
    });
    await receive(person, { text: '一个秘密的问题' });
    expect(sent).toEqual([plain(texts.failed())]);
    expect(log.lines).toEqual(['error update 1: could not answer: Error: no index for <text>']);
    healthy = true;
    await receive(person, { text: '再问一次' });
    expect(sent[1]?.payload['text']).toContain(quotedText);
  });

  it.each([
    // Whoever asks and blocks the bot before it answers has done nothing that calls for anybody.
    ['warn', 403, 'Forbidden: bot was blocked by the user'],
    ['error', 400, 'Bad Request: chat not found'],
  ] as const)('in sending is one line in the log, a %s for %d', async (level, code, description) => {
    const { receive, sent, log, outcomes } = recordedBot();
    outcomes.push({ error_code: code, description });
    await receive(person, { text: '一个秘密的问题' });
    await receive(person, { text: '再问一次' });
    expect(log.lines).toEqual([`${level} update 1: could not reply: sendMessage: ${code} ${description}`]);
    expect(sent).toHaveLength(2);
  });
});

describe('a button that opens an address Telegram refuses', () => {
  it('does not cost the answer', async () => {
    const { receive, sent, log, outcomes } = recordedBot();
    outcomes.push({ error_code: 400, description: 'Bad Request: BUTTON_URL_INVALID' });
    await receive(person, { text: '元宇宙' });
    expect(sent.map((each) => buttonsOf(each).flatMap((row) => Object.keys(row)))).toEqual([
      ['上一段', '下一段', '全文', '原文', '复制引用'],
      ['上一段', '下一段', '全文', '复制引用'],
    ]);
    expect(log.lines).toEqual([]);
  });
});

it('an update that comes again is answered once', async () => {
  const { bot, sent } = recordedBot();
  const message = incomingMessage(person, 11, { text: '元宇宙' });
  await bot.handleUpdate({ update_id: 5, message });
  await bot.handleUpdate({ update_id: 5, message });
  await bot.handleUpdate({ update_id: 4, message });
  expect(sent).toHaveLength(2);
});

it('a memory for updates that fails does not silence the bot', async () => {
  const { receive, sent, log } = recordedBot(newsroom(), {
    remember: () => {
      throw new Error('database or disk is full');
    },
  });
  await receive(person, { text: '元宇宙' });
  expect(sent).toHaveLength(1);
  expect(log.lines).toEqual(['error update 1: could not be remembered: Error: database or disk is full']);
});

it('takes any text as it is, and answers every one in private', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), async (text) => {
      const { receive, sent, log, news } = recordedBot();
      news.answerWith((question) => ({ kind: 'nothing-found', question }));
      await receive(person, { text });
      expect(sent).toHaveLength(1);
      expect(log.lines).toEqual([]);
    }),
  );
});
