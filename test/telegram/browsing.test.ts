import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article.js';
import { articleKey, shelfId } from '../../src/library/shelf.js';
import { simplifiedChineseReading as reading } from '../../src/telegram/texts/zh-hans/reading-texts.js';
import { articleOf, newsroom } from './newsroom.js';
import { buttonsOf, messageMs, person, recordedBot, type Sent } from './recorded-bot.js';

function dated(id: string, day: string, more: Partial<Article> = {}): Article {
  const epochMs = Date.parse(`${day}T08:00:00+08:00`);
  return articleOf(id, [`${id}的正文，写在${day}。`], {
    title: `标题${id}`,
    publishedAt: { iso: `${day}T08:00:00+08:00`, epochMs },
    sourceUrl: `https://example.com/${id}`,
    ...more,
  });
}

/** Ten of 科技日报, of ten days, the ninth of which two others share. */
const articles = [
  ...Array.from({ length: 10 }, (_, place) =>
    dated(`k${place}`, `2022-01-${String(place + 10)}`, { category: '科技' }),
  ),
  dated('f', '2022-01-18', { publisher: '财经时报', category: '财经' }),
  dated('g', '2022-01-18', { publisher: '财经日报', category: '财经', tags: ['x'] }),
  dated('n', '2022-01-05', { publisher: null, category: null, sourceUrl: null }),
];

const tech = shelfId('科技日报');
const opened = (id: string) => `a${articleKey(id)}0`;

function browsing(now = articles) {
  const recorded = recordedBot(newsroom(now));
  const { receive, tap, sent } = recorded;
  return {
    ...recorded,
    say: async (text: string): Promise<Sent | undefined> => {
      sent.length = 0;
      await receive(person, { text });
      return sent[0];
    },
    go: async (data: string): Promise<Sent | undefined> => {
      sent.length = 0;
      await tap(data);
      expect(sent.map(({ method }) => method)).toEqual(['editMessageText', 'answerCallbackQuery']);
      return sent[0];
    },
  };
}

const textOf = (sent: Sent | undefined): string => String(sent?.payload['text']);
const headOf = (sent: Sent | undefined): string => textOf(sent).split('\n')[0] ?? '';

describe('/latest', () => {
  it('lists the newest, each with a number that opens it, and the ways to choose', async () => {
    const { say } = browsing();
    const list = await say('/latest');
    expect(textOf(list).split('\n\n').slice(0, 3)).toEqual([
      '最新文章（共 13 篇）',
      '1. 标题k9\n科技日报 · 2022年1月19日',
      '2. 标题f\n财经时报 · 2022年1月18日',
    ]);
    expect(buttonsOf(list)).toEqual([
      {
        1: `at:L0${opened('k9')}`,
        2: `at:L0${opened('f')}`,
        3: `at:L0${opened('g')}`,
        4: `at:L0${opened('k8')}`,
      },
      {
        5: `at:L0${opened('k7')}`,
        6: `at:L0${opened('k6')}`,
        7: `at:L0${opened('k5')}`,
        8: `at:L0${opened('k4')}`,
      },
      { '1/2': 'none', '›': 'at:L1' },
      { 按媒体: 'at:L0P0', 按分类: 'at:L0C0', 按日期: 'at:L0D0' },
    ]);
  });

  it('leads to publishers, to one of them, to its article, and each back to where one came from', async () => {
    const { say, go } = browsing();
    await say('/latest');
    expect(buttonsOf(await go('at:L1')).at(-1)).toMatchObject({ 按媒体: 'at:L1P0' });
    const publishers = await go('at:L1P0');
    expect(textOf(publishers)).toBe(
      '共 3 家媒体，13 篇文章\n\n科技日报：10 篇\n财经日报：1 篇\n财经时报：1 篇\n未注明媒体：1 篇',
    );
    expect(buttonsOf(publishers)).toEqual([
      { 科技日报: `at:L1P0p${tech}0`, 财经日报: `at:L1P0p${shelfId('财经日报')}0` },
      { 财经时报: `at:L1P0p${shelfId('财经时报')}0`, 未注明媒体: `at:L1P0p${shelfId(null)}0` },
      { '‹ 返回': 'at:L1' },
    ]);
    const shelf = await go(`at:L1P0p${tech}1`);
    expect(textOf(shelf)).toBe(
      '科技日报（共 10 篇）\n\n9. 标题k1\n科技日报 · 2022年1月11日\n\n10. 标题k0\n科技日报 · 2022年1月10日',
    );
    expect(buttonsOf(shelf)).toEqual([
      { 9: `at:L1P0p${tech}1${opened('k1')}`, 10: `at:L1P0p${tech}1${opened('k0')}` },
      { '‹': `at:L1P0p${tech}0`, '2/2': 'none' },
      { '‹ 返回': 'at:L1P0' },
    ]);
    const article = await go(`at:L1P0p${tech}1${opened('k0')}`);
    expect(textOf(article)).toBe('标题k0 · 科技日报 · 2022年1月10日\nk0的正文，写在2022-01-10。');
    expect(buttonsOf(article)).toEqual([
      {
        '‹ 返回列表': `at:L1P0p${tech}1`,
        原文: 'https://example.com/k0',
        复制引用: expect.stringContaining('标题k0'),
      },
    ]);
  });

  it('goes by category and by day, the day as the article writes it', async () => {
    const late = dated('late', '2022-01-30', {
      publishedAt: { iso: '2022-01-30T23:30:00-08:00', epochMs: Date.parse('2022-01-30T23:30:00-08:00') },
    });
    const { go } = browsing([...articles, late]);
    expect(textOf(await go('at:L0C0'))).toBe('共 2 个分类，14 篇文章\n\n科技：10 篇\n财经：2 篇\n未分类：2 篇');
    const days = await go('at:L0D0');
    expect(textOf(days).split('\n').slice(0, 5)).toEqual([
      '共 12 天，14 篇文章',
      '',
      '2022年1月30日：1 篇',
      '2022年1月19日：1 篇',
      '2022年1月18日：3 篇',
    ]);
    const day = await go(`at:L0D0d${shelfId('2022-01-18')}0`);
    expect(
      textOf(day)
        .split('\n\n')
        .map((line) => line.split('\n')[0]),
    ).toEqual(['2022年1月18日（共 3 篇）', '1. 标题f', '2. 标题g', '3. 标题k8']);
  });

  it('pages through an article', async () => {
    const long = dated('long', '2022-02-01');
    const blocks = Array.from({ length: 12 }, (_, n) => ({
      kind: 'paragraph' as const,
      text: `第${n}段${'长'.repeat(396)}。`,
      paragraph: n,
    }));
    const { go } = browsing([{ ...long, blocks }]);
    const first = await go(`at:L0${opened('long')}`);
    expect(textOf(first)).toContain('第0段');
    expect(buttonsOf(first)[0]).toEqual({ '1/2': 'none', '›': `at:L0a${articleKey('long')}1` });
    const second = await go(`at:L0a${articleKey('long')}1`);
    expect(textOf(second)).toContain('第11段');
    expect(buttonsOf(second)[1]).toMatchObject({ '‹ 返回列表': 'at:L0' });
  });

  it('an article that arrives moves nobody to another article, and one that goes is told of', async () => {
    const { say, go, news } = browsing();
    const second = Object.values(buttonsOf(await say('/latest'))[0] ?? {})[1] ?? '';
    news.put(dated('new', '2022-03-01', { publisher: '新报' }));
    expect(headOf(await go(second))).toBe('标题f · 财经时报 · 2022年1月18日');
    news.library.remove('f');
    expect(textOf(await go(second))).toBe(reading.articleGone());
    const gone = await go(`at:L0P0p${shelfId('财经时报')}0`);
    expect(textOf(gone)).toBe(reading.shelfGone());
    expect(buttonsOf(gone)).toEqual([{ '‹ 返回': 'at:L0P0' }]);
    expect(textOf(await go('at:L0P0'))).not.toContain('财经时报');
  });

  it('says so where there are none', async () => {
    const { say, go } = browsing([]);
    for (const sent of [
      await say('/latest'),
      await say('/latest 科技日报'),
      await say('/sources'),
      await go('at:L0D0'),
    ])
      expect(sent?.payload).toMatchObject({ text: '现在还没有收录文章。' });
  });

  it('buttons of lists that were sent before lead on', async () => {
    const { go } = browsing();
    expect(headOf(await go('latest:1'))).toBe('最新文章（共 13 篇）');
    expect(headOf(await go('sources:0'))).toBe('共 3 家媒体，13 篇文章');
  });
});

describe('what stands behind /latest', () => {
  it.each([
    ['/latest 科技日报', '科技日报（共 10 篇）'],
    ['/latest科技日报', '科技日报（共 10 篇）'],
    ['/latest 来源:科技日报', '科技日报（共 10 篇）'],
    ['/latest 媒体：财经日报', '财经日报（共 1 篇）'],
    ['/latest 科技日', '科技日报（共 10 篇）'],
    ['/sources 科技日报', '科技日报（共 10 篇）'],
    ['/latest 财经', '财经（共 2 篇）'],
    ['/latest 分类:科技', '科技（共 10 篇）'],
    ['/latest 2022-01-18', '2022年1月18日（共 3 篇）'],
    ['/latest 2022/1/18', '2022年1月18日（共 3 篇）'],
    ['/latest ２０２２年１月１８日', '2022年1月18日（共 3 篇）'],
    ['/latest 1月18日', '2022年1月18日（共 3 篇）'],
    ['/latest 日期:2022.1.18', '2022年1月18日（共 3 篇）'],
  ])('%s shows %s', async (words, head) => {
    const { say } = browsing();
    const list = await say(words);
    expect(headOf(list)).toBe(head);
    expect(buttonsOf(list).at(-1)).toEqual({ '‹ 返回': words.startsWith('/sources') ? 'at:P0' : 'at:L0' });
  });

  it('names that hold it are offered where there are several', async () => {
    const { say } = browsing();
    const offered = await say('/latest 来源:财经');
    expect(textOf(offered)).toBe('名称里有「财经」的：');
    expect(buttonsOf(offered)).toEqual([
      { 财经日报: `at:L0p${shelfId('财经日报')}0`, 财经时报: `at:L0p${shelfId('财经时报')}0` },
    ]);
  });

  it.each(['/latest 北京晚报', '/latest 2022-02-30', '/latest 日期:财经', '/latest 2月30日'])(
    '%s finds nothing',
    async (words) => {
      const { say } = browsing();
      const answer = await say(words);
      expect(textOf(answer)).toMatch(/^没有找到叫「.+」的媒体、分类或日期。可以从列表里找：$/u);
      expect(buttonsOf(answer)).toEqual([{ 按媒体: 'at:L0P0', 按分类: 'at:L0C0', 按日期: 'at:L0D0' }]);
    },
  );

  it('a day without articles leads to the nearest that have some', async () => {
    const { say } = browsing();
    const answer = await say('/latest 2022-01-07');
    expect(textOf(answer)).toBe('2022年1月7日 没有文章。离它最近的有：');
    expect(Object.keys(buttonsOf(answer)[0] ?? {})).toEqual(['2022年1月5日', '2022年1月10日']);
  });

  it('today and yesterday are those of the chat', async () => {
    // 12:53 in Shanghai, on the 24th of January.
    const { say } = browsing([dated('t', '2022-01-24'), dated('y', '2022-01-23')]);
    expect(new Date(messageMs).toISOString()).toBe('2022-01-24T04:53:20.000Z');
    expect(headOf(await say('/latest 今天'))).toBe('2022年1月24日（共 1 篇）');
    expect(headOf(await say('/latest Yesterday'))).toBe('2022年1月23日（共 1 篇）');
    expect(textOf(await say('/latest 前天'))).toBe('2022年1月22日 没有文章。离它最近的有：');
  });
});
