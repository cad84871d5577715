/** Work that was begun and is not finished. */
export interface InHand {
  /** Takes note of a piece of work until it settles; gives it back. */
  add<Result>(work: Promise<Result>): Promise<Result>;
  readonly size: number;
  /** Resolves when there is none left, however it ended. */
  finished(): Promise<void>;
}

export function createInHand(): InHand {
  const works = new Set<Promise<unknown>>();
  return {
    add: async (work) => {
      works.add(work);
      try {
        return await work;
      } finally {
        works.delete(work);
      }
    },
    get size() {
      return works.size;
    },
    finished: async () => {
      // oxlint-disable-next-line no-await-in-loop -- what ends may have begun something new
      while (works.size > 0) await Promise.allSettled(works);
    },
  };
}
