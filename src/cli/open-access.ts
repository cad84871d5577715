import type { openDatabase } from '../storage/open-database.js';
import { createAccessMemory } from '../storage/sqlite-access.js';
import { type Access, createAccess } from '../telegram/access/access.js';
import { type Allowance, createAllowance } from '../telegram/access/allowance.js';
import { readIds } from './read-ids.js';
import type { Settings } from './settings.js';

export interface OpenAccessOptions {
  readonly token: string;
  readonly settings: Pick<Settings, 'adminIds' | 'allowedChats' | 'answersPerMinute'>;
  readonly database: ReturnType<typeof openDatabase>;
}

export interface OpenAccess {
  readonly access: Access;
  readonly allowance: Allowance;
}

/** Who may use the bot, and how much. */
export function openAccess({ token, settings, database }: OpenAccessOptions): OpenAccess {
  return {
    access: createAccess({
      memory: createAccessMemory(database),
      allowed: settings.allowedChats === undefined ? null : readIds(settings.allowedChats),
      administrators: readIds(settings.adminIds),
      // A token begins with the id of its bot.
      botId: Number.parseInt(token, 10),
      now: Date.now,
    }),
    allowance: createAllowance({ now: Date.now, answersPerMinute: Number(settings.answersPerMinute) }),
  };
}
