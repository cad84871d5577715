import { expect, it } from 'vitest';
import type { Side } from '../../src/index/passage-index.js';
import { createNeighbours } from '../../src/search/neighbours.js';

it('neighbours are those of passages, and looked up anew when the collection is another', () => {
  const pairs = new Set(['元宇', '宇宙', '太宇', '宇航']);
  const statistics = {
    passageCount: 3,
    averageWordCount: 4,
    averageBigramCount: 5,
    asked: 0,
    bigramDocumentFrequency: (pair: string) => {
      statistics.asked += 1;
      return pairs.has(pair) ? 1 : 0;
    },
    beside: (character: string, side: Side, among: readonly string[]) => {
      statistics.asked += 1;
      return among.filter((other) => pairs.has(side === 'before' ? other + character : character + other));
    },
  };
  const neighbours = createNeighbours(['宇', '宙', '航'], statistics);
  neighbours.begin();
  expect(neighbours.between('元', '宙')).toEqual(['宇']);
  expect(neighbours.between('宇', '')).toEqual(['宙', '航']);
  expect(neighbours.between('', '航')).toEqual(['宇']);
  expect(neighbours.between('', '')).toEqual(['宇', '宙', '航']);
  expect(neighbours.between('元', '航')).toEqual(['宇']);
  expect(neighbours.pairFrequency('太宇')).toBe(1);
  const { asked } = statistics;
  neighbours.begin();
  expect(neighbours.between('元', '航')).toEqual(['宇']);
  expect(neighbours.pairFrequency('太宇')).toBe(1);
  expect(statistics.asked).toBe(asked);
  pairs.delete('元宇');
  expect(neighbours.between('元', '宙')).toEqual(['宇']);
  statistics.passageCount += 1;
  neighbours.begin();
  expect(neighbours.between('元', '宙')).toEqual([]);
  expect(neighbours.pairFrequency('元宇')).toBe(0);
});
