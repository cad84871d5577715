import type { Update } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Stage, startStage, type WireAnswer } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

const ids = ({ result }: WireAnswer): number[] =>
  Array.isArray(result) ? result.map((update: Update) => update.update_id) : [];

describe('getUpdates', () => {
  it('holds until there is an update', async () => {
    const poll = stage.call('getUpdates', { timeout: 30 });
    await stage.control.polling();
    const { message, updateId } = await stage.control.say({ user: 42, text: '/ask 一' });
    expect(await poll).toEqual({ ok: true, result: [{ update_id: updateId, message }] });
    expect(message).toEqual({
      message_id: 2,
      date: 1_700_000_000,
      chat: { id: 42, type: 'private', first_name: '读者' },
      from: { id: 42, is_bot: false, first_name: '读者', language_code: 'zh-hans' },
      text: '/ask 一',
      entities: [{ type: 'bot_command', offset: 0, length: 4 }],
    });
  });

  it('holds until the time is over, at most 50 s', async () => {
    const poll = stage.call('getUpdates', { timeout: 600 });
    await stage.control.polling();
    stage.clock.advance(49_999);
    expect((await stage.control.calls({ method: 'getUpdates' })).at(-1)?.outcome).toEqual({ kind: 'pending' });
    stage.clock.advance(1);
    expect(await poll).toEqual({ ok: true, result: [] });
  });

  it('gives again what is not confirmed, and nothing else', async () => {
    const written = [];
    for (const text of ['一', '二', '三']) {
      // oxlint-disable-next-line no-await-in-loop
      written.push((await stage.control.say({ user: 42, text })).updateId ?? 0);
    }
    const [first = 0, second, third] = written;
    expect(written).toEqual([first, first + 1, first + 2]);
    expect(ids(await stage.call('getUpdates'))).toEqual(written);
    expect(ids(await stage.call('getUpdates', { limit: 2 }))).toEqual([first, second]);
    expect(ids(await stage.call('getUpdates', { limit: 0 }))).toEqual([first]);
    expect(ids(await stage.call('getUpdates', { offset: first + 1 }))).toEqual([second, third]);
    expect(ids(await stage.call('getUpdates'))).toEqual([second, third]);
    expect(ids(await stage.call('getUpdates', { offset: -1 }))).toEqual([third]);
    // Too far ahead is taken for a mistake.
    expect(ids(await stage.call('getUpdates', { offset: first + 1000 }))).toEqual([third]);
    await stage.control.nextUpdateConfirmed({ updateId: first });
    const confirmed = stage.control.nextUpdateConfirmed();
    expect(ids(await stage.call('getUpdates', { offset: first + 3 }))).toEqual([]);
    await confirmed;
    expect(await stage.control.pendingUpdates()).toEqual([]);
  });

  it('counts on from anywhere after an idle week', async () => {
    await stage.control.restartUpdateIds({ at: 7 });
    expect((await stage.control.say({ user: 42, text: '一' })).updateId).toBe(7);
    expect(ids(await stage.call('getUpdates', { offset: 1003 }))).toEqual([7]);
  });

  it('keeps what was allowed when it happened', async () => {
    await stage.call('getUpdates', { allowed_updates: ['callback_query'] });
    expect((await stage.control.say({ user: 42, text: '一' })).updateId).toBeNull();
    // Not given, or nonsense: the setting stays.
    expect(await stage.verdict('getUpdates', { allowed_updates: 'nonsense' })).toBe('ok');
    await stage.call('getUpdates');
    expect((await stage.control.say({ user: 42, text: '二' })).updateId).toBeNull();
    expect(await stage.call('getWebhookInfo')).toMatchObject({ result: { allowed_updates: ['callback_query'] } });
    // Empty: the default, which leaves reactions out.
    await stage.call('getUpdates', { allowed_updates: [] });
    expect((await stage.control.say({ user: 42, text: '三' })).updateId).not.toBeNull();
    await stage.control.react({ user: 42, messageId: 1, emoji: ['👍'] });
    expect(await stage.updates()).toMatchObject([{ message: { text: '三' } }]);
    await stage.call('getUpdates', { allowed_updates: ['message_reaction'] });
    await stage.control.react({ user: 42, messageId: 1, emoji: [] });
    expect(await stage.updates()).toMatchObject([
      { message_reaction: { old_reaction: [{ type: 'emoji', emoji: '👍' }], new_reaction: [] } },
    ]);
  });

  it('ends the first of two polls with 409', async () => {
    const first = stage.call('getUpdates', { timeout: 30 });
    await stage.control.polling();
    // A short one, such as a bot stops with, ends nobody's.
    expect(await stage.call('getUpdates', { timeout: 0 })).toEqual({ ok: true, result: [] });
    const second = stage.call('getUpdates', { timeout: 30 });
    expect(await first).toEqual({
      ok: false,
      error_code: 409,
      description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    });
    await stage.control.say({ user: 42, text: '一' });
    expect(ids(await second)).toHaveLength(1);
  });

  it('forgets a poll whose connection is gone', async () => {
    const hangUp = new AbortController();
    const poll = fetch(`${stage.apiRoot}/bot7000000001:AAPlaygroundTokenOfNobody_-0123456789a/getUpdates?timeout=30`, {
      signal: hangUp.signal,
    });
    await stage.control.polling();
    hangUp.abort();
    await expect(poll).rejects.toThrow('abort');
    const next = stage.call('getUpdates', { timeout: 30 });
    await stage.control.polling();
    await stage.control.say({ user: 42, text: '一' });
    expect(ids(await next)).toHaveLength(1);
  });

  it('and a webhook exclude each other', async () => {
    const poll = stage.call('getUpdates', { timeout: 30 });
    await stage.control.polling();
    expect(await stage.verdict('setWebhook', { url: 'http://example.com' })).toMatch(/^400 Bad Request: bad webhook/u);
    expect(await stage.verdict('setWebhook', { url: 'https://example.com/hook', secret_token: 'a b' })).toMatch(
      /^400/u,
    );
    expect(await stage.verdict('setWebhook', { url: 'https://example.com/hook' })).toBe('ok');
    expect(await poll).toMatchObject({ description: 'Conflict: terminated by setWebhook request' });
    expect(await stage.verdict('getUpdates')).toBe(
      "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    await stage.control.say({ user: 42, text: '一' });
    expect(await stage.call('getWebhookInfo')).toMatchObject({
      result: { url: 'https://example.com/hook', pending_update_count: 1 },
    });
    expect(await stage.verdict('deleteWebhook', { drop_pending_updates: true })).toBe('ok');
    expect(await stage.updates()).toEqual([]);
  });
});

it('idle waits for everything the bot was given, and for what it is doing', async () => {
  await stage.control.say({ user: 42, text: '一' });
  const done: string[] = [];
  const idle = stage.control.idle().then(() => done.push('idle'));
  const [updateId = 0] = ids(await stage.call('getUpdates', { timeout: 30 }));
  const hold = await stage.control.fault({ method: 'sendMessage', hold: true });
  const sending = stage.call('sendMessage', { chat_id: 42, text: '慢' });
  await stage.control.nextCall({ method: 'sendMessage' });
  const poll = stage.call('getUpdates', { timeout: 30, offset: updateId + 1 });
  await stage.control.polling();
  expect(done).toEqual([]);
  await stage.control.release({ fault: hold });
  expect(await sending).toMatchObject({ ok: true });
  await idle;
  await stage.control.say({ user: 42, text: '二' });
  await poll;
});
