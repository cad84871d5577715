import type { AdministratorTexts, TakenKind } from '../administrator-texts.js';
import { counted } from './counted.js';

const takenLines: Readonly<Record<TakenKind, (title: string) => string>> = {
  new: (title) => `Added: ${title}`,
  changed: (title) => `Updated: ${title}`,
  known: (title) => `Already there: ${title}`,
  duplicate: (title) => `The same as another article that is there already: ${title}`,
};

export const englishForAdministrators: AdministratorTexts = {
  statusSummary: () => 'status (administrators only)',
  addSummary: () => 'add a page, feed or file (administrators only)',
  addArgument: () => 'link',

  statusHead: () => 'Status',
  corpusLine: (articles, passages) => `${counted(articles, 'article')}, ${counted(passages, 'paragraph')}`,
  lastArrivalLine: (at) => (at === null ? 'No new article has arrived yet' : `Last new article: ${at}`),
  liveLine: (passages) => `Not yet merged into the index: ${counted(passages, 'paragraph')}`,
  lastFoldLine: (fold) =>
    fold === null
      ? 'The index was not merged since the start'
      : `Index last merged: ${fold.at}, which took ${fold.seconds} s`,
  feedsLine: (feeds, failing) =>
    feeds === 0
      ? 'No feeds are set'
      : `${counted(feeds, 'feed')}, ${failing === 0 ? 'all well' : `${failing} failing`}`,
  rejectedLine: (files) => (files === 0 ? 'No unreadable files' : counted(files, 'unreadable file')),
  outboxLine: ({ owed, sending, sent, uncertain, givenUp }, oldestMinutes) =>
    [
      `Alerts: ${owed} to send, ${sending} being sent, ${sent} sent, ${uncertain} perhaps not delivered, ${givenUp} given up`,
      ...(oldestMinutes === null ? [] : [`The oldest alert has been due for ${counted(oldestMinutes, 'minute')}`]),
    ].join('\n'),
  feedsButton: () => 'Feeds',
  rejectedButton: () => 'Unreadable files',
  refreshButton: () => 'Refresh',
  backToStatus: () => 'Back',
  feedsHead: (feeds) => `Feeds (${feeds})`,
  feedTimes: (lastSuccess, nextTry) =>
    `${lastSuccess === null ? 'Never read yet' : `Last read: ${lastSuccess}`}; ${nextTry === null ? 'will not be read again' : `next: ${nextTry}`}`,
  feedMoved: (address) => `Moved to ${address}`,
  feedError: (error, failures) => `Failed${failures > 1 ? ` (${failures} times in a row)` : ''}: ${error}`,
  rejectedHead: (files) => `Unreadable files (${files})`,

  addNeedsSomething: () =>
    'Please write a link after /add, or send a file with /add as its caption. You can also reply with /add to a message that has a link or a file.',
  adding: () => 'Reading…',
  addInterrupted: () => 'The bot is about to stop and didn’t finish reading. Please send it again later.',
  addFailed: () => 'Something went wrong, and nothing was added. Please send it again; if it still fails, see the log.',
  fileTooLarge: (maxKibibytes) => `The file is too large; ${maxKibibytes} KiB at most.`,
  fileNotFetched: (why) => `I couldn’t get this file from Telegram: ${why}`,
  takenLine: (kind, title) => takenLines[kind](title),
  refusedLine: (what, why) => `Not added: ${what}: ${why}`,
  moreTaken: (articles) => `… and ${counted(articles, 'more article')}`,
  takenEnd: (canBeFound) => (canBeFound ? 'It can be found now.' : 'It can be found in a moment.'),
};
