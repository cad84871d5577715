import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTap } from '../../src/telegram/messages/callback-data.js';
import {
  type CardAct,
  type SubscribingTap,
  subscribingData,
} from '../../src/telegram/subscribing/subscription-data.js';

const kinds = <Kind extends string>(...all: readonly Kind[]) => fc.constantFrom(...all);
const hour = fc.integer({ min: 0, max: 23 });
const weekday = fc.integer({ min: 1, max: 7 });
const page = fc.nat(999_999);
const name = kinds('publisher', 'category');

const anyAct: fc.Arbitrary<CardAct> = fc.oneof(
  kinds('show', 'at-once', 'resume', 'ask-hour', 'ask-weekday', 'ask-pause', 'ask-remove', 'remove').map((kind) => ({
    kind,
  })),
  hour.map((at) => ({ kind: 'daily' as const, hour: at })),
  weekday.map((day) => ({ kind: 'ask-weekly-hour' as const, weekday: day })),
  fc.record({ kind: fc.constant('weekly' as const), weekday, hour }),
  fc.record({ kind: fc.constant('silence' as const), silent: fc.boolean() }),
  kinds('day', 'week', 'until-resumed').map((span) => ({ kind: 'pause' as const, span })),
  kinds('words', 'question', 'publisher', 'category').map((as) => ({ kind: 'reread' as const, as })),
);
const anySubscribingTap: fc.Arbitrary<SubscribingTap> = fc.oneof(
  fc.record({ kind: fc.constant('card' as const), id: fc.integer({ min: 1, max: 9_999_999_999 }), act: anyAct }),
  kinds('menu', 'everything', 'write', 'quiet-hours', 'no-quiet-hours', 'zones', 'other-zone').map((kind) => ({
    kind,
  })),
  fc.record({ kind: fc.constant('list' as const), page }),
  fc.record({ kind: fc.constant('names' as const), of: name, page }),
  fc.record({ kind: fc.constant('name' as const), of: name, place: page }),
  hour.map((from) => ({ kind: 'quiet-from' as const, from })),
  fc.record({ kind: fc.constant('quiet' as const), from: hour, to: hour }).filter(({ from, to }) => from !== to),
  fc.nat(99).map((place) => ({ kind: 'zone' as const, place })),
);

it('what a button asks for is read as it was written, in at most 64 bytes', () => {
  fc.assert(
    fc.property(anySubscribingTap, (tap) => {
      const data = subscribingData(tap);
      expect(readTap(data)).toEqual({ kind: 'subscribing', tap });
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      expect(data).toMatch(/^[\w:.]+$/u);
    }),
  );
});

it.each([
  'sub:1:',
  'sub::v',
  'sub:1:d24',
  'sub:1:w8',
  'sub:1:w0.1',
  'sub:1:p4',
  'quiet:24',
  'quiet:7.7',
  'new:x',
  'zone:-1',
])('%s is nobody’s', (data) => {
  expect(readTap(data)).toBeNull();
});
