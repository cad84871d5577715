import { expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/open-database.js';
import { createInlineQuestions } from '../../src/storage/sqlite-inline-questions.js';
import { inlineQuestionLifetimeMs as lifetimeMs } from '../../src/telegram/inline/inline-questions.js';
import { temporaryFolder } from './folder.js';

it('a question is found by an id that fits into a link, for a day, over restarts', () => {
  const folder = temporaryFolder();
  let nowMs = 1_000_000;
  const now = () => nowMs;
  const question = '  稻田“养蟹”-𠮷 date:2022 '.repeat(10);
  const first = openDatabase(folder);
  const questions = createInlineQuestions(first, { now, lifetimeMs });
  const id = questions.keep(question);
  expect(id).toMatch(/^[\w-]{43}$/u);
  expect(questions.keep('稻田')).not.toBe(id);
  first.close();

  const second = openDatabase(folder);
  const again = createInlineQuestions(second, { now, lifetimeMs });
  expect(again.find(id)).toBe(question);
  expect(again.find('稻田')).toBeNull();
  nowMs += lifetimeMs - 1;
  expect(again.find(id)).toBe(question);
  expect(again.keep(question)).toBe(id);
  nowMs += 1;
  expect(again.find(id)).toBe(question);
  nowMs += lifetimeMs;
  expect(again.find(id)).toBeNull();
  second.close();
});

it('old ones and those over the limit go', () => {
  const database = openDatabase(temporaryFolder());
  let nowMs = 0;
  const questions = createInlineQuestions(database, { now: () => nowMs, lifetimeMs: 10_000, max: 100 });
  const ids = Array.from({ length: 500 }, (_, n) => {
    nowMs += 1;
    return questions.keep(`问题${n}`);
  });
  expect(ids.map((id) => questions.find(id)).filter((found) => found !== null).length).toBe(100);
  expect(questions.find(ids[499] ?? '')).toBe('问题499');
  nowMs += 10_000;
  for (let n = 0; n < 500; n++) questions.keep('一直在问');
  const kept = database.prepare('SELECT count(*) FROM inline_question').pluck();
  expect(kept.get()).toBe(1);
  nowMs += 10_000;
  questions.prune();
  expect(kept.get()).toBe(0);
  database.close();
});
