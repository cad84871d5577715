import { openDatabase } from '../storage/open-database.js';
import type { CliContext, ExitCode } from './cli-context.js';
import { type FolderOptions, requireStartSettings } from './command-settings.js';
import { holdDataFolder } from './hold-data-folder.js';
import { type RunBotOptions, runBot } from './run-bot.js';
import { isStop } from './take-turn.js';

export interface ServeOptions extends FolderOptions {
  readonly newData?: boolean;
}

/** Runs the bot, or, without a token, the playground, until it is asked to stop. */
export async function serveCommand(options: ServeOptions, context: CliContext): Promise<ExitCode> {
  const mayBegin = options.newData === true;
  const settings = requireStartSettings(context, options, { mayBegin });
  const { botToken: token } = settings;
  try {
    if (token === undefined) {
      // Loaded only here: a bot of Telegram's never holds code that plays Telegram.
      const { runPlayground } = await import('./run-playground.js');
      return await runPlayground(settings, context);
    }
    await serveTelegram({ token, settings, context, mayBegin });
    return 0;
  } catch (error) {
    // Stopped while it still read the articles: done, as far as a bot ever is.
    if (isStop(error, context.stop)) return 0;
    throw error;
  }
}

async function serveTelegram({ settings, ...options }: Omit<RunBotOptions, 'database'>): Promise<void> {
  const release = holdDataFolder(settings.dataDir, 'serve');
  try {
    const database = openDatabase(settings.dataDir);
    try {
      await runBot({ ...options, settings, database });
    } finally {
      database.close();
    }
  } finally {
    release();
  }
}
