import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/words/decimal.js';

describe('a decimal', () => {
  it.each([
    ['1.5', 8, '1.5亿'],
    ['15000', 4, '1.5亿'],
    ['20000', 0, '2万'],
    ['1.8', 4, '18000'],
    ['12345', 0, '12345'],
    ['007', 0, '7'],
    ['0', 4, '0'],
    ['2.50', 0, '2.5'],
    ['1.23456', 4, '12345.6'],
    ['19.2', 12, '192000亿'],
  ])('%s times ten to the power of %i is %s', (digits, power, shortest) => {
    expect(decimal(digits, power)).toBe(shortest);
  });

  it('depends on the value alone', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), fc.integer({ min: 0, max: 12 }), (value, power) => {
        expect(decimal(String(value), power)).toBe(decimal(String(value * 10n ** BigInt(power)), 0));
      }),
    );
  });
});
