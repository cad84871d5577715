import { rmSync } from 'node:fs';
import { restoreDatabase } from '../storage/restore-database.js';
import { contentsText, textOf } from './backup-command.js';
import type { CliContext, ExitCode } from './cli-context.js';
import { type FolderOptions, requireSettings } from './command-settings.js';
import { holdDataFolder } from './hold-data-folder.js';
import { indexFilePath, workFilePath } from './open-index-file.js';

export interface RestoreOptions extends FolderOptions {
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Puts a backup into the data folder, whose bot does not run, and tells what it holds. */
export function restoreCommand(file: string, options: RestoreOptions, context: CliContext): ExitCode {
  const settings = requireSettings(context, options);
  const { dataDir } = settings;
  const release = holdDataFolder(dataDir, 'restore');
  try {
    const contents = restoreDatabase({ dataDir, file, overwrite: options.force === true });
    // The ids of its articles are those of the database that was there. Losing it costs time only.
    for (const path of [indexFilePath(settings), workFilePath(settings)]) rmSync(path, { force: true });
    const lines = [`${dataDir}: ${contentsText(contents)}`, 'the next start makes the index anew'];
    context.stdout.write(options.json === true ? `${JSON.stringify({ file, ...contents })}\n` : textOf(lines));
    return 0;
  } finally {
    release();
  }
}
