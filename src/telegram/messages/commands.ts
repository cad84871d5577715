import type { BanWish } from '../access/ban-wish.js';
import type { BrowsingWish } from '../browsing/browsing-reply.js';
import { readPrivateParameter } from '../groups/private-link.js';
import { inlineQuestionPrefix } from '../inline/inline-questions.js';
import type { SubscribingWish } from '../subscribing/subscribing-wish.js';
import type { CommandLine, Texts } from '../texts/texts.js';

/** What a message gets. */
export type Reply =
  /** A sentence of ours. */
  | { readonly kind: 'say'; readonly text: string }
  /** What the bot is, with questions to begin with. */
  | { readonly kind: 'start' }
  /** Articles to look through. */
  | { readonly kind: 'browse'; readonly wish: BrowsingWish }
  /** How the bot does. */
  | { readonly kind: 'status' }
  /** Articles are to be taken; `wanted` is what stands behind the command. */
  | { readonly kind: 'add'; readonly wanted: string }
  /** Somebody is to be banned, or not any more. */
  | { readonly kind: 'ban'; readonly wish: BanWish }
  /** What is kept, and for how long. */
  | { readonly kind: 'privacy' }
  /** All that is kept of the chat is to be deleted. */
  | { readonly kind: 'forget' }
  /** Something about the subscriptions of the chat. */
  | { readonly kind: 'subscribing'; readonly wish: SubscribingWish }
  /** What the chat has set. */
  | { readonly kind: 'settings' }
  /** A question that was typed inline, under its id. */
  | { readonly kind: 'inline-question'; readonly id: string }
  /** An answer that was given in a group, with all of its quotes. */
  | { readonly kind: 'open'; readonly stateId: string }
  /**
   * What the articles say to a question, or where words that somebody else wrote have been said: then the question may be
   * empty. An answer to one that nobody wrote tells it.
   */
  | { readonly kind: 'answer'; readonly question: string; readonly about?: string; readonly isUnwritten?: boolean };

/** What a command asks for: a reply, or an answer to what is written behind it and what its message points at. */
export type CommandReply = Reply | { readonly kind: 'ask'; readonly written: string };

/** One command: its handler, its line in the menu, in the description and in `/help`. */
export interface Command {
  /** 1–32 characters of `a-z0-9_` (Bot API, "BotCommand"). */
  readonly name: string;
  /** What to write after the name; `null` where nothing is. */
  readonly argument: ((texts: Texts) => string) | null;
  /** 1–256 characters (Bot API, "BotCommand"). */
  readonly summary: (texts: Texts) => string;
  /** In groups the bot stays silent but for what it is asked. */
  readonly inGroups: boolean;
  /** It sets what a chat is told: for administrators in groups, whose menu alone shows it, and for who posts in channels. */
  readonly setsUpChat: boolean;
  /** `argument` is what stands after the name, trimmed; `available` are the commands that whoever wrote it has. */
  readonly reply: (argument: string, texts: Texts, available: readonly Command[]) => CommandReply;
}

/** All commands that everybody has, in the order of the menu. */
export const commands: readonly Command[] = [
  {
    name: 'ask',
    argument: (texts) => texts.askArgument(),
    summary: (texts) => texts.askSummary(),
    inGroups: true,
    setsUpChat: false,
    reply: (written) => ({ kind: 'ask', written }),
  },
  {
    name: 'latest',
    argument: null,
    summary: (texts) => texts.latestSummary(),
    inGroups: false,
    setsUpChat: false,
    reply: (written) => ({ kind: 'browse', wish: { of: 'latest', written } }),
  },
  {
    name: 'sources',
    argument: null,
    summary: (texts) => texts.sourcesSummary(),
    inGroups: false,
    setsUpChat: false,
    reply: (written) => ({ kind: 'browse', wish: { of: 'sources', written } }),
  },
  subscribingCommand('subscribe', (written) => ({ kind: 'subscribe', written }), {
    summary: (texts) => texts.subscribing.subscribeSummary(),
    argument: (texts) => texts.subscribing.subscribeArgument(),
  }),
  subscribingCommand('subscriptions', () => ({ kind: 'list' }), {
    summary: (texts) => texts.subscribing.subscriptionsSummary(),
  }),
  subscribingCommand('unsubscribe', (written) => ({ kind: 'unsubscribe', written }), {
    summary: (texts) => texts.subscribing.unsubscribeSummary(),
  }),
  subscribingCommand('export', () => ({ kind: 'export' }), {
    summary: (texts) => texts.subscribing.exportSummary(),
  }),
  subscribingCommand('import', () => ({ kind: 'import' }), {
    summary: (texts) => texts.subscribing.importSummary(),
  }),
  {
    name: 'settings',
    argument: null,
    summary: (texts) => texts.settings.summary(),
    inGroups: true,
    setsUpChat: true,
    reply: () => ({ kind: 'settings' }),
  },
  {
    name: 'privacy',
    argument: null,
    summary: (texts) => texts.privacy.privacySummary(),
    inGroups: false,
    setsUpChat: false,
    reply: () => ({ kind: 'privacy' }),
  },
  {
    name: 'forget',
    argument: null,
    summary: (texts) => texts.privacy.forgetSummary(),
    inGroups: true,
    setsUpChat: true,
    reply: () => ({ kind: 'forget' }),
  },
  {
    name: 'help',
    argument: null,
    summary: (texts) => texts.helpSummary(),
    inGroups: false,
    setsUpChat: false,
    reply: (_argument, texts, available) => ({ kind: 'say', text: texts.help(commandLines(texts, available)) }),
  },
  {
    name: 'start',
    argument: null,
    summary: (texts) => texts.startSummary(),
    inGroups: false,
    setsUpChat: false,
    reply: readDeepLink,
  },
];

/** What a link to the bot opens it with (Bot API, "Deep linking"): a subscription that was shared, a question typed inline, an answer in a group. */
function readDeepLink(parameter: string): Reply {
  if (parameter.startsWith('s_')) return { kind: 'subscribing', wish: { kind: 'follow', shared: parameter } };
  if (parameter.startsWith(inlineQuestionPrefix)) {
    return { kind: 'inline-question', id: parameter.slice(inlineQuestionPrefix.length) };
  }
  const stateId = readPrivateParameter(parameter);
  return stateId === null ? { kind: 'start' } : { kind: 'open', stateId };
}

/** The list as `/help` shows it. */
export function commandLines(texts: Texts, available: readonly Command[] = commands): readonly CommandLine[] {
  return available.map((command) => ({
    usage: command.argument === null ? `/${command.name}` : `/${command.name} ${command.argument(texts)}`,
    summary: command.summary(texts),
  }));
}

function subscribingCommand(
  name: string,
  wish: (argument: string) => SubscribingWish,
  { summary, argument = null }: Pick<Command, 'summary'> & Partial<Pick<Command, 'argument'>>,
): Command {
  return {
    name,
    argument,
    summary,
    inGroups: true,
    setsUpChat: true,
    reply: (written) => ({ kind: 'subscribing', wish: wish(written) }),
  };
}
