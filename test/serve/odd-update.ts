import * as fc from 'fast-check';
import { type AnyUpdate, anyUpdate } from './any-update.js';
import type { FuzzChats } from './fuzz-chats.js';

const oddValue = fc.constantFrom<unknown>(
  null,
  true,
  0,
  -1,
  1.5,
  1e15,
  '',
  'x',
  '42',
  [],
  {},
  [null],
  [[]],
  '长'.repeat(5000),
);

/** An update with some of its fields, at any depth, missing or of odd values. */
export function oddUpdate(chats: FuzzChats): fc.Arbitrary<AnyUpdate> {
  const faults = fc.array(fc.record({ place: fc.nat(), value: fc.option(oddValue, { nil: undefined }) }), {
    minLength: 1,
    maxLength: 4,
  });
  return fc.tuple(anyUpdate(chats), faults).map(([{ type, body }, changes]) => {
    const copy: unknown = JSON.parse(JSON.stringify(body));
    if (!isRecord(copy)) return { type, body };
    for (const { place: at, value } of changes) {
      const fields = fieldsOf(copy);
      const field = fields[at % Math.max(1, fields.length)];
      if (field === undefined) continue;
      if (value === undefined) Reflect.deleteProperty(field.owner, field.name);
      else field.owner[field.name] = value;
    }
    return { type, body: copy };
  });
}

interface Field {
  readonly owner: Record<string, unknown>;
  readonly name: string;
}

function fieldsOf(value: unknown): Field[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => fieldsOf(item));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => [{ owner: value, name }, ...fieldsOf(inner)]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
