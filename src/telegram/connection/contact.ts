/** When Telegram was last known to bring updates. */
export interface Contact {
  /** It does now. */
  note(): void;
  /** Milliseconds since it last did; `null` where it never has. */
  ageMs(): number | null;
}

/** @param now milliseconds of a clock that is best not set back: it would hide for as long that nothing comes */
export function createContact(now: () => number): Contact {
  let lastMs: number | null = null;
  return {
    note: () => {
      lastMs = now();
    },
    // A clock that was set back must not give an age below zero.
    ageMs: () => (lastMs === null ? null : Math.max(0, now() - lastMs)),
  };
}
