import type { Api } from 'grammy';
import type { BotCommand, BotCommandScope, LanguageCode } from 'grammy/types';
import type { Log } from '../log.js';
import { commandLines, commands } from '../messages/commands.js';
import type { Texts } from '../texts/texts.js';
import { describeError } from './describe-error.js';
import { requestSignal } from './request-signal.js';

/** Whose client it is for: Chinese ones, and, without a language, all that have none of their own. */
interface Audience {
  readonly language_code?: LanguageCode;
}

const audiences: readonly Audience[] = [{}, { language_code: 'zh' }];

/** The menus: of private chats, of groups, and of those who run them. */
function commandMenus(texts: Texts): readonly { commands: readonly BotCommand[]; scope: BotCommandScope }[] {
  const menu = (shown: typeof commands): readonly BotCommand[] =>
    shown.map((command) => ({ command: command.name, description: command.summary(texts) }));
  const inGroups = commands.filter((command) => command.inGroups);
  return [
    { commands: menu(commands), scope: { type: 'all_private_chats' } },
    { commands: menu(inGroups.filter((command) => !command.setsUpChat)), scope: { type: 'all_group_chats' } },
    { commands: menu(inGroups), scope: { type: 'all_chat_administrators' } },
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
    commandMenus(texts).map(async ({ commands: wanted, scope }): Promise<Change> => {
      const shown = await api.getMyCommands({ scope, ...audience }, signal);
      return sameCommands(shown, wanted) ? null : () => api.setMyCommands(wanted, { scope, ...audience }, signal);
    }),
  );
  const descriptions = audiences.map(async (audience): Promise<Change> => {
    const description = texts.description(commandLines(texts));
    const shown = await api.getMyDescription(audience, signal);
    return shown.description === description ? null : () => api.setMyDescription(description, audience, signal);
  });
  const shortDescriptions = audiences.map(async (audience): Promise<Change> => {
    const shown = await api.getMyShortDescription(audience, signal);
    const wanted = texts.shortDescription();
    return shown.short_description === wanted ? null : () => api.setMyShortDescription(wanted, audience, signal);
  });
  // All is asked before anything is set: a language without a text of its own shows the common one, and would seem to
  // have been given its own by the first of two requests.
  const asked = await Promise.allSettled([...menus, ...descriptions, ...shortDescriptions]);
  const set = await Promise.allSettled(
    asked.map(async (outcome) => (outcome.status === 'fulfilled' ? outcome.value?.() : undefined)),
  );
  const failure = [...asked, ...set].find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined && !stopping.aborted) {
    log.warn(`could not set the menu and the description: ${describeError(failure.reason, api.token)}`);
  }
}

/** What has to be set; `null` where Telegram shows it already. */
type Change = (() => Promise<unknown>) | null;

function sameCommands(shown: readonly BotCommand[], wanted: readonly BotCommand[]): boolean {
  return (
    shown.length === wanted.length &&
    shown.every(({ command, description }, place) => {
      const other = wanted[place];
      return command === other?.command && description === other.description;
    })
  );
}
