import { describe, expect, it } from 'vitest';
import type { Topic } from '../../src/alert/subscription.js';
import { simplifiedChinese as texts } from '../../src/telegram/texts/zh-hans/texts.js';
import { labels } from '../serve/telegram.js';
import { articleOf } from './newsroom.js';
import { subscribingStage } from './subscribing-stage.js';

const words = texts.subscribing;
const wordTopic = (...required: readonly string[]): Topic => ({ kind: 'words', required, excluded: [] });

describe('/subscribe', () => {
  it('says what it was taken for, how it is told, and what the clock is', async () => {
    const { say, reader, subscriptions, faults } = await subscribingStage();
    const card = await say(reader, '/subscribe 专精特新 -广告');
    expect(card.text).toBe(
      [
        '已订阅：专精特新 -广告',
        '当作词语：同一段里有「专精特新」、全文没有「广告」的新文章就提醒。',
        '有新文章立即提醒',
        '还没有提醒过；订阅以前的文章不提醒。',
        '时间以北京为准。',
      ].join('\n'),
    );
    expect(card.reply_to_message).toMatchObject({ text: '/subscribe 专精特新 -广告' });
    expect(labels(card)).toEqual([
      ['✓ 立即', '每天汇总', '每周汇总'],
      ['静音', '暂停', '免打扰'],
      ['改作问题'],
      ['分享', '删除', '全部订阅'],
    ]);
    expect(subscriptions.of({ chatId: reader.chat, threadId: 0 })).toMatchObject([
      {
        topic: { kind: 'words', required: ['专精特新'], excluded: ['广告'] },
        delivery: { kind: 'at-once' },
        silent: false,
      },
    ]);
    expect(await faults()).toEqual([]);
  });

  it.each([
    ['专精特新企业有哪些融资政策？', '当作问题：', [['改作词语']]],
    ['来源:科技日报', '当作媒体：名称里有「科技日报」', [['改作词语', '改作分类']]],
    ['分类:财经', '当作分类：分类或标签里有「财经」', [['改作词语', '改作媒体名']]],
    ['全部', '每一篇新文章都提醒。', []],
    ['芯片 出口', '当作词语：同一段里同时有「芯片」「出口」', [['改作问题']]],
    ['芯片', '当作词语：同一段里有「芯片」', [['改作问题', '改作媒体名', '改作分类']]],
  ])('%s', async (written, taken, readings) => {
    const { say, reader } = await subscribingStage();
    const card = await say(reader, `/subscribe ${written}`);
    expect(card.text?.split('\n')[1]).toContain(taken);
    expect(labels(card).slice(2, -1)).toEqual(readings);
  });

  it('again says so, and changes nothing', async () => {
    const { say, taps, reader, subscriptions } = await subscribingStage();
    await taps(reader, await say(reader, '/subscribe 芯片'), '静音');
    expect((await say(reader, '/subscribe 芯片')).text).toMatch(/^这里早已订阅：芯片\n[^]*静音/u);
    expect(subscriptions.of({ chatId: reader.chat, threadId: 0 })).toHaveLength(1);
  });

  it.each([
    ['-广告', '只写了不要的词。请再写上要的词，例如：/subscribe 专精特新 -广告'],
    ['来源:科技日报 芯片', '来源、分类只能单独订阅，不能和别的合在一起：来源:科技日报　芯片。请分成几次订阅。'],
    [
      '日期:2022 芯片',
      '「日期:2022」不能用来订阅：新文章的标题和日期都还没有。可以写词语、问题，或 来源:科技日报、分类:财经。',
    ],
    ['芯片 -芯片', '既要「芯片」又不要「芯片」，就什么也没有了。请去掉一个。'],
    [`词:${'字'.repeat(41)}`, '这里有 41 个字，最多 40 个。请写短一些。'],
    ['一 二 三 四 五 六 七 八 九 十 百', '写了 11 个词，一项订阅最多 10 个。'],
    ['？！', '「？！」里没有可以查找的词。请写出关心的人、机构、地点或事情。'],
  ])('%s says what is wrong', async (written, problem) => {
    const { say, reader, subscriptions } = await subscribingStage();
    expect((await say(reader, `/subscribe ${written}`)).text).toBe(problem);
    expect(subscriptions.of({ chatId: reader.chat, threadId: 0 })).toEqual([]);
  });

  it('is told where the chat has no room left', async () => {
    const { say, reader } = await subscribingStage({ maxPerChat: 1 });
    await say(reader, '/subscribe 芯片');
    expect((await say(reader, '/subscribe 稻田')).text).toBe(words.limitReached(1, 1));
    // Not of what is there already.
    expect((await say(reader, '/subscribe 芯片')).text).toMatch(/^这里早已订阅/u);
  });

  it('alone asks: everything', async () => {
    const { say, taps, reader, subscriptions } = await subscribingStage();
    const menu = await say(reader, '/subscribe');
    expect(labels(menu)).toEqual([['选媒体'], ['选分类'], ['全部新文章', '写词语或问题']]);
    expect((await taps(reader, menu, '全部新文章')).text).toMatch(/^已订阅：全部新文章\n/u);
    expect(subscriptions.of({ chatId: reader.chat, threadId: 0 })[0]?.topic).toEqual({ kind: 'everything' });
  });

  it('alone asks: a publisher or a category from the list, most articles first, in pages', async () => {
    const article = (n: number) =>
      articleOf(`a${n}`, ['一段话。'], { publisher: n > 10 ? '农民日报' : `第${n}日报`, category: '财经' });
    const { say, taps, reader, subscriptions, faults } = await subscribingStage({
      articles: Array.from({ length: 14 }, (_, n) => article(n)),
    });
    const publishers = await taps(reader, await say(reader, '/subscribe'), '选媒体');
    expect(publishers.text).toBe('订阅哪一家媒体？共 12 家。');
    expect(labels(publishers)[0]).toEqual(['农民日报']);
    const second = await taps(reader, publishers, '›');
    expect(labels(second)).toEqual([['第8日报'], ['第9日报'], ['‹', '2/2'], ['返回']]);
    await taps(reader, second, '第9日报');
    await taps(reader, await say(reader, '/subscribe'), '选分类', '财经');
    expect(subscriptions.of({ chatId: reader.chat, threadId: 0 }).map(({ topic }) => topic)).toEqual([
      { kind: 'publisher', name: '第9日报' },
      { kind: 'category', name: '财经' },
    ]);
    expect(await faults()).toEqual([]);
  });

  it('alone asks: words, by a reply', async () => {
    const { say, tap, hears, reader, control, subscriptions } = await subscribingStage();
    await tap(reader, await say(reader, '/subscribe'), '写词语或问题');
    const prompt = await hears(reader);
    expect(prompt.text).toBe(words.askTopic());
    const forced = (await control.outbox()).find(({ message }) => message?.message_id === prompt.message_id);
    expect(forced?.payload['reply_markup']).toEqual({ force_reply: true, input_field_placeholder: '词语或问题' });
    expect((await say(reader, '光刻机', { replyTo: prompt.message_id })).text).toMatch(/^已订阅：光刻机\n/u);
    expect(subscriptions.of({ chatId: reader.chat, threadId: 0 })[0]?.topic).toEqual(wordTopic('光刻机'));
  });

  it('is not done again when its message is edited', async () => {
    const { say, reader, control, subscriptions } = await subscribingStage();
    const { message_id: messageId } = (await say(reader, '/subscribe 芯片')).reply_to_message ?? { message_id: 0 };
    const { updateId } = await control.edit({ user: reader.user, messageId, text: '/subscribe 稻田' });
    await control.nextUpdateConfirmed({ ...(updateId !== null && { updateId }) });
    // Updates of a chat are handled in order.
    await say(reader, '/subscriptions');
    expect(subscriptions.of({ chatId: reader.chat, threadId: 0 }).map(({ topic }) => topic)).toEqual([
      wordTopic('芯片'),
    ]);
  });
});

describe('a card', () => {
  it.each([
    ['立即', ['每天汇总', '8:00', '立即'], { delivery: { kind: 'at-once' } }, '有新文章立即提醒'],
    ['每天汇总', ['每天汇总', '8:00'], { delivery: { kind: 'daily', hour: 8 } }, '每天 8:00 汇总'],
    [
      '每周汇总',
      ['每周汇总', '周日', '23:00'],
      { delivery: { kind: 'weekly', weekday: 7, hour: 23 } },
      '每周日 23:00 汇总',
    ],
    ['静音', ['静音'], { silent: true }, '有新文章立即提醒，静音'],
    ['出声', ['静音', '出声'], { silent: false }, '有新文章立即提醒'],
  ])('changes how it is told (%s), in three taps at most', async (_what, buttons, change, line) => {
    const { say, taps, reader, subscriptions, faults } = await subscribingStage();
    const card = await taps(reader, await say(reader, '/subscribe 芯片'), ...buttons);
    expect(card.text?.split('\n')[2]).toBe(line);
    expect(subscriptions.of({ chatId: reader.chat, threadId: 0 })[0]).toMatchObject(change);
    expect(buttons.length).toBeLessThan(4);
    expect(await faults()).toEqual([]);
  });

  it.each([
    ['一天', 24],
    ['一周', 7 * 24],
    ['直到我恢复', null],
  ])('pauses for %s, and resumes', async (button, hours) => {
    const { say, taps, reader, clock, subscriptions } = await subscribingStage();
    const paused = await taps(reader, await say(reader, '/subscribe 芯片'), '暂停', button);
    const untilMs = hours === null ? null : clock.now() + hours * 3_600_000;
    expect(subscriptions.of({ chatId: reader.chat, threadId: 0 })[0]?.pause).toEqual({ untilMs });
    expect(paused.text).toMatch(
      hours === null ? /已暂停，等你恢复。/u : /已暂停，到 \d{4}年\d+月\d+日 \d\d:\d\d 自动恢复。/u,
    );
    expect((await taps(reader, paused, '恢复')).text).not.toContain('暂停');
    expect(subscriptions.of({ chatId: reader.chat, threadId: 0 })[0]?.pause).toBeNull();
  });

  it('asks once before it removes', async () => {
    const { say, taps, reader, subscriptions } = await subscribingStage();
    const asked = await taps(reader, await say(reader, '/subscribe 芯片'), '删除');
    expect(asked.text).toBe('要删除订阅「芯片」吗？以后不再有这类提醒。');
    expect(subscriptions.of({ chatId: reader.chat, threadId: 0 })).toHaveLength(1);
    const kept = await taps(reader, asked, '不删');
    expect(kept.text).toMatch(/^订阅：芯片\n/u);
    expect((await taps(reader, kept, '删除', '删除')).text).toBe('已删除订阅「芯片」。');
    expect(subscriptions.of({ chatId: reader.chat, threadId: 0 })).toEqual([]);
  });

  it('takes the words for something else, and keeps how it is told, also where there is no room', async () => {
    const { say, taps, reader, subscriptions } = await subscribingStage({ maxPerChat: 1 });
    const silent = await taps(reader, await say(reader, '/subscribe 芯片出口'), '静音', '改作问题');
    expect(silent.text).toMatch(/^已订阅：芯片出口\n当作问题/u);
    const of = () => subscriptions.of({ chatId: reader.chat, threadId: 0 });
    expect(of()).toMatchObject([{ topic: { kind: 'question', text: '芯片出口' }, silent: true }]);
    await taps(reader, silent, '改作词语', '改作媒体名', '改作分类');
    expect(of()).toMatchObject([{ topic: { kind: 'category', name: '芯片出口' }, silent: true }]);
  });

  it('tells why the words can not be taken for that', async () => {
    const { say, tap, reader, subscriptions } = await subscribingStage();
    const question = `工业和信息化部对专精特新小巨人企业${'和中小企业'.repeat(6)}有哪些支持政策`;
    const { notice } = await tap(reader, await say(reader, `/subscribe ${question}`), '改作词语');
    expect(notice).toMatchObject({ text: '这里有 54 个字，最多 40 个。请写短一些。', alert: true });
    expect(subscriptions.of({ chatId: reader.chat, threadId: 0 })[0]?.topic.kind).toBe('question');
  });

  it('of a subscription that is removed, or of another chat, says so', async () => {
    const { say, tap, taps, forge, reader, control, subscriptions } = await subscribingStage();
    const old = await say(reader, '/subscribe 芯片');
    await taps(reader, await say(reader, '/subscriptions'), '删除', '删除');
    expect((await tap(reader, old, '静音')).notice).toMatchObject({ text: words.subscriptionGone(), alert: true });
    const { id } = await control.addUser({});
    const other = await say({ user: id, chat: id }, '/subscribe 稻田');
    const [theirs] = subscriptions.of({ chatId: id, threadId: 0 });
    const notice = await forge(reader, old, `sub:${theirs?.id}:x1`);
    expect(notice).toMatchObject({ text: words.subscriptionGone(), alert: true });
    expect(subscriptions.of({ chatId: id, threadId: 0 })).toHaveLength(1);
    expect(other.text).toMatch(/^已订阅：稻田/u);
  });
});

describe('the hours of a chat', () => {
  it.each([
    ['a common range', ['免打扰', '22:00–7:00'], { fromMinute: 22 * 60, toMinute: 7 * 60 }],
    ['any other', ['免打扰', '13:00', '15:00'], { fromMinute: 13 * 60, toMinute: 15 * 60 }],
    ['none', ['免打扰', '23:00–8:00', '不设'], null],
  ])('are quiet: %s, in three taps from the list', async (_what, buttons, quietHours) => {
    const { say, taps, reader, outbox, faults } = await subscribingStage();
    await say(reader, '/subscribe 芯片');
    const page = await taps(reader, await say(reader, '/subscriptions'), ...buttons);
    expect(outbox.scheduleOf(reader.chat)).toEqual({ timezone: 'Asia/Shanghai', quietHours });
    expect(page.text).toMatch(quietHours === null ? /^现在没有免打扰时段。/u : /^免打扰时段：/u);
    expect(await faults()).toEqual([]);
  });

  it('go by a time zone of a button, or one that is written', async () => {
    const { say, tap, taps, hears, reader, outbox } = await subscribingStage();
    const zones = await taps(reader, await say(reader, '/subscriptions'), '时区', '纽约');
    expect(outbox.scheduleOf(reader.chat)).toEqual({ timezone: 'America/New_York', quietHours: null });
    expect(zones.text).toBe('这里的时间以纽约为准。改成：');
    await tap(reader, zones, '其他');
    const prompt = await hears(reader);
    const wrong = await say(reader, '火星', { replyTo: prompt.message_id });
    expect(wrong.text).toBe(words.noSuchZone('火星'));
    const right = await say(reader, 'europe/berlin', { replyTo: prompt.message_id });
    expect(right.text).toBe('这里的时间以 Europe/Berlin 为准。改成：');
    expect(outbox.scheduleOf(reader.chat).timezone).toBe('Europe/Berlin');
    await say(reader, '东京', { replyTo: prompt.message_id });
    expect(outbox.scheduleOf(reader.chat).timezone).toBe('Asia/Tokyo');
  });
});

describe('/subscriptions', () => {
  it('lists them in pages, with the last alert of each', async () => {
    const { say, taps, reader, subscriptions, clock, faults } = await subscribingStage();
    expect((await say(reader, '/subscriptions')).text).toBe(words.listEmpty());
    const first = await say(reader, '/subscribe 芯片');
    await taps(reader, first, '每天汇总', '8:00');
    for (const word of ['稻田', '光刻机', '元宇宙', '小巨人', '专精特新', '用电量']) {
      subscriptions.add({
        chatId: reader.chat,
        threadId: 0,
        topic: wordTopic(word),
        delivery: { kind: 'at-once' },
        silent: true,
      });
    }
    subscriptions.alerted([1], clock.now() - 3 * 3_600_000);
    subscriptions.change(2, { pause: { untilMs: clock.now() + 1 } });
    const list = await say(reader, '/subscriptions');
    expect(list.text).toMatch(
      /^这里有 7 项订阅\n\n1\. 芯片\n每天 8:00 汇总；上次提醒：3小时前\n\n2\. 稻田\n有新文章立即提醒，静音，已暂停；还没有提醒过\n\n/u,
    );
    expect(labels(list).slice(0, 2)).toEqual([
      ['1. 更改', '暂停', '删除', '分享'],
      ['2. 更改', '恢复', '删除', '分享'],
    ]);
    expect(labels(list).slice(-2)).toEqual([
      ['1/2', '›'],
      ['新订阅', '免打扰', '时区'],
    ]);
    const second = await taps(reader, list, '›');
    expect(labels(second)[0]).toEqual(['7. 更改', '暂停', '删除', '分享']);
    const last = await taps(reader, second, '7. 更改');
    expect(last.text).toMatch(/^订阅：用电量\n/u);
    const card = await taps(reader, await taps(reader, last, '全部订阅'), '1. 更改');
    expect(card.text).toMatch(/\n上次提醒：\d{4}年\d+月\d+日 \d\d:\d\d（3小时前）\n/u);
    expect(await faults()).toEqual([]);
  });
});

describe('/unsubscribe', () => {
  it('removes the one that is written, and asks before', async () => {
    const { say, taps, reader, subscriptions } = await subscribingStage();
    await say(reader, '/subscribe 芯片');
    await say(reader, '/subscribe 词:专精特新企业的融资政策');
    const asked = await say(reader, '/unsubscribe 专精特新企业的融资政策');
    expect(asked.text).toBe(words.askRemove('专精特新企业的融资政策'));
    await taps(reader, asked, '删除');
    expect(subscriptions.of({ chatId: reader.chat, threadId: 0 }).map(({ topic }) => topic)).toEqual([
      wordTopic('芯片'),
    ]);
  });

  it('alone, or with something else, lists what there is', async () => {
    const { say, reader } = await subscribingStage();
    await say(reader, '/subscribe 芯片');
    expect((await say(reader, '/unsubscribe')).text).toMatch(/^这里有 1 项订阅\n/u);
    expect((await say(reader, '/unsubscribe 稻田')).text).toMatch(/^这里没有订阅「稻田」。现有的订阅：\n/u);
  });
});
