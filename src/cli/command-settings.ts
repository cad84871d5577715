import { readFileSync } from 'node:fs';
import { type CliContext, UsageError } from './cli-context.js';
import { describeProblem } from './setting-problem.js';
import { type ReadSettings, readSettings, type Settings } from './settings.js';

const envFilePath = '.env';

/** Options that all commands take. */
export interface FolderOptions {
  readonly corpus?: string;
  readonly data?: string;
}

/** The settings of the environment and of `.env` in the working folder; folders named on the command line win. */
export function readCommandSettings({ env }: CliContext, { corpus, data }: FolderOptions): ReadSettings {
  return readSettings(
    { ...env, ...(corpus !== undefined && { CORPUS_DIR: corpus }), ...(data !== undefined && { DATA_DIR: data }) },
    { path: envFilePath, ...readEnvText() },
  );
}

/**
 * Secrets among them are taken out of all that is told from now on.
 *
 * @throws {UsageError} naming every problem
 */
export function requireSettings(context: CliContext, options: FolderOptions): Settings {
  const read = readCommandSettings(context, options);
  if (read.kind === 'settings') {
    const { botToken, webhookSecret } = read.settings;
    for (const secret of [botToken, webhookSecret]) context.secrets.keep(secret ?? '');
    return read.settings;
  }
  throw new UsageError(read.problems.map(describeProblem).join('\n'));
}

/** Docker makes a folder of this name where a file to be mounted was missing. */
function readEnvText(): { text: string; unreadable?: string } {
  try {
    return { text: readFileSync(envFilePath, 'utf8') };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return error.code === 'ENOENT' ? { text: '' } : { text: '', unreadable: String(error.code) };
  }
}
