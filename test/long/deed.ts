import type { Control } from '../../src/playground/control/controls.js';
import type { Ledger } from './ledger.js';
import type { SeededRandom } from './seeded-random.js';

/** Something that people, or the world around the bot, do again and again. */
export interface Deed {
  /** How often, beside the others. */
  readonly weight: number;
  run(): Promise<void> | void;
}

export type Deeds = Readonly<Record<string, Deed>>;

/** What deeds are done with. */
export interface Scene {
  readonly control: Control;
  readonly random: SeededRandom;
  readonly ledger: Ledger;
  readonly readers: readonly number[];
  /** One that is answered, or one that is not. */
  readonly question: () => string;
}

/** Does one of them, by their weights, each time. */
export function chooseDeeds(deeds: Deeds, { random, ledger }: Pick<Scene, 'random' | 'ledger'>): () => Promise<void> {
  const bag = Object.entries(deeds).flatMap(([name, { weight }]) => Array.from({ length: weight }, () => name));
  return async () => {
    const name = random.pick(bag);
    ledger.counts.set(name, (ledger.counts.get(name) ?? 0) + 1);
    await deeds[name]?.run();
  };
}
