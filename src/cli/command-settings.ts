import { readFileSync } from 'node:fs';
import { checkPaths } from './check-paths.js';
import { type CliContext, UsageError } from './cli-context.js';
import { describeProblem, type SettingProblem } from './setting-problem.js';
import { type ReadSettings, readSettings, type Settings } from './settings.js';

const envFilePath = '.env';

/** Options that all commands take. */
export interface FolderOptions {
  readonly corpus?: string;
  readonly data?: string;
}

/** The settings of the environment and of `.env` in the working folder; folders named on the command line win. */
export function readCommandSettings({ env }: CliContext, { corpus, data }: FolderOptions): ReadSettings {
  const options = new Map<string, { option: string; text: string }>();
  if (corpus !== undefined) options.set('CORPUS_DIR', { option: '--corpus', text: corpus });
  if (data !== undefined) options.set('DATA_DIR', { option: '--data', text: data });
  return readSettings({ env, options, envFile: { path: envFilePath, ...readEnvText() } });
}

/**
 * Secrets among them are taken out of all that is told from now on.
 *
 * @throws {UsageError} naming every problem
 */
export function requireSettings(context: CliContext, options: FolderOptions): Settings {
  const read = readCommandSettings(context, options);
  if (read.kind === 'problems') throw usageError(read.problems);
  return keepSecrets(context, read.settings);
}

/**
 * The settings for what is to run for long, with everything they name looked at first.
 *
 * @param mayBegin whether a data folder that is named and not there is to be made.
 * @throws {UsageError} naming every problem of the settings and of what they name.
 */
export function requireStartSettings(
  context: CliContext,
  options: FolderOptions,
  { mayBegin }: { readonly mayBegin: boolean },
): Settings {
  const read = readCommandSettings(context, options);
  const settings = read.kind === 'settings' ? read.settings : read.usable;
  const paths = checkPaths(settings, read.origins, { dataMustExist: !mayBegin && isBot(read) });
  if (read.kind === 'problems') throw usageError([...read.problems, ...paths]);
  if (paths.length > 0) throw usageError(paths);
  return keepSecrets(context, read.settings);
}

/** Whether a bot of Telegram's is to run; the playground forgets at each start anyway. */
function isBot(read: ReadSettings): boolean {
  return read.kind === 'settings' ? read.settings.botToken !== undefined : read.origins.has('botToken');
}

function keepSecrets({ secrets }: CliContext, settings: Settings): Settings {
  for (const secret of [settings.botToken, settings.webhookSecret]) secrets.keep(secret ?? '');
  return settings;
}

function usageError(problems: readonly SettingProblem[]): UsageError {
  return new UsageError(problems.map(describeProblem).join('\n'));
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
