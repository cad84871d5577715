import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { applyEvent, asksForMore } from '../../src/page/apply-event.js';
import { emptyState, messagesIn, type PageState } from '../../src/page/page-state.js';
import type { PlaygroundEvent, PlaygroundHappening } from '../../src/playground/record/events.js';
import { botId, startStage } from '../playground/stage.js';

const event = (happening: PlaygroundHappening): PlaygroundEvent => ({ seq: 1, atMs: 0, ...happening });

const said = (id: number, text: string, more: Partial<Message> = {}): Message => ({
  message_id: id,
  date: 0,
  chat: { id: -5, type: 'group', title: '群' },
  text,
  ...more,
});

const room = '-5';
const me = 42;

function after(happenings: readonly PlaygroundHappening[], from: PageState = emptyState(me)): PageState {
  return happenings.map(event).reduce(applyEvent, from);
}

const isNew = (id: number, text: string, author = 43, where = room): PlaygroundHappening => ({
  kind: 'message',
  change: 'new',
  room: where,
  author,
  message: said(id, text),
});

const textsIn = (state: PageState) => state.messages[room]?.map(({ message }) => message.text);

describe('what the page knows', () => {
  it('a message that comes twice, as after a lost connection, stands once, and as it was last', () => {
    const edited: PlaygroundHappening = {
      kind: 'message',
      change: 'edited',
      room,
      author: 43,
      message: said(1, '一改'),
    };
    expect(textsIn(after([isNew(1, '一'), isNew(2, '二'), edited, isNew(2, '二')]))).toEqual(['一改', '二']);
  });

  it('counts as unread what others say where nobody looks', () => {
    const elsewhere = after([isNew(1, '一'), isNew(2, '二', me)]);
    expect(elsewhere.unread).toEqual({ [room]: 1 });
    expect(after([isNew(1, '一')], { ...emptyState(me), open: room }).unread).toEqual({});
  });

  it('whoever has written is typing no longer', async () => {
    const stage = await startStage();
    const world = await stage.control.state();
    await stage.close();
    const typing = after([{ kind: 'action', room, action: 'typing' }], { ...emptyState(me), world });
    expect(typing.typing.has(room)).toBe(true);
    expect(after([isNew(1, '一')], typing).typing.has(room)).toBe(true);
    expect(after([isNew(1, '一', botId)], typing).typing.has(room)).toBe(false);
  });

  it('a deleted message is gone, and nobody answers it any more', () => {
    const answering: PageState = {
      ...after([isNew(1, '一'), isNew(2, '二')]),
      open: room,
      writing: { kind: 'reply', to: said(1, '一'), quote: null },
    };
    const gone = after([{ kind: 'deleted', room, messageIds: [1] }], answering);
    expect(textsIn(gone)).toEqual(['二']);
    expect(gone.writing).toEqual({ kind: 'new' });
    expect(after([{ kind: 'deleted', room, messageIds: [2] }], answering).writing).toEqual(answering.writing);
  });

  it('a request takes its own place when it is settled, and only the newest are kept', () => {
    const call = (seq: number, kind: 'pending' | 'ok'): PlaygroundHappening => ({
      kind: 'call',
      call: { seq, atMs: 0, bot: botId, method: 'getMe', payload: {}, outcome: { kind } },
    });
    const all = after([...Array.from({ length: 250 }, (_, i) => call(i + 1, 'pending')), call(250, 'ok')]);
    expect(all.calls).toHaveLength(200);
    expect(all.calls.at(-1)).toMatchObject({ seq: 250, outcome: { kind: 'ok' } });
  });

  it('asks anew where an event does not tell all', async () => {
    const stage = await startStage();
    const world = await stage.control.state();
    await stage.close();
    const state = { ...emptyState(me), world };
    const known = isNew(1, '一');
    expect(asksForMore(state, event(known))).toBe(true);
    expect(asksForMore(state, event(isNew(1, '一', 43, `42/${botId}`)))).toBe(false);
    expect(asksForMore(state, event({ kind: 'world', what: 'blocked' }))).toBe(true);
    expect(asksForMore(state, event({ kind: 'polling', bot: botId, holding: false }))).toBe(true);
    expect(asksForMore(state, event({ kind: 'polling', bot: botId, holding: true }))).toBe(false);
  });
});

it('a forum is looked at topic by topic', async () => {
  const stage = await startStage();
  const { control } = stage;
  const { id } = await control.addGroup({ title: '论坛', members: [me], forum: true });
  const thread = await control.createTopic({ chat: id, name: '话题', by: me });
  await control.say({ user: me, chat: id, thread, text: '在话题里' });
  await control.say({ user: me, chat: id, text: '在综合里' });
  const state: PageState = {
    ...emptyState(me),
    world: await control.state(),
    messages: { [String(id)]: await control.messages({ chat: id }) },
  };
  await stage.close();
  const texts = (topic: number | null) => messagesIn(state, String(id), topic).map(({ message }) => message.text);
  expect(texts(thread)).toEqual([undefined, '在话题里']);
  expect(texts(null)).toEqual(['在综合里']);
});

it('what happened before the page asked is in the state, and what came after is in the events', async () => {
  const stage = await startStage();
  const { seq } = await stage.control.state();
  await stage.control.say({ user: me, text: '后来' });
  const gone = new AbortController();
  const response = await fetch(`${stage.apiRoot}/control/events?after=${seq}`, { signal: gone.signal });
  const reader = response.body?.getReader();
  const first = new TextDecoder().decode((await reader?.read())?.value);
  expect(first).toContain('后来');
  expect(first).not.toContain('你好');
  gone.abort();
  await stage.close();
});
