import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { HangWatch } from './watch-for-hangs.js';

/**
 * A thread that watches over the one that tries inputs: an input that never ends holds that one, and nobody would be told
 * which it was.
 */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `watchForHangs` starts it with
const { state, names, seed, maxMs } = workerData as HangWatch;

const standardError = 2;

for (;;) {
  const begun = Atomics.load(state, 0);
  // Resolves as soon as something else begins.
  if (Atomics.wait(state, 0, begun, maxMs) !== 'timed-out' || begun === 0) continue;
  const name = names[Atomics.load(state, 1)] ?? '';
  const again = `npm run fuzz -- --only ${name} --seed ${seed} --path ${Atomics.load(state, 2)}`;
  writeSync(standardError, `${name}: an input did not end in ${maxMs / 1000} s; to see it again: ${again}\n`);
  process.kill(process.pid, 'SIGKILL');
}
