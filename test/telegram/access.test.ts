import type { MessageOrigin } from 'grammy/types';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/storage/open-database.js';
import { createAccessMemory } from '../../src/storage/sqlite-access.js';
import { createAccess } from '../../src/telegram/access/access.js';
import { type Costly, createAllowance } from '../../src/telegram/access/allowance.js';
import { type BanMessage, bannedIn } from '../../src/telegram/access/ban-wish.js';
import { createToldStrangers } from '../../src/telegram/access/told-strangers.js';
import { rememberWhileUsed } from '../../src/telegram/groups/remember-while-used.js';
import { temporaryFolder } from '../storage/folder.js';

const boss = 7;
const botId = 700;
const listed = 11;
const group = -100_5;
const supergroup = -100_123;

function open(allowed: readonly number[] | null, folder = temporaryFolder()) {
  const database = openDatabase(folder);
  onTestFinished(() => void database.close());
  const clock = { ms: 1000 };
  const access = createAccess({
    memory: createAccessMemory(database),
    allowed: allowed === null ? null : new Set(allowed),
    administrators: new Set([boss]),
    botId,
    now: () => clock.ms,
  });
  return { access, clock, folder };
}

describe('who may use the bot', () => {
  it('is everybody, or whoever is listed, and its administrators', () => {
    const { access: open_ } = open(null);
    expect([listed, group, 99].map((id) => open_.standingOf(id))).toEqual(['let-in', 'let-in', 'let-in']);
    expect(open_.isForSome).toBe(false);
    const { access } = open([listed, group]);
    expect([listed, group, boss, 99, -99].map((id) => access.standingOf(id))).toEqual([
      'let-in',
      'let-in',
      'let-in',
      'stranger',
      'stranger',
    ]);
    expect(access.isForSome).toBe(true);
  });

  it('is not who is banned, until they are not any more, also after a restart', () => {
    const { access, clock, folder } = open([listed, group]);
    expect(access.ban(listed)).toBe('banned');
    clock.ms = 2000;
    expect([access.ban(99), access.ban(-99), access.ban(99)]).toEqual(['banned', 'banned', 'already-banned']);
    expect([access.ban(boss), access.ban(botId)]).toEqual(['cannot', 'cannot']);
    const { access: later } = open([listed, group], folder);
    expect([listed, 99, -99, boss].map((id) => later.standingOf(id))).toEqual(['banned', 'banned', 'banned', 'let-in']);
    expect(later.newestBans(2)).toEqual([
      { id: -99, sinceMs: 2000 },
      { id: 99, sinceMs: 2000 },
    ]);
    expect(later.countBans()).toBe(3);
    expect([later.unban(listed), later.unban(listed)]).toEqual([true, false]);
    expect([listed, 99].map((id) => later.standingOf(id))).toEqual(['let-in', 'banned']);
  });

  it('moves along with a group that becomes a supergroup, told once or twice', () => {
    const { access, folder } = open([group]);
    access.move(group, supergroup);
    access.move(group, supergroup);
    access.move(-99, -98);
    const { access: later } = open([group], folder);
    expect([supergroup, -98].map((id) => later.standingOf(id))).toEqual(['let-in', 'stranger']);
    expect([later.countBans(), later.unban(supergroup)]).toEqual([0, false]);
    later.ban(group);
    later.move(group, supergroup);
    expect(later.standingOf(supergroup)).toBe('banned');
  });

  it('is told once a day that they are not among them, and nobody is remembered for ever', () => {
    const clock = { ms: 0 };
    const told = createToldStrangers(() => clock.ms);
    expect([told.mayTell(1), told.mayTell(1), told.mayTell(2)]).toEqual([true, false, true]);
    clock.ms = 24 * 60 * 60 * 1000 - 1;
    expect(told.mayTell(1)).toBe(false);
    clock.ms += 1;
    expect([told.mayTell(1), told.mayTell(1)]).toEqual([true, false]);
    for (let person = 100; person < 10_100; person += 1) told.mayTell(person);
    expect([told.mayTell(10_099), told.mayTell(1)]).toEqual([false, true]);
  });
});

type Target = NonNullable<BanMessage['reply_to_message']>;

describe('whom a ban is about', () => {
  const user = (id: number) => ({ id, is_bot: false, first_name: '某人' });
  const channel = { id: -1009, type: 'channel', title: '频道' } as const;
  const inGroup = (target: Target): BanMessage => ({ chat: { type: 'supergroup' }, reply_to_message: target });
  const inPrivate = (forwarded?: MessageOrigin): BanMessage => ({
    chat: { type: 'private' },
    reply_to_message: { from: user(boss), ...(forwarded !== undefined && { forward_origin: forwarded }) },
  });

  it.each([
    ['12345', 12_345],
    ['-1001234567890', -1_001_234_567_890],
    ['0', null],
    ['-0', null],
    ['1e5', null],
    ['12 34', null],
    ['9999999999999999', null],
    ["1'; DROP TABLE access; --", null],
  ])('is what is written: %s', (words, id) => {
    expect(bannedIn(inGroup({ from: user(9) }), words)).toBe(id);
  });

  it('is whoever wrote the message in a group, also a channel', () => {
    expect(bannedIn(inGroup({ from: user(9) }), '')).toBe(9);
    expect(bannedIn(inGroup({ from: user(136_817_688), sender_chat: channel }), '')).toBe(-1009);
    expect(bannedIn({ chat: { type: 'supergroup' } }, '')).toBeNull();
  });

  it('is in private where the message was forwarded from', () => {
    const date = 1;
    const elsewhere = { id: -1008, type: 'supergroup', title: '别处' } as const;
    expect(bannedIn(inPrivate({ type: 'user', date, sender_user: user(9) }), '')).toBe(9);
    expect(bannedIn(inPrivate({ type: 'chat', date, sender_chat: elsewhere }), '')).toBe(-1008);
    expect(bannedIn(inPrivate({ type: 'channel', date, chat: channel, message_id: 1 }), '')).toBe(-1009);
    expect(bannedIn(inPrivate({ type: 'hidden_user', date, sender_user_name: '某人' }), '')).toBeNull();
    expect(bannedIn(inPrivate(), '')).toBeNull();
  });
});

describe('in a minute', () => {
  function allowance(answersPerMinute: number) {
    const clock = { ms: 5000 };
    const made = createAllowance({ now: () => clock.ms, answersPerMinute });
    /** How many of at most 100 tries are admitted. */
    const tries = (askerId: number, chatId: number | null, what: Costly = 'answer'): number =>
      Array.from({ length: 100 }, () => made.admits({ askerId, chatId }, what)).filter(Boolean).length;
    return { clock, tries };
  }

  it('a person gets so many answers at once, then one as time goes by', () => {
    const { clock, tries } = allowance(6);
    expect([tries(1, 1), tries(2, 2)]).toEqual([6, 6]);
    clock.ms += 9_999;
    expect(tries(1, 1)).toBe(0);
    clock.ms += 1;
    expect(tries(1, 1)).toBe(1);
    clock.ms += 3_600_000;
    expect([tries(1, 1), tries(1, -5)]).toEqual([6, 0]);
    // A clock that is set back gives nothing.
    clock.ms -= 3_600_000;
    expect(tries(1, 1)).toBe(0);
  });

  it('a group gets five times as many, of all its people', () => {
    const { tries } = allowance(6);
    expect(Array.from({ length: 6 }, (_, person) => tries(person, -5))).toEqual([6, 6, 6, 6, 6, 0]);
    // What the group had no room for has cost the person nothing; nor another group.
    expect(tries(5, -6)).toBe(6);
  });

  it('inline results and articles to fetch are counted apart', () => {
    const { tries } = allowance(6);
    expect([tries(1, null, 'inline'), tries(1, 1, 'add'), tries(1, 1)]).toEqual([24, 1, 6]);
  });
});

it('what is remembered while it is used stays within its bound, and the newest stay', () => {
  const made: string[] = [];
  const of = rememberWhileUsed({
    make: () => ({ at: made.length }),
    isIdle: () => false,
    most: 3000,
  });
  const values = new Map<string, object>();
  for (let key = 0; key < 10_000; key += 1) values.set(String(key), of(String(key)));
  const kept = (key: number): boolean => of(String(key)) === values.get(String(key));
  expect(kept(9_999)).toBe(true);
  expect(kept(9_999 - 2600)).toBe(true);
  expect(kept(9_999 - 3001)).toBe(false);
});
