import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Stage, startStage } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

const send = (text: string, chat_id = 42) => stage.call('sendMessage', { chat_id, text });
const texts = async () => (await stage.control.messages({ chat: 42 })).map(({ message }) => message.text);

describe('a fault', () => {
  it('is Telegram saying no, so many times, in one chat or to one method', async () => {
    const { control } = stage;
    await control.addUser({ id: 43 });
    await control.say({ user: 43, text: '一' });
    await control.fault({ method: 'sendmessage', chat: 43, retryAfter: 17, times: 2 });
    const flood = {
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 17',
      parameters: { retry_after: 17 },
    };
    expect(await send('一')).toMatchObject({ ok: true });
    expect(await send('二', 43)).toEqual(flood);
    expect(await send('三', 43)).toEqual(flood);
    expect(await send('四', 43)).toMatchObject({ ok: true });
    await control.fault({ code: 502, times: null });
    expect(await send('五')).toEqual({ ok: false, error_code: 502, description: 'Bad Gateway' });
    expect(await stage.call('getMe')).toMatchObject({ error_code: 502 });
    expect(await control.faults()).toMatchObject([{ code: 502, left: null }]);
    await control.clearFaults();
    expect(await stage.call('getMe')).toMatchObject({ ok: true });
    await control.fault({ code: 400, description: 'Bad Request: because' });
    expect(await stage.verdict('getMe')).toBe('400 Bad Request: because');
    expect(await texts()).toEqual(['你好', '一']);
    expect(await control.calls({ outcome: 'refused' })).toHaveLength(5);
  });

  it('is a connection lost before Telegram did anything', async () => {
    await stage.control.fault({ method: 'sendMessage', dropBefore: true });
    await expect(send('一')).rejects.toThrow('fetch failed');
    expect(await texts()).toEqual(['你好']);
    expect(await stage.control.outbox()).toEqual([]);
    expect((await stage.control.calls()).at(-1)?.outcome).toEqual({ kind: 'dropped', accepted: false });
  });

  it('is a connection lost after Telegram did it', async () => {
    await stage.control.fault({ method: 'sendMessage', dropAfterAccept: true });
    await expect(send('一')).rejects.toThrow('fetch failed');
    expect(await texts()).toEqual(['你好', '一']);
    expect(await stage.control.nextOutgoing()).toMatchObject({ payload: { text: '一' }, answered: false });
    expect((await stage.control.calls()).at(-1)?.outcome).toEqual({ kind: 'dropped', accepted: true });
  });

  it('is an answer that takes its time', async () => {
    const { control } = stage;
    await control.fault({ method: 'sendMessage', delayMs: 5000 });
    const slow = send('一');
    await control.nextCall({ method: 'sendMessage' });
    expect(await texts()).toEqual(['你好']);
    stage.clock.advance(5000);
    expect(await slow).toMatchObject({ ok: true });

    const fault = await control.fault({ method: 'sendMessage', hold: true, times: 2 });
    const held = Promise.all([send('二'), send('三')]);
    await control.nextCall({ method: 'sendMessage' });
    await control.nextCall({ method: 'sendMessage' });
    expect(await texts()).toEqual(['你好', '一']);
    await control.release({ fault });
    await held;
    expect(await texts()).toHaveLength(4);
  });
});

describe('what was sent', () => {
  it('is handed out once, in order, by what it is', async () => {
    const { control } = stage;
    await send('一');
    await send('二');
    await stage.call('sendChatAction', { chat_id: 42, action: 'typing' });
    expect(await stage.verdict('sendChatAction', { chat_id: 42, action: 'thinking' })).toBe(
      '400 Bad Request: wrong parameter action in request',
    );
    const later = control.nextOutgoing({ text: '三' });
    expect((await control.nextOutgoing({ chat: 42, text: '二' })).message?.text).toBe('二');
    expect((await control.nextOutgoing({ method: 'SENDMESSAGE' })).message?.text).toBe('一');
    expect((await control.nextOutgoing({ kind: 'action' })).payload).toMatchObject({ action: 'typing' });
    await send('三');
    expect((await later).message?.text).toBe('三');
    const giveUp = new AbortController();
    const never = control.nextOutgoing({ text: '四' }, giveUp.signal);
    giveUp.abort();
    await expect(never).rejects.toThrow('abort');
    await send('四');
    expect((await control.nextOutgoing({ text: '四' })).seq).toBe(5);
    expect(await control.outbox()).toHaveLength(5);
  });

  it('is measured by the clock', async () => {
    const { control, clock } = stage;
    const group = await control.addGroup({ title: '读报群', members: [42] });
    await control.addBot({ chat: group.id, by: 42 });
    await send('一');
    await send('二');
    await send('一', group.id);
    clock.advance(1000);
    await send('三');
    await stage.call('editMessageText', { chat_id: group.id, message_id: 2, text: '二' });
    clock.advance(30_000);
    await stage.call('editMessageText', { chat_id: group.id, message_id: 2, text: '三' });
    expect(await control.rates()).toEqual({
      messagesPerSecond: { now: 0, most: 3 },
      requestsPerSecond: { now: 1, most: 3 },
      chats: [
        {
          chatId: 42,
          messagesPerSecond: { now: 0, most: 2 },
          messagesPerMinute: { now: 3, most: 3 },
          editsPerMinute: { now: 0, most: 0 },
        },
        {
          chatId: group.id,
          messagesPerSecond: { now: 0, most: 1 },
          messagesPerMinute: { now: 1, most: 1 },
          editsPerMinute: { now: 2, most: 2 },
        },
      ],
    });
  });
});
