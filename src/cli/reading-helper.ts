import { createHelper } from '../ingest/create-helper.js';
import type { ToHelper } from '../ingest/helper-process.js';

// The main module of a helper process (see `start-helper.ts`): reads and segments until nobody is left to do it for.

const answer = createHelper(Date.now);
/** One after another: the settings come before the tasks. */
let turn: Promise<unknown> = Promise.resolve();

async function take(message: ToHelper): Promise<void> {
  const reply = await answer(message);
  // The one we work for may be gone by now, which `disconnect` tells: that it can't be told is no error.
  if (reply !== undefined && process.connected) process.send?.(reply, undefined, undefined, () => {});
}

process.on('message', (message: ToHelper) => {
  turn = turn.then(() => take(message));
});
// Ctrl-C at a terminal goes to every process of it; the one we work for decides what is still to be finished.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit(0));
