import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFigures, figureHashes, maxFigures } from '../../src/story/figures.js';

const compare = (left: string, right: string) => compareFigures(figureHashes(left), figureHashes(right));

describe('figures', () => {
  it.each([
    ['最高气温31度', '31日最高气温', 0],
    ['增长27.3%', '增长27.8%', 0],
    ['共4,762家企业', '企业共 4762 家', 1],
    ['7月26日', '截至7月26日', 2],
    ['没有数字', '也没有', 0],
  ])('%s and %s share %i', (left, right, shared) => {
    expect(compare(left, right).shared).toBe(shared);
  });

  it('count once, and those of the text that has fewer are compared', () => {
    expect(compare('3人，3人，5人', '3人，7人，8人，9人')).toEqual({ compared: 2, shared: 1 });
  });

  it('of two long lists agree as far as the lists do', () => {
    const list = (from: number) => Array.from({ length: 400 }, (_, i) => `${from + i}元`).join('，');
    const same = compare(list(0), list(0));
    expect(same).toEqual({ compared: maxFigures, shared: maxFigures });
    const { compared, shared } = compare(list(0), list(200));
    expect(shared / compared).toBeGreaterThan(0.3);
    expect(shared / compared).toBeLessThan(0.7);
    expect(compare(list(0), list(400)).shared).toBe(0);
  });

  it('agree whichever comes first', () => {
    const text = fc.array(fc.nat(300), { maxLength: 150 }).map((numbers) => numbers.map((n) => `${n}元`).join('、'));
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(compare(left, right)).toEqual(compare(right, left));
      }),
    );
  });
});
