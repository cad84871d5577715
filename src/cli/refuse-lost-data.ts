import type { openDatabase } from '../storage/open-database.js';
import { hasServed, markServed } from '../storage/served-mark.js';
import { LostDataError } from './lost-data-error.js';

export interface RefuseLostDataOptions {
  readonly database: ReturnType<typeof openDatabase>;
  readonly dataDir: string;
  /** Whether somebody has said that the bot begins anew. */
  readonly mayBegin: boolean;
  readonly bot: {
    /** `null` where the process was asked to stop first. */
    hasRunBefore(): Promise<boolean | null>;
  };
  readonly username: string;
}

/**
 * Lets no bot begin anew by mistake. A first start and a volume that was not mounted look the same on the disk; Telegram
 * knows the difference: a bot that has run has left its menu there.
 *
 * @throws {LostDataError}
 */
export async function refuseLostData({ database, dataDir, mayBegin, bot, username }: RefuseLostDataOptions) {
  if (!mayBegin && !hasServed(database)) {
    const hasRun = await bot.hasRunBefore();
    if (hasRun === null) return;
    if (hasRun) throw new LostDataError(dataDir, username);
  }
  markServed(database);
}
