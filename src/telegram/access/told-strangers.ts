/** Whom the bot has told that it is not for them. */
export interface ToldStrangers {
  /** Whether they are to be told now; who is, is not again for a day. */
  mayTell(personId: number): boolean;
}

const againAfterMs = 24 * 60 * 60 * 1000;
/** Beyond, who was told longest ago is forgotten, and told again. */
const maxKnown = 10_000;

/** Remembers in memory: of who may not use the bot, nothing is kept for good. */
export function createToldStrangers(now: () => number): ToldStrangers {
  const toldAtMs = new Map<number, number>();
  return {
    mayTell: (personId) => {
      const before = toldAtMs.get(personId);
      if (before !== undefined && now() - before < againAfterMs) return false;
      toldAtMs.delete(personId);
      toldAtMs.set(personId, now());
      const [oldest] = toldAtMs.keys();
      if (toldAtMs.size > maxKnown && oldest !== undefined) toldAtMs.delete(oldest);
      return true;
    },
  };
}
