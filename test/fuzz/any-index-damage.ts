import * as fc from 'fast-check';

/** What happens to an index file: to its bytes, or to its sections with all checksums made right again. */
export type IndexDamage =
  | { readonly kind: 'bytes'; readonly changes: readonly ByteChange[] }
  | { readonly kind: 'sections'; readonly changes: readonly SectionChange[] };

/** `at` is a share of the length. */
export type ByteChange =
  | { readonly kind: 'flip'; readonly at: number; readonly bits: number }
  | { readonly kind: 'splice'; readonly at: number; readonly drop: number; readonly put: Uint8Array }
  | { readonly kind: 'copy'; readonly from: number; readonly at: number; readonly length: number };

/** `section` counts them, over and over. */
export type SectionChange = { readonly section: number } & (
  | ByteChange
  | {
      readonly kind: 'number';
      readonly at: number;
      readonly type: 'uint16' | 'uint32' | 'float64';
      readonly value: number;
    }
  | { readonly kind: 'remove' }
  | { readonly kind: 'rename'; readonly name: string }
  | { readonly kind: 'swap'; readonly other: number }
);

const share = fc.oneof(fc.constantFrom(0, 1, 0.5), fc.double({ min: 0, max: 1, noNaN: true }));
const small = fc.oneof(fc.constantFrom(0, 1, 2, 4, 8, 64), fc.nat(5000));

const byteChange: fc.Arbitrary<ByteChange> = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: share, bits: fc.integer({ min: 1, max: 255 }) }),
  fc.record({ kind: fc.constant('splice' as const), at: share, drop: small, put: fc.uint8Array({ maxLength: 16 }) }),
  fc.record({ kind: fc.constant('copy' as const), from: share, at: share, length: small }),
);

const value = fc.oneof(
  fc.constantFrom(
    0,
    1,
    2,
    255,
    256,
    65_535,
    65_536,
    2 ** 24 - 1,
    2 ** 24,
    2 ** 31 - 1,
    2 ** 31,
    2 ** 32 - 2,
    2 ** 32 - 1,
  ),
  fc.constantFrom(-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 40), 1e300),
  fc.nat(2000),
);

const change = fc.oneof<fc.Arbitrary<SectionChange>[]>(
  fc.tuple(fc.nat(60), byteChange).map(([section, of]): SectionChange => ({ section, ...of })),
  fc.record({
    section: fc.nat(60),
    kind: fc.constant('number' as const),
    at: share,
    type: fc.constantFrom('uint16' as const, 'uint32' as const, 'uint32' as const, 'float64' as const),
    value,
  }),
  fc.record({ section: fc.nat(60), kind: fc.constant('remove' as const) }),
  fc.record({
    section: fc.nat(60),
    kind: fc.constant('rename' as const),
    name: fc.constantFrom('records.x.units', 'records.__proto__.units', 'records..units', 'words.units', 'rules', 'x'),
  }),
  fc.record({ section: fc.nat(60), kind: fc.constant('swap' as const), other: fc.nat(60) }),
);

export const anyIndexDamage: fc.Arbitrary<IndexDamage> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('bytes' as const),
      changes: fc.array(byteChange, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('sections' as const),
      changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    }),
  },
);

/** The bytes with a change made to them. */
export function changed(bytes: Buffer, how: ByteChange): Buffer {
  const place = (at: number): number => Math.min(bytes.length, Math.floor(at * bytes.length));
  const at = place(how.at);
  if (how.kind === 'splice') {
    return Buffer.concat([bytes.subarray(0, at), how.put, bytes.subarray(at + how.drop)]);
  }
  const copy = Buffer.from(bytes);
  if (how.kind === 'copy') {
    const from = place(how.from);
    copy.set(bytes.subarray(from, Math.min(from + how.length, from + bytes.length - at)), at);
  } else if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ how.bits;
  return copy;
}
