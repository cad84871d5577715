import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countEdits, nearestPart } from '../../src/search/nearest-part.js';

describe('the nearest part of a text', () => {
  it.each([
    ['元宇审', '培育元宇宙企业', 1, '元宇宙'],
    ['数字化专型', '中小企业数字化转型试点', 1, '数字化转型'],
    ['中小企业数字转型', '中小企业数字化转型试点', 1, '中小企业数字化转型'],
    ['乡村振新', '全面推进乡村振兴', 1, '乡村振兴'],
    // Two swapped are one edit.
    ['纾帮困扶', '加大纾困帮扶力度', 1, '纾困帮扶'],
    ['扶持', '加码扶持元宇宙', 0, '扶持'],
    // Of equals the first.
    ['日报', '科技日报和人民日报', 0, '日报'],
  ])('%s in %s: %i, %s', (written, text, edits, part) => {
    const found = nearestPart(written, text);
    expect(found.edits).toBe(edits);
    expect(text.slice(found.start, found.end)).toBe(part);
    expect(found.start).toBe(text.indexOf(part));
  });

  const few = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 7 });

  it('takes as many edits as the nearest of all parts', () => {
    fc.assert(
      fc.property(few, few, (written, text) => {
        const parts = Array.from({ length: text.length + 1 }, (_, start) =>
          Array.from({ length: text.length + 1 - start }, (__, length) => text.slice(start, start + length)),
        ).flat();
        const { edits, start, end } = nearestPart(written, text);
        expect(edits).toBe(Math.min(...parts.map((part) => countEdits(written, part))));
        expect(countEdits(written, text.slice(start, end))).toBe(edits);
      }),
      { seed: 20220125, numRuns: 500 },
    );
  });

  it('counts the same edits one way and the other, none between equals', () => {
    fc.assert(
      fc.property(few, few, (a, b) => {
        expect(countEdits(a, b)).toBe(countEdits(b, a));
        expect(countEdits(a, b) === 0).toBe(a === b);
      }),
      { seed: 20220125 },
    );
  });
});
