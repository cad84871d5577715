import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/storage/open-database.js';
import { readFeedback } from '../../src/storage/read-feedback.js';
import { createFeedback, type FeedbackOptions } from '../../src/storage/sqlite-feedback.js';
import { createPageStates } from '../../src/storage/sqlite-page-states.js';
import type { Vote } from '../../src/telegram/feedback/feedback.js';
import { temporaryFolder } from './folder.js';

const dayMs = 24 * 60 * 60 * 1000;
const chatId = 987_654_321_012;
const up: Vote = { question: '利润多少？', passageId: 'a#2', textHash: 'f00', verdict: 'up', day: '2022-01-24' };
const down: Vote = { ...up, verdict: 'down' };

function open(options: Partial<FeedbackOptions> = {}) {
  const folder = temporaryFolder();
  const database = openDatabase(folder);
  onTestFinished(() => {
    database.close();
  });
  const clock = { ms: 1_643_000_000_000 };
  const states = createPageStates(database, { now: () => clock.ms, lifetimeMs: 30 * dayMs, pruneEvery: 1 });
  const answer = (id: string): void =>
    states.save({
      id,
      chatId,
      threadId: 0,
      questionMessageId: 11,
      answerMessageId: 12,
      question: up.question,
      tellsQuestion: false,
      quotes: 1,
      passages: [{ passageId: 'a#2', textHash: 'f00', confidence: 1, alsoIn: [] }],
      createdAtMs: clock.ms,
    });
  return { folder, database, clock, answer, feedback: createFeedback(database, { now: () => clock.ms, ...options }) };
}

describe('a vote', () => {
  it('is one for each quote of each answer, can be changed, and taken back', () => {
    const { folder, answer, feedback } = open();
    answer('one');
    answer('two');
    expect(feedback.verdictOn('one', 'a#2')).toBeNull();
    expect(feedback.vote('one', up)).toBe('up');
    expect(feedback.vote('two', up)).toBe('up');
    expect(feedback.vote('one', { ...up, passageId: 'b#0' })).toBe('up');
    expect(feedback.vote('one', down)).toBe('down');
    expect([feedback.verdictOn('one', 'a#2'), feedback.verdictOn('two', 'a#2')]).toEqual(['down', 'up']);
    expect(readFeedback(folder)).toEqual([up, { ...up, passageId: 'b#0' }, down]);
    expect(feedback.vote('one', down)).toBeNull();
    expect(feedback.verdictOn('one', 'a#2')).toBeNull();
    expect(readFeedback(folder)).toEqual([up, { ...up, passageId: 'b#0' }]);
  });

  it('of an answer that is not kept counts for nothing', () => {
    const { folder, feedback } = open();
    expect(feedback.vote('never', up)).toBeNull();
    expect(readFeedback(folder)).toEqual([]);
  });

  it('says nothing of who gave it, and after 30 days nothing leads to them', () => {
    const { folder, database, clock, answer, feedback } = open();
    answer('one');
    feedback.vote('one', up);
    const all = database.prepare('SELECT * FROM feedback').all();
    expect(JSON.stringify(all)).not.toMatch(/987654321012|"one"|1643000000000/u);
    const links = database.prepare('SELECT count(*) FROM page_state_feedback').pluck();
    expect(links.get()).toBe(1);
    clock.ms += 31 * dayMs;
    answer('another');
    expect(links.get()).toBe(0);
    expect(feedback.verdictOn('one', 'a#2')).toBeNull();
    expect(readFeedback(folder)).toEqual([up]);
  });

  it('stays where its question was changed, and the answer that took its place has none', () => {
    const { folder, answer, feedback } = open();
    answer('one');
    feedback.vote('one', up);
    answer('one');
    expect(feedback.verdictOn('one', 'a#2')).toBeNull();
    expect(feedback.vote('one', down)).toBe('down');
    expect(readFeedback(folder)).toEqual([up, down]);
  });

  it('goes when there are so many newer ones', () => {
    const { folder, answer, feedback } = open({ max: 3 });
    answer('one');
    for (let n = 0; n < 5; n++) feedback.vote('one', { ...up, passageId: `a#${n}` });
    expect(readFeedback(folder).map(({ passageId }) => passageId)).toEqual(['a#2', 'a#3', 'a#4']);
  });
});

it('a folder without a database has no votes; a database of another version is named', () => {
  const folder = temporaryFolder();
  expect(readFeedback(folder)).toEqual([]);
  openDatabase(folder, ['CREATE TABLE old (a INTEGER) STRICT;']).close();
  expect(() => readFeedback(folder)).toThrow(
    /chuchu\.sqlite: expected a database of this version, got one of another: start the bot once/u,
  );
});

it('a vote is deleted after a year, with the next vote and at the next start', () => {
  const { folder, database, clock, answer, feedback } = open();
  answer('one');
  feedback.vote('one', up);
  clock.ms += 365 * dayMs;
  answer('two');
  feedback.vote('two', { ...down, day: '2023-01-24' });
  expect(readFeedback(folder)).toEqual([up, { ...down, day: '2023-01-24' }]);
  clock.ms += dayMs;
  answer('three');
  feedback.vote('three', { ...up, day: '2023-01-25' });
  expect(readFeedback(folder).map(({ day }) => day)).toEqual(['2023-01-24', '2023-01-25']);
  createFeedback(database, { now: () => clock.ms + 365 * dayMs });
  expect(readFeedback(folder).map(({ day }) => day)).toEqual(['2023-01-25']);
});
