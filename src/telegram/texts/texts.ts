import type { AccessTexts } from './access-texts.js';
import type { AdministratorTexts } from './administrator-texts.js';
import type { GroupTexts } from './group-texts.js';
import type { InlineTexts } from './inline-texts.js';
import type { Language } from './language.js';
import type { PrivacyTexts } from './privacy-texts.js';
import type { ReadingTexts } from './reading-texts.js';
import type { SettingsTexts } from './settings-texts.js';
import type { SubscribingTexts } from './subscribing-texts.js';
import type { WelcomeTexts } from './welcome-texts.js';

/** A command as `/help` lists it. */
export interface CommandLine {
  /** `/ask 问题` */
  readonly usage: string;
  readonly summary: string;
}

/** What a person can send that holds no words. */
export type WordlessKind = 'voice' | 'picture' | 'sticker' | 'place' | 'other';

/**
 * Every sentence the bot says, in one language. Another language is another object of this shape; what differs from
 * message to message comes in as arguments, so that each language keeps its own word order.
 */
export interface Texts {
  readonly language: Language;
  readonly start: (withExamples: boolean) => string;
  readonly help: (commands: readonly CommandLine[]) => string;
  /** What an empty chat shows: 1–512 characters. */
  readonly description: (commands: readonly CommandLine[]) => string;
  /** What the bot's profile and shared links show: 1–120 characters. */
  readonly shortDescription: () => string;
  readonly startSummary: () => string;
  readonly helpSummary: () => string;
  readonly askSummary: () => string;
  readonly askArgument: () => string;
  readonly askNeedsQuestion: () => string;
  readonly latestSummary: () => string;
  readonly sourcesSummary: () => string;
  readonly unknownCommand: () => string;
  readonly wordless: (kind: WordlessKind) => string;
  /** Both say what to try, and how to ask more exactly. */
  readonly nothingFound: () => string;
  readonly nothingToSearch: () => string;
  /** Comes over buttons with topics that the articles speak of: near to the question, or of the newest articles. */
  readonly topicsHead: (kind: 'near' | 'newest') => string;
  /** Of the filters, as they were written, and of how many articles they leave. */
  readonly nothingAmong: (written: string, articles: number) => string;
  readonly askWithoutFilters: () => string;
  /** On a button that asks with another filter (`来源:科技日报`): 1–24 UTF-16 units. */
  readonly askMended: (filter: string) => string;
  /** On a button that asks what was perhaps meant: 1–24 UTF-16 units. */
  readonly askSuggested: (meant: string) => string;
  readonly unreadableFilter: (written: string) => string;
  readonly failed: () => string;

  /** A time, and how far away it is. */
  readonly moment: (time: string, ago: string) => string;
  /** Less than a minute ago. */
  readonly justNow: () => string;
  /** In less than a minute. */
  readonly inAMoment: () => string;

  /** Comes before an answer to a question that was tapped, not written. */
  readonly asked: (question: string) => string;
  /** Under a passage that was changed after it was found. */
  readonly changed: () => string;
  readonly quoteGone: () => string;
  readonly nothingVisible: () => string;
  /** Both from 1. */
  readonly paragraphPlace: (place: number, count: number) => string;
  readonly source: () => string;
  readonly noSourceLink: () => string;
  /** Comes before the list of other articles that hold the same paragraph. */
  readonly alsoIn: () => string;
  readonly alsoInSeparator: () => string;

  readonly paragraphBefore: () => string;
  readonly paragraphAfter: () => string;
  readonly wholeArticle: () => string;
  readonly backToQuote: () => string;
  readonly openSource: () => string;
  readonly copyCitation: () => string;
  readonly citedTitle: (title: string) => string;
  readonly citationSeparator: () => string;

  /** In an alert: 1–200 characters. */
  readonly expired: () => string;
  readonly unknownButton: () => string;
  readonly tapFailed: () => string;
  readonly tooFast: (seconds: number) => string;

  readonly latestHead: (articles: number) => string;
  readonly untitled: () => string;
  readonly noArticles: () => string;

  /** Names of subscriptions; 1–40 UTF-16 units but for the filters' own names. */
  readonly everything: () => string;
  readonly publisherFilter: (name: string) => string;
  readonly categoryFilter: (name: string) => string;
  /** @param more how many subscriptions are not named. */
  readonly alertReason: (names: readonly string[], more: number, isPrivate: boolean) => string;
  readonly digestHead: (articles: number) => string;
  readonly threadGone: () => string;
  readonly stopAlerts: () => string;
  readonly pauseAlerts: () => string;
  /** In an alert: 1–200 characters. */
  readonly alertExpired: () => string;

  readonly access: AccessTexts;
  readonly administrator: AdministratorTexts;
  readonly inline: InlineTexts;
  readonly groups: GroupTexts;
  readonly privacy: PrivacyTexts;
  readonly subscribing: SubscribingTexts;
  readonly reading: ReadingTexts;
  readonly settings: SettingsTexts;
  readonly welcome: WelcomeTexts;
}
