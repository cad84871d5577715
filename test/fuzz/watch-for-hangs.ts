import { Worker } from 'node:worker_threads';

/** What the watching thread is started with. */
export interface HangWatch {
  /** Runs begun in all (0 while none is under way), the place of the target in `names`, the number of its run. */
  readonly state: Int32Array<SharedArrayBuffer>;
  readonly names: readonly string[];
  readonly seed: number;
  readonly maxMs: number;
}

export interface HangWatching {
  /** An input is about to be tried. */
  begin(name: string, run: number): void;
  end(): Promise<void>;
}

const maxMs = 120_000;

/** From now on an input that takes over two minutes ends the process, and is told by its seed and path. */
export function watchForHangs(names: readonly string[], seed: number): HangWatching {
  const state = new Int32Array(new SharedArrayBuffer(12));
  const workerData: HangWatch = { state, names, seed, maxMs };
  const worker = new Worker(new URL('./hang-watcher.js', import.meta.url), { workerData });
  worker.unref();
  return {
    begin: (name, run) => {
      Atomics.store(state, 1, names.indexOf(name));
      Atomics.store(state, 2, run);
      Atomics.add(state, 0, 1);
      Atomics.notify(state, 0);
    },
    end: async () => {
      await worker.terminate();
    },
  };
}
