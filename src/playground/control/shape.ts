import { ControlError } from './control-error.js';

/** What a value must look like; `read` gives it its type or says where it does not. */
export interface Shape<T> {
  read(value: unknown, where: string): T;
}

export type TypeOf<S> = S extends Shape<infer T> ? T : never;

function fail(where: string, expected: string, got: unknown): never {
  throw new ControlError(`${where}: expected ${expected}, got ${JSON.stringify(got) ?? 'nothing'}`);
}

export const text: Shape<string> = {
  read: (value, where) => (typeof value === 'string' ? value : fail(where, 'a string', value)),
};

export const integer: Shape<number> = {
  read: (value, where) =>
    typeof value === 'number' && Number.isSafeInteger(value) ? value : fail(where, 'an integer', value),
};

export const flag: Shape<boolean> = {
  read: (value, where) => (typeof value === 'boolean' ? value : fail(where, 'true or false', value)),
};

/** Any JSON object, left as it is. */
export const anyObject: Shape<Readonly<Record<string, unknown>>> = {
  read: (value, where) => (isRecord(value) ? value : fail(where, 'an object', value)),
};

export function oneOf<const T extends string>(...choices: readonly T[]): Shape<T> {
  return {
    read: (value, where) => choices.find((choice) => choice === value) ?? fail(where, choices.join(', '), value),
  };
}

export function list<T>(of: Shape<T>): Shape<readonly T[]> {
  return {
    read: (value, where) => {
      if (!Array.isArray(value)) return fail(where, 'a list', value);
      const items: unknown[] = value;
      return items.map((item, place) => of.read(item, `${where}[${place}]`));
    },
  };
}

export function orNull<T>(of: Shape<T>): Shape<T | null> {
  return { read: (value, where) => (value === null ? null : of.read(value, where)) };
}

/** A field that may be left out. */
export interface Optional<T> {
  readonly optional: Shape<T>;
}

export function optional<T>(of: Shape<T>): Optional<T> {
  return { optional: of };
}

type Fields = Readonly<Record<string, Shape<unknown> | Optional<unknown>>>;

export type ObjectOf<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Shape<unknown> ? K : never]: TypeOf<F[K]>;
} & {
  readonly [K in keyof F as F[K] extends Optional<unknown> ? K : never]?:
    | (F[K] extends Optional<infer T> ? T : never)
    | undefined;
};

/** An object with these fields and no others: a misspelt one must not be ignored. */
export function object<const F extends Fields>(fields: F): Shape<ObjectOf<F>> {
  return {
    read: (value, where) => {
      if (!isRecord(value)) return fail(where, 'an object', value);
      for (const name of Object.keys(value)) {
        if (!Object.hasOwn(fields, name)) fail(where, `one of ${Object.keys(fields).join(', ') || 'nothing'}`, name);
      }
      const read: Record<string, unknown> = {};
      for (const [name, field] of Object.entries(fields)) {
        const given = Object.hasOwn(value, name) ? value[name] : undefined;
        if ('optional' in field) {
          if (given !== undefined) read[name] = field.optional.read(given, `${where}.${name}`);
        } else read[name] = field.read(given, `${where}.${name}`);
      }
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every field was just read by its own shape
      return read as ObjectOf<F>;
    },
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
