import type { ListView } from './callback-data.js';
import type { CommandLine, Texts } from './texts.js';

/** What a message gets. */
export type Reply =
  /** A sentence of ours. */
  | { readonly kind: 'say'; readonly text: string }
  /** What the bot is, with questions to begin with. */
  | { readonly kind: 'start' }
  | { readonly kind: 'list'; readonly view: ListView }
  /** How the bot does. */
  | { readonly kind: 'status' }
  /** Articles are to be taken; `wanted` is what stands behind the command. */
  | { readonly kind: 'add'; readonly wanted: string }
  /** What the articles say to a question. */
  | { readonly kind: 'answer'; readonly question: string };

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
  /** `argument` is what stands after the name, trimmed; `available` are the commands that whoever wrote it has. */
  readonly reply: (argument: string, texts: Texts, available: readonly Command[]) => Reply;
}

/** All commands that everybody has, in the order of the menu. */
export const commands: readonly Command[] = [
  {
    name: 'ask',
    argument: (texts) => texts.askArgument(),
    summary: (texts) => texts.askSummary(),
    inGroups: true,
    reply: (question, texts) =>
      question === '' ? { kind: 'say', text: texts.askNeedsQuestion() } : { kind: 'answer', question },
  },
  {
    name: 'latest',
    argument: null,
    summary: (texts) => texts.latestSummary(),
    inGroups: false,
    reply: () => ({ kind: 'list', view: { kind: 'latest', page: 0 } }),
  },
  {
    name: 'sources',
    argument: null,
    summary: (texts) => texts.sourcesSummary(),
    inGroups: false,
    reply: () => ({ kind: 'list', view: { kind: 'sources', page: 0 } }),
  },
  {
    name: 'help',
    argument: null,
    summary: (texts) => texts.helpSummary(),
    inGroups: false,
    reply: (_argument, texts, available) => ({ kind: 'say', text: texts.help(commandLines(texts, available)) }),
  },
  {
    name: 'start',
    argument: null,
    summary: (texts) => texts.startSummary(),
    inGroups: false,
    reply: () => ({ kind: 'start' }),
  },
];

/** The list as `/help` shows it. */
export function commandLines(texts: Texts, available: readonly Command[] = commands): readonly CommandLine[] {
  return available.map((command) => ({
    usage: command.argument === null ? `/${command.name}` : `/${command.name} ${command.argument(texts)}`,
    summary: command.summary(texts),
  }));
}
