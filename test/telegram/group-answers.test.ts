import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { pageStateLifetimeMs } from '../../src/telegram/pages/page-state.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { labels } from '../serve/telegram.js';
import { botUsername, type GroupStage, groupStage, minuteMs } from './group-stage.js';
import { articleOf, quotedSource, quotedText, quotedUrl } from './newsroom.js';

const ask = `/ask@${botUsername}`;
const question = '中小企业利润增长了多少？';
const words = texts.groups;

const answered = async (stage: GroupStage): Promise<Message> => stage.ask(stage.member, `${ask} ${question}`);

/** Where the button that leads to the private chat leads to. */
function linkOf({ reply_markup: markup }: Message): string {
  const button = markup?.inline_keyboard.flat().find(({ text }) => text === words.openInPrivate());
  if (button === undefined || !('url' in button)) throw new Error('expected a button that leads to the private chat');
  return button.url;
}

const parameterOf = (link: string): string => new URL(link).searchParams.get('start') ?? '';

describe('an answer in a group', () => {
  it('is one quote with its source, and few buttons', async () => {
    const stage = await groupStage();
    const answer = await answered(stage);
    const [id] = stage.pageStates.all().map((state) => state.id);
    const outgoing = (await stage.sends()).at(-1);
    expect(outgoing?.payload).toEqual({
      chat_id: stage.chat,
      text: `${quotedText}\n${quotedSource}`,
      entities: [
        { type: 'blockquote', offset: 0, length: quotedText.length },
        { type: 'bold', offset: 8, length: 25 },
        { type: 'text_link', offset: quotedText.length + 1, length: quotedSource.length, url: quotedUrl },
      ],
      reply_markup: {
        inline_keyboard: [
          [
            { text: '1/2', callback_data: 'none' },
            { text: '›', callback_data: `${id}:q1` },
          ],
          [
            { text: '私聊看全部', url: `https://t.me/${botUsername}?start=a_${id}` },
            { text: '收起', callback_data: `${id}:f` },
          ],
        ],
      },
      reply_parameters: { message_id: answer.reply_to_message?.message_id, allow_sending_without_reply: true },
      link_preview_options: { is_disabled: true },
    });
    expect(await stage.faults()).toEqual([]);
  });

  it('is cut where the passage is long, and what is quoted is a part of it, word for word', async () => {
    const stage = await groupStage();
    const long = `${'前面的话说了很久。'.repeat(20)}${quotedText}${'后面的话也说了很久。'.repeat(20)}`;
    stage.news.put(articleOf('long', [long]));
    stage.news.answerWith((asked) => ({ kind: 'quotes', question: asked, quotes: [stage.news.quote('long#0')] }));
    const { text = '', entities = [] } = await answered(stage);
    const quote = entities.find(({ type }) => type === 'blockquote');
    const shown = text.slice(quote?.offset, (quote?.offset ?? 0) + (quote?.length ?? 0));
    expect(shown.length).toBeLessThanOrEqual(300);
    const verbatim = shown.replace(/^…/u, '').replace(/…$/u, '');
    expect(long).toContain(verbatim);
    expect(verbatim).toContain('2021年规上中小企业利润总额同比增长28.2%。');
    expect([shown.startsWith('…'), shown.endsWith('…')]).toEqual([true, true]);
  });

  it('where nothing is found is a sentence; topics are for the private chat, what was perhaps meant is not', async () => {
    const stage = await groupStage();
    const topics = { kind: 'newest', offers: [{ text: '元宇宙', question: '元宇宙' }] } as const;
    stage.news.answerWith((asked) => ({ kind: 'nothing-found', question: asked, topics }));
    const none = await answered(stage);
    expect([none.text, labels(none)]).toEqual([words.nothingFound(), [['收起']]]);
    const { message } = await stage.control.say({ ...stage.other, text: '一句谁也没说过的话' });
    const unsaid = await stage.ask(stage.member, ask, { replyTo: message.message_id });
    expect(unsaid.text).toBe(words.nothingSaid());
    const suggestion = { question: '元宇宙是什么', written: '元宇审', meant: '元宇宙' };
    stage.news.answerWith((asked) => ({ kind: 'nothing-found', question: asked, topics, suggestion }));
    expect(labels(await answered(stage))).toEqual([['是不是：元宇宙是什么'], ['收起']]);
    stage.news.answerWith((asked) => ({ kind: 'nothing-to-search', question: asked, topics }));
    expect((await answered(stage)).text).toBe(words.nothingToSearch());
  });

  it('has pages that anybody may turn', async () => {
    const stage = await groupStage();
    const answer = await answered(stage);
    const { message, notice } = await stage.tap(stage.other, answer, '›');
    expect(message.text).toContain(stage.news.library.passage('b#0')?.text);
    expect(labels(message)).toEqual([
      ['‹', '2/2'],
      ['私聊看全部', '收起'],
    ]);
    expect(notice).toMatchObject({ text: '' });
    expect(await stage.faults()).toEqual([]);
  });

  it('changes when its question is edited, and stays when it is edited to what is none', async () => {
    const stage = await groupStage();
    const { control, member, chat, news } = stage;
    const { message } = await control.say({ ...member, text: `${ask} 一` });
    const answer = await stage.hears({ chat });
    news.answerWith((asked) => ({ kind: 'quotes', question: asked, quotes: [news.quote('b#0')] }));
    await control.edit({ user: member.user, chat, messageId: message.message_id, text: `${ask} 二` });
    const edited = await control.nextOutgoing({ kind: 'edit', chat });
    expect(edited.message).toMatchObject({ message_id: answer.message_id });
    expect(labels(edited.message ?? answer)).toEqual([['私聊看全部', '收起']]);
    await control.edit({ user: member.user, chat, messageId: message.message_id, text: '不问了' });
    await stage.silence();
  });
});

describe('the link to the private chat', () => {
  it('opens that answer with all that private answers have: the same question, the same quotes', async () => {
    const stage = await groupStage();
    const { reader, news } = stage;
    const link = linkOf(await answered(stage));
    expect(parameterOf(link)).toMatch(/^[\w-]{1,64}$/u);
    const asked = news.asked.length;
    const opened = await stage.ask(reader, `/start ${parameterOf(link)}`);
    expect(opened.text).toBe(`问：${question}\n${quotedText}\n${quotedSource}`);
    expect(labels(opened)).toEqual([['1/2', '›'], ['上一段', '下一段'], ['全文', '原文', '复制引用'], ['分享']]);
    expect((await stage.taps(reader, opened, '›')).text).toContain(news.library.passage('b#0')?.text);
    expect((await stage.taps(reader, opened, '‹', '全文')).text).toContain(quotedText);
    // Nothing was asked anew.
    expect(news.asked).toHaveLength(asked);
    expect(await stage.faults()).toEqual([]);
  });

  it('shows a passage that was changed since as it stands now', async () => {
    const stage = await groupStage();
    const link = linkOf(await answered(stage));
    const [first, second, , ...rest] = stage.news.library.passagesOf('a').map(({ text }) => text);
    stage.news.put(articleOf('a', [first ?? '', second ?? '', '会议改在上海召开。与会者认为形势非常稳定。', ...rest]));
    const opened = await stage.ask(stage.reader, `/start ${parameterOf(link)}`);
    expect(opened.text).toContain(`会议改在上海召开。与会者认为形势非常稳定。\n${texts.changed()}`);
  });

  it('after 30 days says that the answer is gone', async () => {
    const stage = await groupStage();
    const link = linkOf(await answered(stage));
    stage.clock.advance(pageStateLifetimeMs);
    expect((await stage.ask(stage.reader, `/start ${parameterOf(link)}`)).text).toBe(words.answerGone());
  });

  it('opens no answer of a private chat, and none that never was', async () => {
    const stage = await groupStage();
    const { control, reader } = stage;
    await stage.ask(reader, '一个秘密的问题');
    const [state] = stage.pageStates.all();
    const stranger = await control.addUser({});
    const voice = { user: stranger.id, chat: stranger.id };
    for (const id of [state?.id, 'AAAAAAAAAAAAAAAA']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await stage.ask(voice, `/start a_${id}`)).text).toBe(words.answerGone());
    }
    // What is no id of ours is a start like any other.
    expect((await stage.ask(voice, '/start a_short')).text).toBe(texts.start(false));
  });

  it('of an answer without quotes asks the question there', async () => {
    const stage = await groupStage();
    stage.news.answerWith((asked) => ({ kind: 'nothing-found', question: asked }));
    await answered(stage);
    const [state] = stage.pageStates.all();
    const opened = await stage.ask(stage.reader, `/start a_${state?.id}`);
    expect(opened.text).toBe(`${texts.asked(question)}\n${texts.nothingFound()}`);
    expect(stage.news.asked).toEqual([question, question]);
  });
});

describe('folding an answer away', () => {
  const ids = async (stage: GroupStage) =>
    (await stage.control.messages({ chat: stage.chat })).map(({ message }) => message.message_id);
  const fold = async (stage: GroupStage, user: number, answer: Message) => {
    const tapped = await stage.control.tap({ user, chat: stage.chat, messageId: answer.message_id, button: '收起' });
    if (tapped.kind !== 'callback') throw new Error('expected a button that asks the bot');
    return stage.control.callbackAnswer({ queryId: tapped.queryId });
  };

  it.each(['member', 'owner'] as const)('is for whoever asked, and for administrators (%s)', async (who) => {
    const stage = await groupStage();
    const answer = await answered(stage);
    expect(await fold(stage, stage[who].user, answer)).toMatchObject({ text: '' });
    expect(await ids(stage)).not.toContain(answer.message_id);
    expect(await stage.faults()).toEqual([]);
  });

  it('is for nobody else', async () => {
    const stage = await groupStage();
    const answer = await answered(stage);
    const notice = await fold(stage, stage.other.user, answer);
    expect(notice).toMatchObject({ text: words.onlyAskerFolds(), alert: true });
    expect(await ids(stage)).toContain(answer.message_id);
  });

  it('of whoever asked in the group’s name is for them, too', async () => {
    const stage = await groupStage();
    const { control, chat, owner, member } = stage;
    await control.setAdministrator({ chat, user: member.user, by: owner.user, administrator: true, anonymous: true });
    const answer = await answered(stage);
    expect(await fold(stage, stage.other.user, answer)).toMatchObject({ text: words.onlyAskerFolds() });
    expect(await fold(stage, member.user, answer)).toMatchObject({ text: '' });
    expect(await ids(stage)).not.toContain(answer.message_id);
  });

  it('leaves a line where Telegram deletes no more, after 48 hours', async () => {
    const stage = await groupStage();
    const answer = await answered(stage);
    stage.clock.advance(49 * 60 * minuteMs);
    expect(await fold(stage, stage.member.user, answer)).toMatchObject({ text: '' });
    const left = await stage.shown(stage.chat, answer.message_id);
    expect([left.text, labels(left)]).toEqual([words.folded(), []]);
  });

  it('of what is gone already is fine', async () => {
    const stage = await groupStage();
    const answer = await answered(stage);
    const [state] = stage.pageStates.all();
    await stage.control.remove({ chat: stage.chat, messageIds: [answer.message_id] });
    expect(await stage.forge(stage.member, answer, `${state?.id}:f`)).toMatchObject({ text: '' });
    expect(stage.log.lines.filter((line) => !line.startsWith('info'))).toEqual([]);
  });

  it('takes away no other message, whatever the button says', async () => {
    const stage = await groupStage();
    const first = await answered(stage);
    const second = await answered(stage);
    const [state] = stage.pageStates.all();
    expect(await stage.forge(stage.member, second, `${state?.id}:f`)).toMatchObject({ text: texts.unknownButton() });
    const elsewhere = { ...first, chat: { id: stage.reader.chat, type: 'private', first_name: '读者' } } as const;
    expect(await stage.forge(stage.reader, elsewhere, `${state?.id}:f`)).toMatchObject({ text: texts.unknownButton() });
    expect(await ids(stage)).toEqual(expect.arrayContaining([first.message_id, second.message_id]));
  });
});

describe('too much', () => {
  it('of one person is ignored, and others are answered', async () => {
    const stage = await groupStage();
    for (let time = 0; time < 6; time += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await answered(stage);
    }
    await stage.control.say({ ...stage.member, text: `${ask} ${question}` });
    await stage.control.say({ ...stage.member, text: ask });
    await stage.silence();
    expect(await stage.faults()).toEqual([]);
    stage.clock.advance(minuteMs);
    await answered(stage);
  });

  it('in a group is ignored, and what was asked then is not answered later', async () => {
    const stage = await groupStage();
    const { control, chat } = stage;
    for (let person = 0; person < 5; person += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { id: user } = await control.addUser({});
      // oxlint-disable-next-line no-await-in-loop
      await control.addMember({ chat, user });
      for (let time = 0; time < 4; time += 1) {
        // oxlint-disable-next-line no-await-in-loop
        await control.say({ user, chat, text: `${ask} ${question}` });
      }
    }
    for (let time = 0; time < 15; time += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await stage.hears({ chat });
    }
    // All that was said before has been handled when this is answered.
    await stage.ask(stage.reader, question);
    stage.clock.advance(minuteMs);
    await stage.silence();
    expect(await stage.sends()).toHaveLength(15 + 1);
    expect((await control.rates()).chats.find(({ chatId }) => chatId === chat)?.messagesPerMinute.most).toBe(15);
    expect(await stage.faults()).toEqual([]);
  });

  it('turning of pages is told so in an alert, and edits nothing', async () => {
    const stage = await groupStage();
    const answer = await answered(stage);
    let last = answer;
    for (let time = 0; time < 20; time += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      last = (await stage.tap(stage.other, last, time % 2 === 0 ? '›' : '‹')).message;
    }
    const { notice, message } = await stage.tap(stage.owner, last, '›');
    expect(notice).toMatchObject({ text: texts.tooFast(60), alert: true });
    expect(message).toEqual(last);
    const edits = (await stage.control.outbox()).filter(({ kind }) => kind === 'edit');
    expect(edits).toHaveLength(20);
    stage.clock.advance(minuteMs);
    expect((await stage.tap(stage.owner, last, '›')).notice).toMatchObject({ text: '' });
    expect(await stage.faults()).toEqual([]);
  });
});

describe('a group that the bot may not write to', () => {
  it.each([
    [400, 'Bad Request: not enough rights to send text messages to the chat'],
    [400, 'Bad Request: TOPIC_CLOSED'],
    [400, 'Bad Request: have no rights to send a message'],
    [403, 'Forbidden: bot was kicked from the supergroup chat'],
  ])('(%i %s) costs a line in the log, without words, and one request', async (code, description) => {
    const stage = await groupStage();
    const { control, log } = stage;
    await control.fault({ method: 'sendMessage', code, description });
    await control.say({ ...stage.member, text: `${ask} ${question}` });
    await stage.silence();
    const warnings = log.lines.filter((line) => /^(?:warn|error)/u.test(line));
    expect(warnings).toEqual([expect.stringMatching(/^warn update \d+: could not reply: sendMessage: 40\d /u)]);
    expect(warnings.join('')).not.toContain('中小企业');
    expect((await control.calls({})).filter(({ method }) => method === 'sendMessage')).toHaveLength(2);
  });

  it('or has a slower mode than anybody waits for, is left alone, and taps are answered', async () => {
    const stage = await groupStage();
    const answer = await answered(stage);
    await stage.control.fault({ method: 'sendMessage', code: 429, retryAfter: 31 });
    await stage.control.say({ ...stage.member, text: `${ask} ${question}` });
    await stage.silence();
    expect(stage.log.lines.filter((line) => /^(?:warn|error)/u.test(line))).toHaveLength(1);
    await stage.control.fault({ method: 'editMessageText', code: 429, retryAfter: 30 });
    expect((await stage.tap(stage.other, answer, '›')).notice).toMatchObject({ text: texts.tooFast(30) });
    await stage.control.fault({
      method: 'editMessageText',
      code: 400,
      description: 'Bad Request: CHAT_WRITE_FORBIDDEN',
    });
    expect((await stage.tap(stage.other, answer, '›')).notice).toMatchObject({ text: texts.tapFailed() });
  });
});
