import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from './findings.js';
import type { OpenTarget } from './fuzz-target.js';
import { targets } from './targets.js';

const seed = 20_220_125;

/** By the target's name. */
const found = new Map<string, readonly unknown[]>(Object.entries(findings));

it('each target has a list of what was found', () => {
  expect(Object.keys(findings).toSorted()).toEqual(targets.map(({ name }) => name).toSorted());
});

describe.each(targets)('$name', (fuzzed) => {
  const { name, runsInTest } = fuzzed;
  let target: OpenTarget<unknown>;
  beforeAll(async () => {
    target = await fuzzed.open();
  }, 60_000);
  afterAll(() => target.close());

  it('holds what it promises, whatever comes in', async () => {
    const property = fc.asyncProperty(target.inputs, async (input) => target.check(input));
    const details = await fc.check(property, { seed, numRuns: runsInTest });
    expect(details).toMatchObject({ failed: false, numRuns: runsInTest });
  }, 180_000);

  it('and of all that was found once', async () => {
    for (const input of found.get(name) ?? []) {
      // oxlint-disable-next-line no-await-in-loop -- a target takes one input after another
      await expect(Promise.resolve(input).then((each) => target.check(each))).resolves.toBeUndefined();
    }
  }, 60_000);
});
