import { openDatabase } from '../storage/open-database.js';
import type { CliContext, ExitCode } from './cli-context.js';
import { type FolderOptions, requireSettings } from './command-settings.js';
import { holdDataFolder } from './hold-data-folder.js';
import { runBot } from './run-bot.js';
import type { Settings } from './settings.js';
import { isStop } from './take-turn.js';

/** Runs the bot, or, without a token, the playground, until it is asked to stop. */
export async function serveCommand(options: FolderOptions, context: CliContext): Promise<ExitCode> {
  const settings = requireSettings(context, options);
  const { botToken: token } = settings;
  try {
    if (token === undefined) {
      // Loaded only here: a bot of Telegram's never holds code that plays Telegram.
      const { runPlayground } = await import('./run-playground.js');
      return await runPlayground(settings, context);
    }
    await serveTelegram(token, settings, context);
    return 0;
  } catch (error) {
    // Stopped while it still read the articles: done, as far as a bot ever is.
    if (isStop(error, context.stop)) return 0;
    throw error;
  }
}

async function serveTelegram(token: string, settings: Settings, context: CliContext): Promise<void> {
  const release = holdDataFolder(settings.dataDir, 'serve');
  try {
    const database = openDatabase(settings.dataDir);
    try {
      await runBot({ token, settings, database, context });
    } finally {
      database.close();
    }
  } finally {
    release();
  }
}
