import { setMaxListeners } from 'node:events';
import type { Api } from 'grammy';
import type { BotCommand, BotCommandScope, LanguageCode } from 'grammy/types';
import type { Log } from '../log.js';
import { commandLines, commands } from '../messages/commands.js';
import { defaultLanguage, type Language } from '../texts/language.js';
import type { Texts } from '../texts/texts.js';
import { textsIn } from '../texts/texts-in.js';
import { describeError } from './describe-error.js';
import { requestSignal } from './request-signal.js';

/** Whose clients it is for; those without a `language_code` are all that have nothing of their own. */
interface Audience {
  readonly clients: { readonly language_code?: LanguageCode };
  readonly language: Language;
}

/**
 * Telegram knows no more of a language than its two letters: what Chinese clients show is Simplified, and replies are
 * what tells the two scripts apart. So is what is for all others: it is, too, what a shared link to the bot shows to
 * everybody, and the articles are Chinese.
 */
const audiences: readonly Audience[] = [
  { clients: {}, language: defaultLanguage },
  { clients: { language_code: 'zh' }, language: 'zh-Hans' },
  { clients: { language_code: 'en' }, language: 'en' },
];

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
export async function updateProfile(api: Api, log: Log, stopping: AbortSignal): Promise<void> {
  // Each request listens for as long as it is under way; Node takes more than ten for a leak, and prints so.
  setMaxListeners(0, stopping);
  const signal = requestSignal(stopping);
  const menus = audiences.flatMap(({ clients, language }) =>
    commandMenus(textsIn(language)).map(async ({ commands: wanted, scope }): Promise<Change> => {
      const shown = await api.getMyCommands({ scope, ...clients }, signal);
      return sameCommands(shown, wanted) ? null : () => api.setMyCommands(wanted, { scope, ...clients }, signal);
    }),
  );
  const descriptions = audiences.map(async ({ clients, language }): Promise<Change> => {
    const texts = textsIn(language);
    const description = texts.description(commandLines(texts));
    const shown = await api.getMyDescription(clients, signal);
    return shown.description === description ? null : () => api.setMyDescription(description, clients, signal);
  });
  const shortDescriptions = audiences.map(async ({ clients, language }): Promise<Change> => {
    const shown = await api.getMyShortDescription(clients, signal);
    const wanted = textsIn(language).shortDescription();
    return shown.short_description === wanted ? null : () => api.setMyShortDescription(wanted, clients, signal);
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
