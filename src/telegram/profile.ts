import type { Api } from 'grammy';
import type { BotCommand, BotCommandScope, LanguageCode } from 'grammy/types';
import { commandLines, commands } from './commands.js';
import { describeError } from './describe-error.js';
import type { Log } from './log.js';
import { requestSignal } from './request-signal.js';
import type { Texts } from './texts.js';

/** Whose client it is for: Chinese ones, and, without a language, all that have none of their own. */
interface Audience {
  readonly language_code?: LanguageCode;
}

const audiences: readonly Audience[] = [{}, { language_code: 'zh' }];

/** The menus: of private chats, and of groups. */
function commandMenus(texts: Texts): readonly { commands: readonly BotCommand[]; scope: BotCommandScope }[] {
  const menu = (shown: typeof commands): readonly BotCommand[] =>
    shown.map((command) => ({ command: command.name, description: command.summary(texts) }));
  return [
    { commands: menu(commands), scope: { type: 'all_private_chats' } },
    { commands: menu(commands.filter((command) => command.inGroups)), scope: { type: 'all_group_chats' } },
  ];
}

/**
 * Sets what Telegram shows of the bot (the menus, its description and short description) where it shows something else:
 * setting is rationed far more than asking. What cannot be set costs a line in the log and nothing else: a bot without a
 * menu still answers. Never rejects.
 */
export async function updateProfile(api: Api, texts: Texts, log: Log, stopping: AbortSignal): Promise<void> {
  const signal = requestSignal(stopping);
  const menus = audiences.flatMap((audience) =>
    commandMenus(texts).map(async ({ commands: wanted, scope }) => {
      const shown = await api.getMyCommands({ scope, ...audience }, signal);
      if (!sameCommands(shown, wanted)) await api.setMyCommands(wanted, { scope, ...audience }, signal);
    }),
  );
  const descriptions = audiences.map(async (audience) => {
    const description = texts.description(commandLines(texts));
    const shown = await api.getMyDescription(audience, signal);
    if (shown.description !== description) await api.setMyDescription(description, audience, signal);
  });
  const shortDescriptions = audiences.map(async (audience) => {
    const shown = await api.getMyShortDescription(audience, signal);
    const wanted = texts.shortDescription();
    if (shown.short_description !== wanted) await api.setMyShortDescription(wanted, audience, signal);
  });
  const outcomes = await Promise.allSettled([...menus, ...descriptions, ...shortDescriptions]);
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined && !stopping.aborted) {
    log.warn(`could not set the menu and the description: ${describeError(failure.reason, api.token)}`);
  }
}

function sameCommands(shown: readonly BotCommand[], wanted: readonly BotCommand[]): boolean {
  return (
    shown.length === wanted.length &&
    shown.every(({ command, description }, place) => {
      const other = wanted[place];
      return command === other?.command && description === other.description;
    })
  );
}
