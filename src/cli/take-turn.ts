/**
 * Lets signals and timers have their turn in long work, and ends it where the process was asked to stop.
 *
 * Two turns, since the first one may come before the system has been asked for signals.
 *
 * @throws what {@link isStop} knows
 */
export async function takeTurn(stop: AbortSignal): Promise<void> {
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  stop.throwIfAborted();
}

/** Whether an error says only that the process was asked to stop. */
export function isStop(error: unknown, stop: AbortSignal): boolean {
  return stop.aborted && error instanceof Error && error.name === 'AbortError';
}
