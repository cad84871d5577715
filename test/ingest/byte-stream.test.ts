import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from '../../src/ingest/byte-stream.js';

type Item = { kind: 'number'; value: number } | { kind: 'text'; value: string } | { kind: 'bytes'; value: Uint8Array };

const anyItem: fc.Arbitrary<Item> = fc.oneof(
  fc.record({ kind: fc.constant('number' as const), value: fc.integer({ min: 0, max: 0xffff_ffff }) }),
  fc.record({ kind: fc.constant('text' as const), value: fc.string({ unit: 'grapheme', maxLength: 300 }) }),
  fc.record({ kind: fc.constant('bytes' as const), value: fc.uint8Array({ maxLength: 6_000 }) }),
);

function write(items: readonly Item[]): Uint8Array {
  const writer = new ByteWriter();
  for (const item of items) {
    if (item.kind === 'number') writer.number(item.value);
    else if (item.kind === 'text') writer.text(item.value);
    else writer.bytes(item.value);
  }
  return writer.finish();
}

function read(reader: ByteReader, { kind }: Item): Item {
  if (kind === 'number') return { kind, value: reader.number() };
  return kind === 'text' ? { kind, value: reader.text() } : { kind, value: new Uint8Array(reader.bytes()) };
}

describe('a stream of bytes', () => {
  it('gives back what was written, in the same order', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 30 }), (items) => {
        const reader = new ByteReader(write(items));
        expect(items.map((item) => read(reader, item))).toEqual(items);
        expect(reader.atEnd).toBe(true);
      }),
    );
  });

  it('says where it ends too soon', () => {
    fc.assert(
      fc.property(
        fc.array(anyItem, { minLength: 1, maxLength: 5 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (items, part) => {
          const whole = write(items);
          const reader = new ByteReader(whole.subarray(0, Math.floor(part * (whole.length - 1))));
          expect(() => items.map((item) => read(reader, item))).toThrow(RangeError);
        },
      ),
    );
  });

  it.each([
    [0, [0]],
    [127, [0x7f]],
    [128, [0x80, 0x01]],
    [624_485, [0xe5, 0x8e, 0x26]],
    [0xffff_ffff, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])('has %d as LEB128 has it', (value, bytes) => {
    expect([...write([{ kind: 'number', value }])]).toEqual(bytes);
  });
});
