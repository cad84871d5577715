import type { ChangedPaths, Look } from './changed-paths.js';

export interface FollowChangesPorts {
  readonly changed: ChangedPaths;
  /** Looks for changes, and takes them in. What it throws is told to `onFailed`, and everything is looked at again. */
  readonly look: (look: Look) => Promise<void>;
  readonly onFailed: (error: unknown) => void;
  /** Resolves after so many milliseconds, or when `signal` is aborted; never rejects. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Everything is looked at this often, whatever was told; milliseconds. Asked anew each time. */
  readonly everyMs: () => number;
  readonly stop: AbortSignal;
}

/** How long after a failure everything is looked at again. */
export const retryAfterMs = 30_000;

/** Looks where something has happened, when it has settled; one look at a time. */
export class FollowChanges {
  readonly #ports: FollowChangesPorts;
  #wake = new AbortController();

  constructor(ports: FollowChangesPorts) {
    this.#ports = ports;
    ports.stop.addEventListener('abort', () => this.#wake.abort(), { once: true });
  }

  /** Something has happened to a path; `null`: anywhere. */
  note(path: string | null): void {
    const { changed } = this.#ports;
    const isIdle = changed.dueInMs === null;
    changed.note(path);
    // Otherwise it wakes soon enough: what happens puts off what is due. A burst may tell of ten thousand changes at once.
    if (isIdle) this.#wake.abort();
  }

  /** Ends when it is stopped, after the look in hand. Never rejects. */
  async run(): Promise<void> {
    const { changed, wait, everyMs, stop } = this.#ports;
    while (!stop.aborted) {
      const dueInMs = changed.dueInMs;
      if (dueInMs === 0) {
        // oxlint-disable-next-line no-await-in-loop -- one look at a time
        await this.#look();
        continue;
      }
      this.#wake = new AbortController();
      const { signal } = this.#wake;
      // oxlint-disable-next-line no-await-in-loop -- that is the purpose
      await wait(dueInMs ?? everyMs(), signal);
      if (dueInMs === null && !signal.aborted) changed.note(null);
    }
  }

  async #look(): Promise<void> {
    const { changed, look, onFailed, wait, stop } = this.#ports;
    const where = changed.take();
    if (where === null) return;
    try {
      await look(where);
    } catch (error) {
      if (stop.aborted) return;
      onFailed(error);
      await wait(retryAfterMs, stop);
      changed.note(null);
    }
  }
}
