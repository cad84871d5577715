import { setTimeout as sleep } from 'node:timers/promises';
import { type CheckRow, checkRow } from './check-row.js';
import { runCommand } from './run-command.js';

interface Folders {
  readonly top: string;
  readonly cwd: string;
}

/** Backups that are taken beside the bot until the signal is aborted; then the last one is restored elsewhere. */
export async function backUpAgainAndAgain(
  folders: Folders,
  everySeconds: number,
  over: AbortSignal,
): Promise<CheckRow> {
  const faults: string[] = [];
  let taken = 0;
  const run = async (...args: readonly string[]): Promise<void> => {
    const { exitCode, stderr } = await runCommand(folders, args);
    if (exitCode !== 0) faults.push(`${args.join(' ')}: exit ${exitCode}: ${stderr.slice(-300)}`);
  };
  const pause = (): Promise<boolean> =>
    sleep(everySeconds * 1000, undefined, { signal: over }).then(
      () => true,
      () => false,
    );
  // oxlint-disable-next-line no-await-in-loop -- one after the other
  while (await pause()) {
    // oxlint-disable-next-line no-await-in-loop
    await run('backup', 'kept.sqlite', '--force');
    taken += 1;
  }
  if (taken > 0) await run('restore', 'kept.sqlite', '--data', 'restored');
  return checkRow('each backup is whole, and can be restored', taken, faults);
}
