import type { Control, RunControl } from './controls.js';

/**
 * All controls as functions over one way of running them. A proxy and not a list of names, so that a page that calls
 * them need not load what they do.
 */
export function asControl(run: RunControl): Control {
  const calls = new Proxy(
    {},
    {
      get: (_target, name) =>
        // Whatever is awaited is asked for `then`.
        typeof name === 'symbol' || name === 'then'
          ? undefined
          : (args?: unknown, signal: AbortSignal = new AbortController().signal) => run(name, args, signal),
    },
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the other side refuses names that are no controls
  return calls as Control;
}
