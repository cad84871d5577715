import type * as fc from 'fast-check';

/** A place where something comes in from outside, with inputs of every kind for it and what must hold of each. */
export interface FuzzTarget<Input> {
  /** What `--only` calls it. */
  readonly name: string;
  /** How many inputs `npm test` tries: a few seconds of them. */
  readonly runsInTest: number;
  open(): Promise<OpenTarget<Input>>;
}

/** A target with what it needs running: servers, an index. */
export interface OpenTarget<Input> {
  readonly inputs: fc.Arbitrary<Input>;
  /** @throws {Error} where something does not hold of what becomes of the input. */
  check(input: Input): void | Promise<void>;
  close(): Promise<void>;
}

/** A target that needs nothing running. */
export function plainTarget<Input>({
  name,
  runsInTest,
  inputs,
  check,
}: Pick<FuzzTarget<Input>, 'name' | 'runsInTest'> & Omit<OpenTarget<Input>, 'close'>): FuzzTarget<Input> {
  return { name, runsInTest, open: () => Promise.resolve({ inputs, check, close: () => Promise.resolve() }) };
}
