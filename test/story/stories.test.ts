import { Converter } from 'opencc-js/cn2t';
import { describe, expect, it } from 'vitest';
import { articleOf, otherFigures, report, reprinted } from './made-articles.js';
import { openStories } from './open-stories.js';

const toTraditional = Converter({ from: 'cn', to: 'tw' });

describe('one story, with the id of its first article', () => {
  it.each<[string, readonly string[]]>([
    ['the same text', report],
    ['as another paper has it', reprinted()],
    ['cut by a third', report.slice(0, 3)],
    ['in one paragraph', [report.join('')]],
    ['in Traditional characters', report.map((text) => toTraditional(text))],
  ])('%s', (_, paragraphs) => {
    const { stories } = openStories();
    expect(stories.assign(articleOf('first'))).toBe('first');
    expect(stories.assign(articleOf('second', { paragraphs, date: '2023-07-27T09:00:00Z' }))).toBe('first');
    expect(stories.storyOf('second')).toBe('first');
  });

  it('also for what resembles a later one alone', () => {
    const { stories } = openStories();
    stories.assign(articleOf('first'));
    stories.assign(
      articleOf('second', { paragraphs: [...report, '编者按：本文有删节，更多内容请见本报网站的专题页面。'] }),
    );
    expect(stories.assign(articleOf('third', { paragraphs: reprinted() }))).toBe('first');
  });

  it('where a date is unknown', () => {
    const { stories } = openStories();
    stories.assign(articleOf('first', { date: null }));
    expect(stories.assign(articleOf('second'))).toBe('first');
  });
});

describe('a story of its own', () => {
  it.each<[string, readonly string[], string]>([
    ['the frame with other figures', otherFigures(), '2023-07-27T08:00:00Z'],
    ['the same words a year later', report, '2024-07-26T08:00:00Z'],
    ['a follow-up that tells the old story again', [...followUp(), report[1]], '2023-07-27T08:00:00Z'],
  ])('%s', (_, paragraphs, date) => {
    const { stories } = openStories();
    stories.assign(articleOf('first'));
    expect(stories.assign(articleOf('second', { paragraphs, date }))).toBe('second');
  });

  it('what is too short to tell one', () => {
    const { stories } = openStories();
    const paragraphs = ['央视快评：奋力谱写高质量发展新篇章。'];
    stories.assign(articleOf('first', { paragraphs }));
    expect(stories.assign(articleOf('second', { paragraphs }))).toBe('second');
    expect(stories.assign(articleOf('third', { paragraphs: [] }))).toBe('third');
  });
});

describe('is never reassigned', () => {
  it('whatever a member says afterwards, which then is recognised too', () => {
    const { stories } = openStories();
    stories.assign(articleOf('first'));
    stories.assign(articleOf('second', { paragraphs: reprinted() }));
    const rewritten = followUp();
    expect(stories.assign(articleOf('second', { paragraphs: rewritten }))).toBe('first');
    expect(stories.assign(articleOf('third', { paragraphs: rewritten }))).toBe('first');
    // What it said before is known by the first alone.
    expect(stories.assign(articleOf('fourth', { paragraphs: reprinted() }))).toBe('first');
  });

  it('by a restart, with nothing computed again', () => {
    const { stories, again } = openStories();
    stories.assign(articleOf('first'));
    stories.assign(articleOf('second', { paragraphs: reprinted() }));
    const restarted = again().stories;
    expect(['first', 'second', 'third'].map((id) => restarted.storyOf(id))).toEqual(['first', 'first', undefined]);
    // Its articles may be gone by now: nothing but what is kept is asked.
    expect(restarted.assign(articleOf('third'))).toBe('first');
  });
});

describe('in a transaction of the caller', () => {
  it('what is rolled back was not assigned, and is not in the way of what comes', () => {
    const { database, stories } = openStories();
    const fail = database.transaction(() => {
      expect(stories.assign(articleOf('first'))).toBe('first');
      // Sees what the transaction has kept so far.
      expect(stories.assign(articleOf('second'))).toBe('first');
      throw new Error('killed here');
    });
    expect(fail).toThrow('killed here');
    expect(stories.storyOf('first')).toBeUndefined();
    expect(stories.assign(articleOf('third'))).toBe('third');
    expect(stories.assign(articleOf('first'))).toBe('third');
  });

  it('what is committed is kept, and what was not when the process was killed is not', () => {
    const { database, stories, again } = openStories();
    database.transaction(() => stories.assign(articleOf('first')))();
    database.exec('BEGIN');
    stories.assign(articleOf('second', { paragraphs: followUp() }));
    // What a process finds that starts after this one was killed here.
    const restarted = again().stories;
    expect([restarted.storyOf('first'), restarted.storyOf('second')]).toEqual(['first', undefined]);
    database.exec('ROLLBACK');
  });
});

function followUp(): string[] {
  return [
    '本报宁波7月27日电，一天之后，宁波宣布设立总规模50亿元的工业软件基金，首批18个项目签约，涵盖仿真设计、排产调度与能源管理等环节。',
    '参与签约的创业者告诉记者，过去最难的不是写代码，而是找不到愿意让新软件进车间的工厂，如今政府牵线，试用的费用由基金承担一半。',
    '也有专家提醒，软件替代要循序渐进，先从非关键工序做起，积累数据和口碑，再向核心环节推进，避免一哄而上造成新的浪费。',
  ];
}
