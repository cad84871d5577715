import type { MessageEntity } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { botUsername, groupStage } from './group-stage.js';
import { quotedText } from './newsroom.js';

const ask = `/ask@${botUsername}`;
const question = '中小企业利润增长了多少？';
const post = '会议在北京召开，利润总额同比增长28.2%，与会者认为形势稳定。';

const mention = (text: string, more: Partial<MessageEntity> = {}): MessageEntity =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a union that `more` belongs to
  ({ type: 'mention', offset: text.indexOf('@'), length: `@${botUsername}`.length, ...more }) as MessageEntity;

describe.each([true, false])('with privacy mode %s', (privacy) => {
  it.each([
    [`${ask} ${question}`, question],
    [`/ask@Chuchu_Test_Bot ${question}`, question],
  ])('%j is answered', async (text, asked) => {
    const stage = await groupStage({ privacy });
    const answer = await stage.ask(stage.member, text);
    expect(answer.text).toContain(quotedText);
    expect(stage.news.asked).toEqual([asked]);
    expect(await stage.faults()).toEqual([]);
  });

  it('what is not addressed to it gets nothing', async () => {
    const stage = await groupStage({ privacy });
    const { control, member, chat, news } = stage;
    const first = await control.say({ ...member, text: post });
    const replyTo = first.message.message_id;
    for (const text of [question, '/ask@another_bot 元宇宙', '/start', '@another_bot 元宇宙', '大家好', '/问 元宇宙']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await control.say({ ...member, text });
      // oxlint-disable-next-line no-await-in-loop
      await control.say({ ...member, text, replyTo });
    }
    await control.post({ ...member, kind: 'photo', caption: question });
    await control.postRaw({
      ...member,
      content: {
        text: question,
        via_bot: { id: 7_000_000_001, is_bot: true, first_name: '出处', username: botUsername },
      },
    });
    await stage.silence();
    expect(news.asked).toEqual(['信号']);
    expect(await stage.sends()).toHaveLength(1);
    expect(chat).toBeLessThan(0);
  });

  it('a reply with /ask asks of the words it answers', async () => {
    const stage = await groupStage({ privacy });
    const { control, other, member, news } = stage;
    const { message } = await control.say({ ...other, text: post });
    const answer = await stage.ask(member, ask, { replyTo: message.message_id });
    expect(answer.text).toContain(quotedText);
    expect(news.askedAbout).toEqual([{ words: post, refinement: '' }]);
  });
});

it('an administrator bot, which reads everything, stays silent, too', async () => {
  const stage = await groupStage({ privacy: true, administrator: true });
  expect((await stage.control.say({ ...stage.member, text: question })).updateId).not.toBeNull();
  await stage.silence();
});

describe('/ask in reply', () => {
  const about = async (
    how: { replyTo: number; quote?: string },
    text = ask,
    stage?: Awaited<ReturnType<typeof groupStage>>,
  ) => {
    const used = stage ?? (await groupStage());
    await used.ask(used.member, text, how);
    return used.news.askedAbout;
  };

  it('to a part that was picked asks of that part', async () => {
    const stage = await groupStage();
    const { message } = await stage.control.say({ ...stage.other, text: post });
    const picked = { replyTo: message.message_id, quote: '利润总额同比增长28.2%' };
    expect(await about(picked, ask, stage)).toEqual([{ words: '利润总额同比增长28.2%', refinement: '' }]);
  });

  it('with text refines the words', async () => {
    const stage = await groupStage();
    const { message } = await stage.control.say({ ...stage.other, text: post });
    expect(await about({ replyTo: message.message_id }, `${ask} 2020年呢`, stage)).toEqual([
      { words: post, refinement: '2020年呢' },
    ]);
  });

  it('to a photo asks of its caption', async () => {
    const stage = await groupStage();
    const { message } = await stage.control.post({ ...stage.other, kind: 'photo', caption: post });
    expect(await about({ replyTo: message.message_id }, ask, stage)).toEqual([{ words: post, refinement: '' }]);
  });

  it('to a post that was forwarded from a channel asks of it', async () => {
    const stage = await groupStage();
    const channel = { id: -1_001_234, type: 'channel', title: '快讯' };
    const forward_origin = { type: 'channel', chat: channel, message_id: 9, date: 1 };
    const photo = [{ file_id: 'a', file_unique_id: 'b', width: 1, height: 1 }];
    const { message } = await stage.control.postRaw({
      ...stage.other,
      content: { photo, caption: post, forward_origin },
    });
    expect(await about({ replyTo: message.message_id }, ask, stage)).toEqual([{ words: post, refinement: '' }]);
  });

  it('to a message of another chat asks of what was picked there', async () => {
    const stage = await groupStage();
    const text = `${ask} 哪天`;
    await stage.control.postRaw({
      ...stage.member,
      content: {
        text,
        entities: [{ type: 'bot_command', offset: 0, length: ask.length }],
        external_reply: { origin: { type: 'hidden_user', sender_user_name: '某人', date: 1 } },
        quote: { text: post, position: 0, is_manual: true },
      },
    });
    await stage.hears({ chat: stage.chat });
    expect(stage.news.askedAbout).toEqual([{ words: post, refinement: '哪天' }]);
  });

  it('to what has no words is told how to ask, and with text is a question', async () => {
    const stage = await groupStage();
    const { message } = await stage.control.post({ ...stage.other, kind: 'sticker' });
    const replyTo = message.message_id;
    expect((await stage.ask(stage.member, ask, { replyTo })).text).toBe(texts.askNeedsQuestion());
    await stage.ask(stage.member, `${ask} ${question}`, { replyTo });
    expect(stage.news.asked).toEqual([question]);
  });

  it('to an answer of the bot’s is told how to ask, and with text goes on from it', async () => {
    const stage = await groupStage();
    const answer = await stage.ask(stage.member, `${ask} 2021年利润增长了多少？`);
    const replyTo = answer.message_id;
    expect((await stage.ask(stage.other, ask, { replyTo })).text).toBe(texts.askNeedsQuestion());
    await stage.ask(stage.other, `${ask} 那2022年呢？`, { replyTo });
    expect(stage.news.asked.at(-1)).toBe('2022年利润增长了多少？');
    expect(stage.news.askedAbout).toEqual([]);
  });

  it('to a part of an answer that was picked asks of that part', async () => {
    const stage = await groupStage();
    const answer = await stage.ask(stage.member, `${ask} ${question}`);
    await stage.ask(stage.other, ask, { replyTo: answer.message_id, quote: '形势稳定' });
    expect(stage.news.askedAbout).toEqual([{ words: '形势稳定', refinement: '' }]);
  });

  it('works in a private chat, too', async () => {
    const stage = await groupStage();
    const { reader, control, news } = stage;
    const photo = [{ file_id: 'a', file_unique_id: 'b', width: 1, height: 1 }];
    const { message } = await control.postRaw({ ...reader, content: { photo, caption: post } });
    await stage.hears(reader);
    const answer = await stage.ask(reader, '/ask 哪天', { replyTo: message.message_id });
    expect(news.askedAbout).toEqual([{ words: post, refinement: '哪天' }]);
    expect(answer.text).toContain(quotedText);
  });
});

describe('a reply to the bot', () => {
  it('goes on from an answer, and from the sentence that says how to ask', async () => {
    const stage = await groupStage({ privacy: true });
    const answer = await stage.ask(stage.member, `${ask} 2021年利润增长了多少？`);
    await stage.ask(stage.other, '那2022年呢？', { replyTo: answer.message_id });
    expect(stage.news.asked.at(-1)).toBe('2022年利润增长了多少？');
    const how = await stage.ask(stage.member, ask);
    await stage.ask(stage.member, question, { replyTo: how.message_id });
    expect(stage.news.asked.at(-1)).toBe(question);
  });

  it('that only thanks, and one to a card of subscriptions, get nothing', async () => {
    const stage = await groupStage();
    const { control, member, owner } = stage;
    const answer = await stage.ask(member, `${ask} ${question}`);
    for (const text of ['谢谢！', '👍', '好的', '收到～', 'Thanks!', 'OK', '哈哈哈']) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await control.say({ ...member, text, replyTo: answer.message_id });
    }
    const card = await stage.say(owner, '/subscribe 芯片');
    await control.say({ ...member, text: question, replyTo: card.message_id });
    await control.post({ ...member, kind: 'sticker', replyTo: answer.message_id });
    await stage.silence();
    expect(stage.news.asked).toEqual([question, '信号']);
  });
});

describe('a message that names the bot', () => {
  it.each([
    [`@${botUsername} ${question}`, question],
    [`${question} @${botUsername}`, question],
    [`请问，@Chuchu_Test_Bot：${question}`, `请问 ${question}`],
  ])('%j asks what stands beside the name', async (text, asked) => {
    const stage = await groupStage({ privacy: true });
    await stage.control.setBot({ mentionsArrive: true });
    await stage.ask(stage.member, text);
    expect(stage.news.asked).toEqual([asked]);
  });

  it('by a link, or in a caption, is as good', async () => {
    const stage = await groupStage();
    const user = { id: 7_000_000_001, is_bot: true, first_name: '出处' };
    const text = `出处 ${question}`;
    const entities = [mention(text, { type: 'text_mention', offset: 0, length: 2, user })];
    await stage.control.postRaw({ ...stage.member, content: { text, entities } });
    await stage.hears({ chat: stage.chat });
    await stage.control.post({ ...stage.member, kind: 'photo', caption: `@${botUsername} 元宇宙` });
    await stage.hears({ chat: stage.chat });
    expect(stage.news.asked).toEqual([question, '元宇宙']);
  });

  it('in reply to a message asks of its words, and alone is told how to ask', async () => {
    const stage = await groupStage();
    const { message } = await stage.control.say({ ...stage.other, text: post });
    await stage.ask(stage.member, `@${botUsername}`, { replyTo: message.message_id });
    expect(stage.news.askedAbout).toEqual([{ words: post, refinement: '' }]);
    expect((await stage.ask(stage.member, `@${botUsername}`)).text).toBe(texts.askNeedsQuestion());
  });
});

it('in a topic the answer comes there, and the topic’s first message is no words to look for', async () => {
  const stage = await groupStage({ forum: true });
  const thread = await stage.control.createTopic({ chat: stage.chat, name: '财经', by: stage.owner.user });
  const answer = await stage.ask({ ...stage.member, thread }, `${ask} ${question}`);
  expect(answer).toMatchObject({ message_thread_id: thread, is_topic_message: true });
  expect((await stage.ask({ ...stage.member, thread }, ask)).text).toBe(texts.askNeedsQuestion());
  expect(stage.news.askedAbout).toEqual([]);
  expect(await stage.faults()).toEqual([]);
});

describe('whoever writes', () => {
  it('in the name of the group, or of a channel, is answered', async () => {
    const stage = await groupStage();
    const { control, chat, owner, member, other } = stage;
    await control.setAdministrator({ chat, user: member.user, by: owner.user, administrator: true, anonymous: true });
    expect((await stage.ask(member, `${ask} ${question}`)).text).toContain(quotedText);
    await control.postRaw({
      ...other,
      content: {
        from: { id: 136_817_688, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' },
        sender_chat: { id: -1_001_234, type: 'channel', title: '快讯' },
        text: `${ask} 元宇宙`,
        entities: [{ type: 'bot_command', offset: 0, length: ask.length }],
      },
    });
    expect((await stage.hears({ chat })).text).toContain(quotedText);
    expect(stage.pageStates.all().map(({ askerId }) => askerId)).toEqual([chat, -1_001_234]);
  });

  it('posts in a channel is not answered in the group where it is talked about, and who asks of the post is', async () => {
    const stage = await groupStage();
    const { control, chat, owner, member, news } = stage;
    const channel = await control.addChannel({ title: '快讯', owner: owner.user, discussion: chat });
    await control.say({ user: owner.user, chat: channel.id, text: `${ask} ${question}` });
    await control.say({ user: owner.user, chat: channel.id, text: `@${botUsername} ${question}` });
    await control.say({ user: owner.user, chat: channel.id, text: post });
    const forwarded = (await control.messages({ chat }))
      .map(({ message }) => message)
      .find(({ text }) => text === post);
    await stage.ask(member, ask, { replyTo: forwarded?.message_id ?? 0 });
    expect(news.asked).toEqual([]);
    expect(news.askedAbout).toEqual([{ words: post, refinement: '' }]);
    expect(await stage.sends()).toHaveLength(1);
  });
});

describe('where only administrators ask', () => {
  it('others get nothing, and Telegram is not asked of them with every question', async () => {
    const stage = await groupStage();
    const { control, chat, chatSettings, owner, member, clock } = stage;
    chatSettings.change(chat, { whoAsks: 'administrators' });
    await control.setAdministrator({
      chat,
      user: stage.other.user,
      by: owner.user,
      administrator: true,
      anonymous: true,
    });
    for (let time = 0; time < 3; time += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await control.say({ ...member, text: `${ask} ${question}` });
    }
    await stage.silence();
    expect((await stage.ask(stage.other, `${ask} ${question}`)).text).toContain(quotedText);
    const asked = async () => (await control.calls({})).filter(({ method }) => method === 'getChatMember').length;
    // One of the member and one of the owner, who gives the sign; who writes in the group's name is known to be one.
    expect(await asked()).toBe(2);
    await control.setAdministrator({ chat, user: member.user, by: owner.user, administrator: true });
    clock.advance(60_000);
    expect((await stage.ask(member, `${ask} ${question}`)).text).toContain(quotedText);
    expect(await asked()).toBe(3);
  });

  it('others can tap no question either, and are told why', async () => {
    const stage = await groupStage();
    const { chat, chatSettings, owner, member, news } = stage;
    const meant = '专精特新企业';
    news.answerWith((asked) =>
      asked === meant
        ? { kind: 'quotes', question: asked, quotes: [news.quote('a#2')] }
        : { kind: 'nothing-found', question: asked, suggestion: { written: '转精特新', meant, question: meant } },
    );
    chatSettings.change(chat, { whoAsks: 'administrators' });
    const offered = await stage.ask(owner, `${ask} 转精特新企业`);
    const button = texts.askSuggested(meant);
    const refused = await stage.tap(member, offered, button);
    expect(refused.notice).toMatchObject({ text: texts.groups.onlyAdministratorsAsk(), alert: true });
    expect(refused.message.text).toBe(offered.text);
    expect(news.asked).toEqual(['转精特新企业']);
    await stage.taps(owner, offered, button);
    expect(news.asked.at(-1)).toBe(meant);
    expect(await stage.faults()).toEqual([]);
  });

  it('nobody is one where Telegram does not tell, and what fails is one line in the log', async () => {
    const stage = await groupStage();
    const { control, chat, chatSettings, member, other, log } = stage;
    chatSettings.change(chat, { whoAsks: 'administrators' });
    await control.fault({ method: 'getChatMember', code: 400, description: 'Bad Request: CHAT_ADMIN_REQUIRED' });
    await control.say({ ...member, text: `${ask} ${question}` });
    await stage.silence();
    expect(log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
    await control.fault({ method: 'getChatMember', code: 403 });
    await control.say({ ...other, text: `${ask} ${question}` });
    await stage.silence();
    expect(log.lines.filter((line) => line.startsWith('error'))).toHaveLength(1);
    expect(log.lines.join('\n')).not.toContain(question);
  });
});
