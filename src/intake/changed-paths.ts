/** Where to look for changes: at all there is, or at some paths below the folder. */
export type Look = { readonly kind: 'all' } | { readonly kind: 'some'; readonly paths: readonly string[] };

export interface ChangedPathsOptions {
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** A path is looked at when nothing has happened to it for so long: until then it may be half written. */
  readonly settleMs: number;
}

/** A look at everything waits no longer than this for a folder in which something happens all the time. */
const patienceMs = 5_000;

/** Collects where something has happened until it has settled. */
export class ChangedPaths {
  readonly #options: ChangedPathsOptions;
  /** When something happened to a path last. The longest quiet come first. */
  readonly #paths = new Map<string, number>();
  /** When a look at everything was asked for first, and when something happened last. */
  #all: { readonly sinceMs: number; lastMs: number } | null = null;

  constructor(options: ChangedPathsOptions) {
    this.#options = options;
  }

  /** @param path `null`: anywhere */
  note(path: string | null): void {
    const nowMs = this.#options.now();
    if (this.#all !== null) this.#all.lastMs = nowMs;
    if (path === null) this.#all ??= { sinceMs: nowMs, lastMs: nowMs };
    else {
      this.#paths.delete(path);
      this.#paths.set(path, nowMs);
    }
  }

  /** Milliseconds until something can be looked at; 0 for now, `null` for nothing that waits. */
  get dueInMs(): number | null {
    const { now, settleMs } = this.#options;
    const nowMs = now();
    if (this.#all !== null) {
      const { sinceMs, lastMs } = this.#all;
      return Math.max(0, Math.min(lastMs + settleMs, sinceMs + patienceMs) - nowMs);
    }
    const [longestQuiet] = this.#paths.values();
    return longestQuiet === undefined ? null : Math.max(0, longestQuiet + settleMs - nowMs);
  }

  /** What has settled; it waits no longer. */
  take(): Look | null {
    if (this.dueInMs !== 0) return null;
    if (this.#all !== null) {
      this.#all = null;
      // What is still being written is looked at again.
      this.#dropSettled();
      return { kind: 'all' };
    }
    return { kind: 'some', paths: this.#dropSettled() };
  }

  #dropSettled(): string[] {
    const { now, settleMs } = this.#options;
    const settledMs = now() - settleMs;
    const paths: string[] = [];
    for (const [path, lastMs] of this.#paths) {
      if (lastMs > settledMs) break;
      paths.push(path);
    }
    for (const path of paths) this.#paths.delete(path);
    return paths;
  }
}
