import * as fc from 'fast-check';
import { anyText } from '../words/any-text.js';

/** A request as it goes over the wire, and what it is to be answered with. */
export interface AnyWebhookRequest {
  readonly method: string;
  readonly target: string;
  readonly secret: 'right' | 'wrong' | 'none' | 'twice';
  readonly contentType: string | null;
  readonly body: Body;
  /** How its length is told. */
  readonly length: 'told' | 'chunked' | 'too long' | 'too short' | 'none' | 'nonsense';
  /** How many writes it comes in. */
  readonly writes: number;
  /** Sent before it on the same connection. */
  readonly junk: string;
}

export type Body =
  | { readonly kind: 'update'; readonly json: string }
  | { readonly kind: 'no update'; readonly json: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** Of one byte, so often. */
  | { readonly kind: 'long'; readonly bytes: number };

export function bytesOfBody(body: Body): Uint8Array {
  if (body.kind === 'bytes') return body.bytes;
  return body.kind === 'long' ? Buffer.alloc(body.bytes, ' ') : Buffer.from(body.json);
}

const updateId = fc.oneof(fc.nat(), fc.constantFrom(0, -1, 2 ** 31, Number.MAX_SAFE_INTEGER));
const update = fc
  .tuple(
    updateId,
    fc.dictionary(fc.constantFrom('message', 'callback_query', 'x', '__proto__'), fc.jsonValue({ maxDepth: 3 })),
  )
  .map(([id, more]) => JSON.stringify({ ...more, update_id: id }));

const noUpdateId = fc.constantFrom<unknown>(null, '1', 1.5, 2 ** 53, -(2 ** 60), [1], {}, true);
const noUpdate = fc.oneof(
  noUpdateId.map((id) => JSON.stringify({ update_id: id })),
  fc
    .jsonValue()
    .filter((value) => typeof value !== 'object' || value === null || !('update_id' in value))
    .map((value) => JSON.stringify(value)),
  fc.constantFrom(
    '',
    '{',
    '{}',
    '[]',
    'null',
    '"update_id"',
    '[{"update_id":1}]',
    '{"update_id":}',
    '{"update_id":1e999}',
    '{"update_id":1}{"',
    '['.repeat(100_000),
  ),
  fc.nat(50_000).map((depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`),
  anyText.map((text) => `x${text}`),
);

const body: fc.Arbitrary<Body> = fc.oneof(
  { weight: 4, arbitrary: update.map((json): Body => ({ kind: 'update', json })) },
  { weight: 3, arbitrary: noUpdate.map((json): Body => ({ kind: 'no update', json })) },
  // No JSON begins with these.
  {
    weight: 1,
    arbitrary: fc
      .uint8Array({ maxLength: 200 })
      .map((bytes): Body => ({ kind: 'bytes', bytes: Uint8Array.of(0xff, ...bytes) })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(1024 * 1024 - 1, 1024 * 1024, 1024 * 1024 + 1, 3_000_000)
      .map((bytes): Body => ({ kind: 'long', bytes })),
  },
);

const often = <T>(usual: T, others: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: others });

/** Requests as Telegram makes them, and as nobody should. */
export const anyWebhookRequest: fc.Arbitrary<AnyWebhookRequest> = fc.record({
  method: often('POST', fc.constantFrom('GET', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'post', 'BREW')),
  target: often(
    '/hook',
    fc.constantFrom(
      '/',
      '/hook/',
      '/Hook',
      '//hook',
      '/hook?x=1',
      '/hook#x',
      '*',
      '/ho%6fk',
      'http://bot.example/hook',
      `/${'a'.repeat(20_000)}`,
    ),
  ),
  secret: often('right' as const, fc.constantFrom('wrong' as const, 'none' as const, 'twice' as const)),
  contentType: often<string | null>(
    'application/json',
    fc.constantFrom(null, 'text/plain', 'application/json; charset=utf-8', 'APPLICATION/JSON', 'application/jsonx', ''),
  ),
  body,
  length: often(
    'told' as const,
    fc.constantFrom(
      'chunked' as const,
      'chunked' as const,
      'too long' as const,
      'too short' as const,
      'none' as const,
      'nonsense' as const,
    ),
  ),
  writes: fc.constantFrom(1, 1, 1, 2, 5, 30),
  junk: often('', fc.constantFrom('\r\n', 'x', '\0\0\0', 'GET / HTTP/9.9\r\n\r\n')),
});
