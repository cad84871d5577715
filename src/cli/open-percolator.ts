import { Percolator } from '../alert/percolator.js';
import type { Subscriptions } from '../alert/subscriptions.js';
import type { CliContext } from './cli-context.js';
import type { OpenCorpus } from './open-corpus.js';
import { takeTurn } from './take-turn.js';

export interface OpenPercolatorOptions {
  readonly corpus: Pick<OpenCorpus, 'segmenter' | 'index'>;
  readonly subscriptions: Pick<Subscriptions, 'all'>;
  readonly context: Pick<CliContext, 'stop'>;
}

/** Subscriptions taken in between two turns; a standing question takes about a millisecond. */
const atATime = 10;

/** Everything that chats have subscribed to, ready for articles. */
export async function openPercolator({ corpus, subscriptions, context }: OpenPercolatorOptions): Promise<Percolator> {
  const { segmenter, index } = corpus;
  const percolator = new Percolator({ segmenter, statistics: index });
  let count = 0;
  for (const subscription of subscriptions.all()) {
    percolator.add(subscription);
    count += 1;
    // oxlint-disable-next-line no-await-in-loop -- that is the purpose
    if (count % atATime === 0) await takeTurn(context.stop);
  }
  return percolator;
}
