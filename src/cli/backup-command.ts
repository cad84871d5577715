import { backUpDatabase } from '../storage/back-up-database.js';
import type { DatabaseContents } from '../storage/database-contents.js';
import type { CliContext, ExitCode } from './cli-context.js';
import { type FolderOptions, requireSettings } from './command-settings.js';
import { escapeControls } from './escape-controls.js';
import { withProgress } from './progress.js';
import { takeTurn } from './take-turn.js';

export interface BackupOptions extends FolderOptions {
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Copies the database of the data folder, also while a bot runs, and tells what the copy holds. */
export async function backupCommand(file: string, options: BackupOptions, context: CliContext): Promise<ExitCode> {
  const { dataDir } = requireSettings(context, options);
  const contents = await withProgress(context, 'backup', (progress) =>
    backUpDatabase({
      dataDir,
      file,
      overwrite: options.force === true,
      progress: (done, all) => {
        context.stop.throwIfAborted();
        progress(done, all);
      },
      takeTurn: () => takeTurn(context.stop),
    }),
  );
  const lines = [
    `${file}: ${contentsText(contents)}`,
    'not in it: the articles (back up the corpus folder) and the index (made anew from them)',
  ];
  context.stdout.write(options.json === true ? `${JSON.stringify({ file, ...contents })}\n` : textOf(lines));
  return 0;
}

/** `3 subscriptions of 2 chats, 0 alerts owed, 61 articles known, schema 8, 0.2 MB` */
export function contentsText(contents: DatabaseContents): string {
  const { subscriptions, subscribedChats, owedAlerts, knownArticles, schema, bytes } = contents;
  return [
    `${subscriptions} subscriptions of ${subscribedChats} chats`,
    `${owedAlerts} alerts owed`,
    `${knownArticles} articles known`,
    `schema ${schema}`,
    `${(bytes / 1e6).toFixed(1)} MB`,
  ].join(', ');
}

export function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${escapeControls(line, 'nothing')}\n`).join('');
}
