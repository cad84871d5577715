import type Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/storage/open-database.js';
import { createPageStates, type PageStateOptions } from '../../src/storage/sqlite-page-states.js';
import type { PageState } from '../../src/telegram/pages/page-state.js';
import { temporaryFolder } from './folder.js';

const dayMs = 24 * 60 * 60 * 1000;

function stateOf(more: Partial<PageState> = {}): PageState {
  return {
    id: 'abcdefghijklmnop',
    chatId: -1_001_234_567_890,
    threadId: 5,
    questionMessageId: 11,
    answerMessageId: null,
    question: '中小企业利润增长了多少？𠮷',
    tellsQuestion: false,
    quotes: 1,
    passages: [
      {
        passageId: '2022-01-25-NW1#4',
        textHash: 'f00',
        confidence: 0.97,
        alsoIn: [
          { passageId: 'b#1', textHash: 'f00' },
          { passageId: 'c#2', textHash: 'f0f' },
        ],
      },
      { passageId: 'a#b#0', textHash: 'ba4', confidence: 0.5, alsoIn: [] },
    ],
    createdAtMs: 1_643_000_000_000,
    ...more,
  };
}

function openStates(folder: string, more: Partial<PageStateOptions> = {}) {
  const database = openDatabase(folder);
  onTestFinished(() => {
    database.close();
  });
  const clock = { ms: stateOf().createdAtMs };
  const options = { now: () => clock.ms, lifetimeMs: 30 * dayMs, ...more };
  return { database, clock, states: createPageStates(database, options) };
}

function rows(database: Database.Database, table: string): unknown {
  return database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
}

describe('the state of an answer', () => {
  it('is found as it was kept, also after a restart', () => {
    const folder = temporaryFolder();
    const { database, states } = openStates(folder);
    states.save(stateOf());
    states.setAnswer(stateOf().id, 12);
    database.close();
    const again = openStates(folder).states;
    expect(again.find(stateOf().id)).toEqual(stateOf({ answerMessageId: 12 }));
    expect(again.findByQuestion(-1_001_234_567_890, 11)).toEqual(stateOf({ answerMessageId: 12 }));
    expect(again.findByAnswer(-1_001_234_567_890, 12)).toEqual(stateOf({ answerMessageId: 12 }));
    expect(again.findByAnswer(-1_001_234_567_890, 11)).toBeNull();
  });

  it('of an earlier version, which kept only ids of equal passages, is read', () => {
    const { database, states } = openStates(temporaryFolder());
    states.save(stateOf());
    database.prepare('UPDATE page_state_passage SET also_in = ? WHERE rank = 0').run('["b#1", {"passageId": 5}, 7]');
    expect(states.find(stateOf().id)?.passages[0]?.alsoIn).toEqual([{ passageId: 'b#1', textHash: 'f00' }]);
  });

  it('is found by chat and message together', () => {
    const { states } = openStates(temporaryFolder());
    states.save(stateOf());
    expect(states.find('ponmlkjihgfedcba')).toBeNull();
    expect(states.findByQuestion(-1_001_234_567_890, 12)).toBeNull();
    expect(states.findByQuestion(11, 11)).toBeNull();
    const tapped = stateOf({ id: 'ponmlkjihgfedcba', questionMessageId: null });
    states.save(tapped);
    expect(states.find(tapped.id)).toEqual(tapped);
  });

  it('goes where its chat goes, without messages, whose ids begin anew there', () => {
    const { states } = openStates(temporaryFolder());
    states.save(stateOf({ chatId: -5, answerMessageId: 12, quotes: 3 }));
    states.save(stateOf({ id: 'ponmlkjihgfedcba', chatId: -6, answerMessageId: 12 }));
    states.moveChat(-5, -1005);
    states.moveChat(-6, -6);
    const moved = { chatId: -1005, questionMessageId: null, answerMessageId: null, quotes: 3 } as const;
    expect(states.find(stateOf().id)).toEqual(stateOf(moved));
    expect(states.findByAnswer(-1005, 12)).toBeNull();
    expect(states.findByAnswer(-6, 12)?.id).toBe('ponmlkjihgfedcba');
  });

  it('takes the place of the one of the same id', () => {
    const { states, database } = openStates(temporaryFolder());
    states.save(stateOf());
    const next = stateOf({ question: '别的', passages: stateOf().passages.slice(1) });
    states.save(next);
    expect(states.find(next.id)).toEqual(next);
    expect(rows(database, 'page_state_passage')).toBe(1);
  });

  it('tells who asked, where that is known', () => {
    const folder = temporaryFolder();
    const first = openStates(folder);
    first.states.save(stateOf({ askerId: 42 }));
    first.states.save(stateOf({ id: 'ponmlkjihgfedcba' }));
    first.database.close();
    const { states } = openStates(folder);
    expect(states.find(stateOf().id)?.askerId).toBe(42);
    expect(states.find('ponmlkjihgfedcba')).not.toHaveProperty('askerId');
  });

  it('of the newest answer to a message is the one that counts', () => {
    const { states } = openStates(temporaryFolder());
    states.save(stateOf());
    const newer = stateOf({ id: 'ponmlkjihgfedcba', createdAtMs: stateOf().createdAtMs + 1 });
    states.save(newer);
    expect(states.findByQuestion(newer.chatId, 11)?.id).toBe(newer.id);
  });

  it('ends after its lifetime, by the clock', () => {
    const { states, clock } = openStates(temporaryFolder());
    states.save(stateOf());
    clock.ms += 30 * dayMs - 1;
    expect(states.find(stateOf().id)).not.toBeNull();
    clock.ms += 1;
    expect(states.find(stateOf().id)).toBeNull();
    expect(states.findByQuestion(stateOf().chatId, 11)).toBeNull();
  });
});

describe('old states are deleted, with their passages', () => {
  it('at the start', () => {
    const folder = temporaryFolder();
    const first = openStates(folder);
    first.states.save(stateOf());
    first.states.save(stateOf({ id: 'ponmlkjihgfedcba', createdAtMs: stateOf().createdAtMs + dayMs }));
    first.database.close();
    const { database } = openStates(folder, { now: () => stateOf().createdAtMs + 30 * dayMs });
    expect([rows(database, 'page_state'), rows(database, 'page_state_passage')]).toEqual([1, 2]);
  });

  it('now and then', () => {
    const { database, states, clock } = openStates(temporaryFolder(), { pruneEvery: 3 });
    const idOf = (place: number) => `id-${String(place).padStart(13, '0')}`;
    for (const place of [1, 2]) states.save(stateOf({ id: idOf(place) }));
    clock.ms += 31 * dayMs;
    expect(rows(database, 'page_state')).toBe(2);
    states.save(stateOf({ id: idOf(3), createdAtMs: clock.ms }));
    expect(rows(database, 'page_state')).toBe(1);
  });

  it('when it is asked for, where nobody asks anything any more', () => {
    const { database, states, clock } = openStates(temporaryFolder());
    states.save(stateOf());
    clock.ms += 30 * dayMs - 1;
    states.prune();
    expect(rows(database, 'page_state')).toBe(1);
    clock.ms += 1;
    states.prune();
    expect([rows(database, 'page_state'), rows(database, 'page_state_passage')]).toEqual([0, 0]);
  });

  it('beyond the most that are kept, the oldest first', () => {
    const { database, states } = openStates(temporaryFolder(), { max: 2, pruneEvery: 1 });
    for (const place of [3, 1, 2]) {
      states.save(stateOf({ id: `id-${String(place).padStart(13, '0')}`, createdAtMs: stateOf().createdAtMs + place }));
    }
    expect(database.prepare('SELECT created_at FROM page_state ORDER BY 1').pluck().all()).toEqual([
      stateOf().createdAtMs + 2,
      stateOf().createdAtMs + 3,
    ]);
  });
});

it('a chat that asks without end pushes out its own answers, and nobody else', () => {
  const { database, clock, states } = openStates(temporaryFolder(), { maxPerChat: 3 });
  states.save(stateOf({ id: 'others', chatId: 5, createdAtMs: clock.ms - 1000 }));
  for (let place = 0; place < 5; place += 1)
    states.save(stateOf({ id: `own-${place}`, createdAtMs: clock.ms + place }));
  const kept = ['others', 'own-0', 'own-1', 'own-2', 'own-3', 'own-4'].filter((id) => states.find(id) !== null);
  expect(kept).toEqual(['others', 'own-2', 'own-3', 'own-4']);
  // What is kept anew, as an answer that has changed is, pushes out none.
  states.save(stateOf({ id: 'own-3', createdAtMs: clock.ms + 3 }));
  expect(rows(database, 'page_state')).toBe(4);
});
