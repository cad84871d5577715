import type { Api } from 'grammy';
import type { BotCommand, BotCommandScope, LanguageCode } from 'grammy/types';
import { commands } from './commands.js';
import { describeError } from './describe-error.js';
import type { Log } from './log.js';
import { requestSignal } from './request-signal.js';
import type { Texts } from './texts.js';

/** One call of `setMyCommands`. Without a language it is the menu of everyone whose language has none of its own. */
export interface CommandMenu {
  readonly commands: readonly BotCommand[];
  readonly scope: BotCommandScope;
  readonly language_code?: LanguageCode;
}

/** The menus to set: of private chats and of groups, each for Chinese clients and for all others. */
export function commandMenus(texts: Texts): readonly CommandMenu[] {
  const all = commands.map((command) => ({ command: command.name, description: command.summary(texts) }));
  const inGroups = all.filter((_line, place) => commands[place]?.inGroups === true);
  const scoped: readonly CommandMenu[] = [
    { commands: all, scope: { type: 'all_private_chats' } },
    { commands: inGroups, scope: { type: 'all_group_chats' } },
  ];
  return scoped.flatMap((menu) => [menu, { ...menu, language_code: 'zh' }]);
}

/**
 * Sets the menus. A menu that cannot be set costs a line in the log and nothing else: a bot without one still answers.
 * Never rejects.
 */
export async function setCommandMenus(api: Api, texts: Texts, log: Log, signal: AbortSignal): Promise<void> {
  const outcomes = await Promise.allSettled(
    commandMenus(texts).map(({ commands: lines, ...other }) => api.setMyCommands(lines, other, requestSignal(signal))),
  );
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined && !signal.aborted) {
    log.warn(`could not set the command menu: ${describeError(failure.reason, api.token)}`);
  }
}
