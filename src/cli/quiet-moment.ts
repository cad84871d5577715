export interface QuietMomentPorts {
  /** Milliseconds of any clock that goes forward. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

/** Nobody has asked for so long. */
const quietMs = 1_000;
/** When nobody ever stops asking, it must be now. */
const patienceMs = 60_000;

/** Finds moments when nobody asks anything. */
export interface QuietMoment {
  /** Somebody asks. */
  readonly note: () => void;
  /** Resolves after a second without a question, or after a minute. */
  readonly whenQuiet: () => Promise<void>;
}

export function createQuietMoment({ now, wait }: QuietMomentPorts): QuietMoment {
  let askedAtMs = Number.NEGATIVE_INFINITY;
  return {
    note: () => {
      askedAtMs = now();
    },
    whenQuiet: async () => {
      const giveUpAtMs = now() + patienceMs;
      for (;;) {
        const leftMs = Math.min(askedAtMs + quietMs, giveUpAtMs) - now();
        if (leftMs <= 0) return;
        // oxlint-disable-next-line no-await-in-loop -- somebody may ask meanwhile
        await wait(leftMs);
      }
    },
  };
}
