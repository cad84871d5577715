import type { FoldSummary, IndexStore } from './index-store.js';
import type { RecordChangesByKind } from './keyed-records.js';

/** Above this many changed passages the live layer is folded: MiniSearch answers 2,000 in a few milliseconds. */
export const foldAtPassages = 2_000;

export interface FoldKeeperPorts {
  readonly store: IndexStore;
  /** Resolves at a quiet moment: when no question is being answered, or after so long that it must be now. */
  readonly whenQuiet: () => Promise<void>;
  /** What has changed in records since the last fold. */
  readonly records: {
    /** Called at the moment the fold takes the index as it is. */
    take(): RecordChangesByKind;
    /** The fold failed: what it took is still to be saved. */
    giveBack(): void;
  };
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  readonly onFolded?: (summary: FoldSummary) => void;
  readonly onFailed?: (error: unknown) => void;
  /** Default {@link foldAtPassages}. */
  readonly foldAt?: number;
}

/** When a fold has ended, in milliseconds since 1970-01-01T00:00:00Z, and how long it has taken; of a burst, with all its indexing. */
export interface PastFold {
  readonly endedAtMs: number;
  readonly tookMs: number;
}

/** Folds the live layer when it has grown, one fold at a time. */
export class FoldKeeper {
  readonly #ports: FoldKeeperPorts;
  readonly #foldAt: number;
  /** How many changed passages are too many now: more after a failure, so that a full disk is not asked at every article. */
  #dueAt: number;
  #folding: Promise<void> | null = null;
  #lastFold: PastFold | null = null;

  constructor(ports: FoldKeeperPorts) {
    this.#ports = ports;
    this.#foldAt = ports.foldAt ?? foldAtPassages;
    this.#dueAt = this.#foldAt;
  }

  /** The last one that went well; `null` for none yet. */
  get lastFold(): PastFold | null {
    return this.#lastFold;
  }

  /** Call it after articles were put or discarded. Returns at once; never throws. */
  noteChange(): void {
    if (this.#folding !== null || this.#changedPassages() <= this.#dueAt) return;
    this.#folding = this.#foldWhenQuiet().finally(() => {
      this.#folding = null;
    });
  }

  /** Resolves when no fold is under way; never rejects. */
  async settled(): Promise<void> {
    await this.#folding;
  }

  /** Folds what has changed now, however little; where one is under way, after it. For an orderly end. */
  async foldNow(): Promise<void> {
    await this.#folding;
    this.#folding = this.#fold().finally(() => {
      this.#folding = null;
    });
    await this.#folding;
  }

  /** Does work that folds by itself when no fold is under way; none begins meanwhile. */
  async exclusively<Value>(work: () => Promise<Value>): Promise<Value> {
    // oxlint-disable-next-line no-await-in-loop -- another one may begin when one ends
    while (this.#folding !== null) await this.#folding;
    const running = this.#timed(work);
    this.#folding = running.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await running;
    } finally {
      this.#folding = null;
    }
  }

  #changedPassages(): number {
    return this.#ports.store.livePassageCount + this.#ports.store.removedPassageCount;
  }

  async #timed<Value>(fold: () => Promise<Value>): Promise<Value> {
    const { now } = this.#ports;
    const beganAtMs = now();
    const value = await fold();
    const endedAtMs = now();
    this.#lastFold = { endedAtMs, tookMs: Math.max(0, endedAtMs - beganAtMs) };
    return value;
  }

  async #foldWhenQuiet(): Promise<void> {
    await this.#ports.whenQuiet();
    await this.#fold();
  }

  async #fold(): Promise<void> {
    const { store, records, onFolded, onFailed } = this.#ports;
    const changes = records.take();
    try {
      const summary = await this.#timed(() => store.startFold().finish(changes));
      this.#dueAt = this.#foldAt;
      onFolded?.(summary);
    } catch (error) {
      records.giveBack();
      this.#dueAt = this.#changedPassages() + this.#foldAt;
      onFailed?.(error);
    }
  }
}
