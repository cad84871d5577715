import type { QuietHours } from '../../../alert/chat-schedule.js';
import type { Reading } from '../../../alert/reread-topic.js';
import type { Delivery } from '../../../alert/subscription.js';
import type { CommonZone } from '../common-zones.js';
import type { CardOccasion, SubscribingTexts } from '../subscribing-texts.js';
import { counted } from './counted.js';
import { fileProblemText, takenFor, unfitText } from './topic-texts.js';

const zoneNames: Readonly<Record<CommonZone, string>> = {
  'Asia/Shanghai': 'Beijing',
  'Asia/Hong_Kong': 'Hong Kong',
  'Asia/Taipei': 'Taipei',
  'Asia/Singapore': 'Singapore',
  'Asia/Tokyo': 'Tokyo',
  'Europe/London': 'London',
  'Europe/Paris': 'Paris',
  'America/New_York': 'New York',
  'America/Los_Angeles': 'Los Angeles',
  'Australia/Sydney': 'Sydney',
};

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

const readingNames: Readonly<Record<Reading, string>> = {
  words: 'As words',
  question: 'As question',
  publisher: 'As publisher',
  category: 'As category',
};

const heads: Readonly<Record<CardOccasion, string>> = {
  shown: 'Subscription',
  added: 'Subscribed',
  'already-there': 'Subscribed here already',
};

export const englishSubscribing: SubscribingTexts = {
  subscribeSummary: () => 'be told of new articles',
  subscribeArgument: () => 'words or question',
  subscriptionsSummary: () => 'see and change subscriptions',
  unsubscribeSummary: () => 'end a subscription',
  exportSummary: () => 'save subscriptions to a file',
  importSummary: () => 'take them from a file',

  cardHead: (name, occasion) => `${heads[occasion]}: ${name}`,
  takenFor,
  delivery: (delivery, silent) => `${deliveryText(delivery)}${silent ? ', muted' : ''}`,
  paused: (until) => (until === null ? 'Paused until you resume it.' : `Paused; resumes ${until}.`),
  lastAlert: (time) => (time === null ? 'No alert yet; older articles are not announced.' : `Last alert: ${time}`),
  clock: (zone, quiet) => `${zone} time${quiet === null ? '' : `; quiet ${rangeText(quiet)}`}.`,
  otherReading: (reading) => readingNames[reading],

  atOnce: () => 'At once',
  daily: () => 'Daily',
  weekly: () => 'Weekly',
  chosen: (label) => `✓ ${label}`,
  silence: () => 'Mute',
  withSound: () => 'Unmute',
  pause: () => 'Pause',
  resume: () => 'Resume',
  share: () => 'Share',
  remove: () => 'Delete',
  back: () => 'Back',
  allSubscriptions: () => 'All subscriptions',
  askHour: () => 'At what hour should the digest come?',
  askWeekday: () => 'On which day should the digest come?',
  hour: hourText,
  weekday: weekdayText,
  askPause: (name) => `How long should “${name}” pause? What appears meanwhile is not sent later.`,
  pauseDay: () => 'A day',
  pauseWeek: () => 'A week',
  pauseUntilResumed: () => 'Until I resume',
  askRemove: (name) => `Delete the subscription “${name}”? There will be no more of its alerts.`,
  keep: () => 'Keep it',
  removed: (name) => `Deleted the subscription “${name}”.`,
  sharedText: (name) => `Subscribe to “${name}” with Chuchu`,

  listHead: (count) => `${counted(count, 'subscription')} here`,
  listEmpty: () => 'No subscriptions here yet. Send /subscribe with words or a question, for example: /subscribe GDP',
  listLine: (number, name, how, { isPaused, last }) =>
    `${number}. ${name}\n${how}${isPaused ? ', paused' : ''}; ${last === null ? 'no alert yet' : `last alert: ${last}`}`,
  change: (number) => `${number}. Change`,
  subscribeMore: () => 'Add',
  quietHours: () => 'Quiet hours',
  timeZone: () => 'Time zone',
  noSuchSubscription: (written) => `There is no subscription “${written}” here. There are:`,
  chooseFromAlert: (kind) =>
    `This alert is of several subscriptions. Which one to ${kind === 'stop' ? 'delete' : 'pause'}?`,
  pauseOne: (name) => `Pause: ${name}`,
  removeOne: (name) => `Delete: ${name}`,

  subscribeMenu: () =>
    [
      'Subscribe to what? When a new article fits, I quote the paragraph that matters.',
      '',
      'You can also write it:',
      '/subscribe 5G -AI: has the one word and not the other',
      '/subscribe How fast does GDP grow?: answers the question',
      '/subscribe source:name  /subscribe category:name  /subscribe all',
    ].join('\n'),
  everythingNew: () => 'All new articles',
  choosePublisher: () => 'Choose a publisher',
  chooseCategory: () => 'Choose a category',
  write: () => 'Write words',
  askPublisher: (publishers) => `Subscribe to which publisher? There ${publishers === 1 ? 'is' : 'are'} ${publishers}.`,
  askCategory: (categories) => `Subscribe to which category? There ${categories === 1 ? 'is' : 'are'} ${categories}.`,
  noNames: () => 'No article names one yet. Write /subscribe with words or a question instead.',
  askTopic: () => 'Reply to this message with the words or the question to subscribe to, for example: GDP',
  topicPlaceholder: () => 'Words or a question',
  askZone: () => 'Reply to this message with a time zone, for example: Europe/Berlin',
  zonePlaceholder: () => 'Time zone',

  quietHead: (quiet, zone) =>
    `${quiet === null ? 'There are no quiet hours.' : `Quiet hours: ${rangeText(quiet)}.`} Alerts that fall into quiet hours wait for their end. Times are ${zone} time.\n\nCommon hours, or the hour they begin:`,
  askQuietEnd: (from) => `Quiet from ${hourText(from)} until when?`,
  noQuietHours: () => 'None',
  quietRange: rangeText,
  zoneHead: (zone) => `Times here are ${zone} time. Change to:`,
  zoneName: (zone) => zoneNames[zone],
  otherZone: () => 'Other',
  noSuchZone: (written) =>
    `There is no time zone “${written}”. Write it like Europe/London or Europe/Berlin, or use the buttons.`,

  unfit: unfitText,
  limitReached: (limit, has) =>
    `There can be ${counted(limit, 'subscription')} here at most, and there are ${has}. Delete some with /unsubscribe first.`,
  noRoomForFile: (limit, has) =>
    `Nothing was imported: there can be ${counted(limit, 'subscription')} here at most, there are ${has}, and those of the file don’t fit.`,
  nothingToExport: () => 'There are no subscriptions here to export.',
  exported: (count) =>
    `${counted(count, 'subscription')}. Send this file in another chat with the caption /import to have them there.`,
  askFile: () => 'Send the file that /export made, with the caption /import, or reply to it with /import.',
  unreadableFile: (problem) => `Nothing was imported. ${fileProblemText(problem)}`,
  imported: ({ added, alreadyThere }) =>
    `Imported ${counted(added.length, 'subscription')}${alreadyThere > 0 ? `; ${alreadyThere} more were here already` : ''}.`,
  shareGone: () => 'The subscription that was shared is gone.',
  notDone: () => 'Something went wrong, and nothing was done. Please try again in a moment.',

  onlyAdministrators: () => 'Only administrators can change the subscriptions here.',
  rightsUnknown: () =>
    'I can’t find out whether you are an administrator, so nothing was changed. Make me an administrator and try again.',
  subscriptionGone: () => 'This subscription is gone. See /subscriptions for those there are.',
  buttonTooOld: () => 'This message is too old for its buttons. Please send /subscriptions again.',
};

function deliveryText(delivery: Delivery): string {
  if (delivery.kind === 'at-once') return 'Told at once';
  const day = delivery.kind === 'daily' ? 'Daily' : `Every ${weekdayText(delivery.weekday)}`;
  return `${day} at ${hourText(delivery.hour)}, in a digest`;
}

function weekdayText(weekday: number): string {
  return weekdays[weekday - 1] ?? weekdays[0];
}

function hourText(hour: number): string {
  return `${hour}:00`;
}

function rangeText({ fromMinute, toMinute }: QuietHours): string {
  return `${minuteText(fromMinute)}–${minuteText(toMinute)}`;
}

function minuteText(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}
