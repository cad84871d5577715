import type { CommandLine, Texts, WordlessKind } from '../texts.js';
import { englishAccess } from './access-texts.js';
import { englishForAdministrators } from './administrator-texts.js';
import { counted } from './counted.js';
import { englishGroups } from './group-texts.js';
import { englishInline } from './inline-texts.js';
import { englishPrivacy } from './privacy-texts.js';
import { englishReading } from './reading-texts.js';
import { englishSettings } from './settings-texts.js';
import { englishSubscribing } from './subscribing-texts.js';
import { englishWelcome } from './welcome-texts.js';

const wordless: Readonly<Record<WordlessKind, string>> = {
  voice: 'I can’t listen to voice or audio. Please type your question.',
  picture: 'I can’t see what is in pictures, videos and files. Please type your question; their caption will do, too.',
  sticker: 'I can’t read stickers and GIFs. Please type your question.',
  place: 'I can’t look up places. Please type the name of the place and what you want to know.',
  other: 'I can only read text. Please type your question.',
};

/** How to ask more exactly, in a line; `/help` says more of it. */
const operatorHelp = 'You can narrow a question: source:name  date:2022-01  "must have this"  -not-this';

/** The articles are mostly Chinese, so examples use words that stand in Chinese and in English news. */
export const english: Texts = {
  language: 'en',

  start: (withExamples) =>
    `I’m Chuchu. I find answers in news articles: you ask, and I quote the paragraph that answers best, word for word, with a link to its source. I never write an answer of my own; if there is none, I say so.${withExamples ? '\n\nTo begin with, you could ask:' : ''}`,
  help: (commands) =>
    [
      'Any message is a question. I quote the paragraph that answers it best, with the most relevant sentence in bold, and below it title, publisher, date and a link to the source. Ask in the language of the articles.',
      'The buttons below show the other quotes, the paragraphs around, the whole article and its source, or copy a citation. Made a mistake? Edit your message, and the answer changes with it.',
      'Pictures and files work, too: write the question in the caption. In groups, ask with /ask. Reply to a quote of mine with a short question (such as “what about 5G?”) to stay on its topic.',
      'Reply to somebody’s message with /ask, or to a part of it that you pick, to see whether that was reported, and where; a few words after /ask narrow it down.',
      '/latest lists the newest articles; name a publisher, a category or a day behind it, as in /latest 2022-01-25. Numbers open an article, buttons lead on. 👍 and 👎 below a quote tell me whether it answers; no name is kept with it.',
      '/subscribe to words or a question, and I tell you of new articles; buttons set when, and whether they come together in a digest. In groups and channels administrators do that.',
      englishInline.howTo(),
      '',
      'To search more exactly, add to your question:',
      '"a whole phrase": the paragraph must have it',
      '-word: the paragraph must not have it',
      'source:name  category:name  title:words',
      'date:2022-01  date:last7days  after:2022-01-05  before:2022-02',
      '',
      ...commands.map(commandText),
    ].join('\n'),
  description: (commands) =>
    [
      'I quote the news paragraph that answers, word for word, with its source. I never write one myself.',
      '',
      ...commands.map(commandText),
    ].join('\n'),
  shortDescription: () =>
    'Ask, and get the paragraph that answers: quoted word for word from the news, with its source.',
  startSummary: () => 'what I am',
  helpSummary: () => 'how to use me',
  askSummary: () => 'ask a question',
  askArgument: () => 'question',
  askNeedsQuestion: () =>
    'Please write the question after /ask, for example: /ask GDP in 2021. Or reply to a message with /ask to find where its words come from.',
  latestSummary: () => 'newest articles',
  sourcesSummary: () => 'publishers',
  unknownCommand: () => 'I don’t know this command. Just send me your question; /help tells more.',
  wordless: (kind) => wordless[kind],
  nothingFound: () =>
    `I found no paragraph that answers this. Try other words, names, places or figures, in the language of the articles.\n${operatorHelp}`,
  nothingToSearch: () =>
    `There is no word in this that I could look for. Please name the person, organisation, place or thing you want to know about.\n${operatorHelp}`,
  topicsHead: (kind) => (kind === 'near' ? 'Near to it, the articles speak of:' : 'The newest articles speak of:'),
  nothingAmong: (written, articles) =>
    articles === 0
      ? `No article fits “${written}”.`
      : `${counted(articles, 'article fits', 'articles fit')} “${written}”, but no paragraph there answers this.`,
  askWithoutFilters: () => 'Search without filters',
  askMended: (filter) => `Try ${filter}`,
  askSuggested: (meant) => `Did you mean: ${meant}`,
  unreadableFilter: (written) =>
    `I can’t read “${written}”. Dates can be date:2022, date:2022-01, date:2022-01-05, date:last7days, or after:2022-01-05, before:2022-02.`,
  failed: () => 'Something went wrong, and I couldn’t search. Please ask again in a moment.',

  moment: (time, ago) => `${time} (${ago})`,
  justNow: () => 'just now',
  inAMoment: () => 'in a moment',

  asked: (question) => `Asked: ${question}`,
  changed: () => 'Updated: this paragraph was changed after it was quoted; above it stands as it is now.',
  quoteGone: () =>
    'The article of this quote is gone, or the paragraph was removed. See the other quotes, or ask again.',
  nothingVisible: () => '(There is no text to show here.)',
  paragraphPlace: (place, count) => `Paragraph ${place} of ${count}`,
  source: () => 'Source',
  noSourceLink: () => 'no link to the source',
  alsoIn: () => 'Also in: ',
  alsoInSeparator: () => '; ',

  paragraphBefore: () => 'Previous',
  paragraphAfter: () => 'Next',
  wholeArticle: () => 'Full article',
  backToQuote: () => 'Back to quote',
  openSource: () => 'Source',
  copyCitation: () => 'Copy citation',
  citedTitle: (title) => `“${title}”`,
  citationSeparator: () => ', ',

  expired: () => 'This answer is more than 30 days old, and its buttons have expired. Please ask again.',
  unknownButton: () => 'This button has expired.',
  tapFailed: () => 'That didn’t work. Please tap once more.',
  tooFast: (seconds) => `That was too fast. Please try again in ${counted(seconds, 'second')}.`,

  latestHead: (articles) => `Newest articles (${counted(articles, 'article')})`,
  untitled: () => '(untitled)',
  noArticles: () => 'There are no articles yet.',

  everything: () => 'All new articles',
  publisherFilter: (name) => `source:${name}`,
  categoryFilter: (name) => `category:${name}`,
  alertReason: (names, more, isPrivate) =>
    `Because ${isPrivate ? 'you are' : 'this chat is'} subscribed to ${names.map((name) => `“${name}”`).join(', ')}${more > 0 ? ` and ${counted(more, 'other')}` : ''}`,
  digestHead: (articles) => `Digest: ${counted(articles, 'new article')}`,
  threadGone: () => '(Sent here because its own topic was closed or deleted.)',
  stopAlerts: () => 'No more of these',
  pauseAlerts: () => 'Pause alerts',
  alertExpired: () => 'This alert is too old, and its buttons have expired.',

  access: englishAccess,
  administrator: englishForAdministrators,
  inline: englishInline,
  groups: englishGroups,
  privacy: englishPrivacy,
  subscribing: englishSubscribing,
  reading: englishReading,
  settings: englishSettings,
  welcome: englishWelcome,
};

function commandText({ usage, summary }: CommandLine): string {
  return `${usage}: ${summary}`;
}
