import { expect, it, onTestFinished } from 'vitest';
import type { Subscription, Topic } from '../../src/alert/subscription.js';
import { toldSubscriptions } from '../../src/alert/told-subscriptions.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createSubscriptions } from '../../src/storage/sqlite-subscriptions.js';
import { temporaryFolder } from './folder.js';

const words = (...required: readonly string[]): Topic => ({ kind: 'words', required, excluded: [] });
const told = { delivery: { kind: 'at-once' }, silent: false } as const;
const place = { chatId: 7, threadId: 0 };

function open(maxPerChat = 100) {
  const database = openDatabase(temporaryFolder());
  onTestFinished(() => {
    database.close();
  });
  const matched = new Map<number, Topic>();
  const subscriptions = toldSubscriptions(createSubscriptions(database, { now: () => 1000, maxPerChat }), {
    add: ({ id, topic }: Subscription) => matched.set(id, topic),
    remove: ({ id }: Subscription) => matched.delete(id),
  });
  /** What is matched by is what is kept, whatever was done. */
  const agrees = () => expect([...matched]).toEqual(Array.from(subscriptions.all(), ({ id, topic }) => [id, topic]));
  return { subscriptions, agrees };
}

it('whoever matches is told of all that comes and goes', () => {
  const { subscriptions, agrees } = open(4);
  subscriptions.add({ ...place, ...told, topic: words('芯片') });
  subscriptions.add({ ...place, ...told, topic: words('芯片') });
  agrees();
  subscriptions.addAll(place, [
    { ...told, pause: null, topic: words('稻田') },
    { ...told, pause: null, topic: words('芯片') },
  ]);
  agrees();
  subscriptions.replace(1, { kind: 'question', text: '芯片' });
  agrees();
  subscriptions.replace(99, words('没有'));
  subscriptions.remove(2);
  agrees();
  subscriptions.add({ chatId: 8, threadId: 0, ...told, topic: { kind: 'question', text: '芯片' } });
  subscriptions.moveChat(7, 8);
  agrees();
  subscriptions.addAll(
    place,
    ['一', '二', '三', '四', '五'].map((word) => ({ ...told, pause: null, topic: words(word) })),
  );
  agrees();
  subscriptions.removeChat(8);
  agrees();
  expect([...subscriptions.all()]).toEqual([]);
});

it('one that takes the place of another is told in the same way, and needs no room of its own', () => {
  const { subscriptions } = open(1);
  subscriptions.add({ ...place, topic: words('芯片'), delivery: { kind: 'daily', hour: 8 }, silent: true });
  subscriptions.change(1, { pause: { untilMs: null } });
  const topic = { kind: 'question', text: '芯片' } as const;
  expect(subscriptions.replace(1, topic)).toMatchObject({
    removed: { id: 1 },
    outcome: {
      kind: 'added',
      subscription: {
        id: 2,
        ...place,
        topic,
        delivery: { kind: 'daily', hour: 8 },
        silent: true,
        pause: { untilMs: null },
      },
    },
  });
  expect(subscriptions.replace(1, topic)).toBeNull();
  expect(subscriptions.of(place)).toHaveLength(1);
});

it('where there is one of the topic already, the other goes', () => {
  const { subscriptions } = open();
  subscriptions.add({ ...place, ...told, topic: words('芯片') });
  subscriptions.add({ ...place, ...told, topic: { kind: 'publisher', name: '芯片' } });
  expect(subscriptions.replace(1, { kind: 'publisher', name: '芯片' })).toMatchObject({
    outcome: { kind: 'already-there', subscription: { id: 2 } },
  });
  expect(subscriptions.of(place).map(({ id }) => id)).toEqual([2]);
});
