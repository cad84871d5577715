import { FoldKeeper } from '../index/file/fold-keeper.js';
import type { Log } from './log.js';
import type { OpenCorpus } from './open-corpus.js';

export interface KeepFoldedPorts {
  readonly corpus: Pick<OpenCorpus, 'index' | 'pending'>;
  readonly log: Log;
  readonly whenQuiet: () => Promise<void>;
}

/** Has the index folded whenever too much of it has changed, and tells of it. */
export function keepFolded({ corpus, log, whenQuiet }: KeepFoldedPorts): FoldKeeper {
  const { index, pending } = corpus;
  return new FoldKeeper({
    store: index,
    whenQuiet,
    now: Date.now,
    records: { take: () => pending.take(), giveBack: () => pending.giveBack() },
    onFolded: ({ passages, bytes }) => {
      pending.settled();
      log.info(`index saved: ${passages} passages, ${bytes} bytes`);
    },
    onFailed: (error) => log.error(`index: expected it to be saved, got ${String(error)}; it is tried again later`),
  });
}
