import { afterEach, beforeEach, expect, it } from 'vitest';
import { createControl } from '../../src/playground/control/control-client.js';
import type { Control } from '../../src/playground/control/controls.js';
import { readEvents } from '../../src/playground/control/read-events.js';
import type { PlaygroundEvent } from '../../src/playground/record/events.js';
import { type Stage, startStage } from './stage.js';

let stage: Stage;
let remote: Control;
beforeEach(async () => {
  stage = await startStage();
  remote = createControl(stage.apiRoot);
});
afterEach(() => stage.close());

it('does from another process what it does in this one', async () => {
  const waiting = remote.nextOutgoing({ chat: 42 });
  const written = await remote.say({ user: 42, text: '元宇宙' });
  expect(await stage.updates()).toEqual([{ update_id: written.updateId, message: written.message }]);
  await stage.call('sendMessage', { chat_id: 42, text: '答' });
  expect(await waiting).toMatchObject({ payload: { text: '答' } });
  expect(await remote.outbox()).toEqual(await stage.control.outbox());
  expect(await remote.state()).toEqual(await stage.control.state());
  expect(await remote.messages({ chat: 42 })).toHaveLength(3);
  expect(await remote.block({ user: 42 })).toBeUndefined();
  expect((await stage.control.state()).chats).toMatchObject([{ key: '42/7000000001', blocked: true, started: true }]);
});

it('says what is wrong with a call', async () => {
  await expect(remote.say({ user: 99, text: '一' })).rejects.toThrow('say: expected the id of a user, got 99');
  const wrong = { user: 42, txet: '一' };
  // @ts-expect-error -- a misspelt field
  await expect(remote.say(wrong)).rejects.toThrow(
    'say: arguments: expected one of user, chat, bot, thread, replyTo, quote, text, entities, got "txet"',
  );
  // @ts-expect-error -- text for a number
  await expect(remote.say({ user: '42', text: '一' })).rejects.toThrow(
    'say: arguments.user: expected an integer, got "42"',
  );
  // @ts-expect-error -- it takes a user
  await expect(remote.block()).rejects.toThrow('block: arguments.user: expected an integer, got nothing');
  // @ts-expect-error -- no such control
  await expect(remote.dance()).rejects.toThrow('expected the name of a control, got "dance"');
});

it('a wait ends when nobody waits any more', async () => {
  const giveUp = new AbortController();
  const waiting = remote.nextOutgoing({}, giveUp.signal);
  await remote.state();
  giveUp.abort();
  await expect(waiting).rejects.toThrow('abort');
});

it('streams everything that happens, again from any number', async () => {
  const over = new AbortController();
  const seen: PlaygroundEvent[] = [];
  const reading = (async () => {
    for await (const event of readEvents(stage.apiRoot, { after: 0, signal: over.signal })) {
      seen.push(event);
      if (event.kind === 'outgoing') break;
    }
  })();
  await stage.call('sendMessage', { chat_id: 42, text: '答' });
  await reading;
  expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, place) => place + 1));
  expect(seen.map(({ kind }) => kind)).toEqual([
    'world',
    'message',
    'update',
    'call',
    'confirmed',
    'call',
    'message',
    'outgoing',
  ]);
  expect(seen.at(-2)).toMatchObject({ kind: 'message', change: 'new', room: '42/7000000001', message: { text: '答' } });
  over.abort();
  const [first] = await firstEvents(readEvents(stage.apiRoot, { after: seen.length - 1 }));
  expect(first).toEqual(seen.at(-1));
});

async function firstEvents(events: AsyncGenerator<PlaygroundEvent>): Promise<PlaygroundEvent[]> {
  for await (const event of events) return [event];
  return [];
}
