import { z } from 'zod';
import { readFeedList } from '../feed/feed-list.js';
import { httpUrl, idList, isTimeZone, listenAddress, webhookUrl } from './setting-schemas.js';

/** One setting: the single place that says what it is called, what it may be and what it does. */
export interface Setting<Schema extends z.ZodType<string, string>, Default extends string | undefined> {
  /** The environment variable, or the name in `.env`. */
  readonly name: string;
  /** Takes the text that was set, trimmed and not empty; gives the text to use. */
  readonly schema: Schema;
  /** As it would be written in `.env`; `undefined` where leaving it out means something of its own. */
  readonly default: Default;
  /** What a good value is; completes "expected NAME to be …". */
  readonly expected: string;
  /** One sentence for `.env.example` and the README. */
  readonly help: string;
  /** Of a value that is wrong, the part to show; the whole where it is not given. */
  readonly wrongPart?: (text: string) => string;
  /** Its value is never shown to anyone, and may stand in a file that `NAME_FILE` names. */
  readonly secret?: true;
}

/**
 * A bot token: the bot's id, a colon, and 35 characters. Telegram doesn't promise the 35, so some room is left.
 * https://core.telegram.org/bots/api#authorizing-your-bot
 */
const BOT_TOKEN = /^\d+:[\w-]{30,64}$/u;

/** Levels of pino, and its `silent`. https://getpino.io/#/docs/api?id=level-string */
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const MAX_PORT = 65_535;

/** Far over what Telegram lets any bot send; for trials. */
const MAX_SENDS_PER_SECOND = 1000;

const LISTEN_EXPECTED = 'a port from 0 to 65535, perhaps with an address before it such as 0.0.0.0:9464';

const MAX_SUBSCRIPTIONS_PER_CHAT = 1000;

/** A week. */
const MAX_FEED_MINUTES = 10_080;

/** Goes into a header as it is. */
const CONTACT = /^(?=.{3,200}$)(?:https?:\/\/[!-~]+|[!-?A-~]+@[!-?A-~]+)$/u;

/**
 * Every setting of Chuchu. `.env.example` and the README's table of settings are copies; `settings.test.ts` compares.
 * A default is written as a user would write it and is read by the same schema.
 */
export const SETTINGS = {
  botToken: define({
    name: 'BOT_TOKEN',
    schema: z.string().regex(BOT_TOKEN),
    default: undefined,
    expected: 'a bot token as @BotFather gives it, digits, a colon and about 35 letters, digits, _ and -',
    help: "The bot's token, from @BotFather, or BOT_TOKEN_FILE, the path of a file that holds it; without it `serve` opens the playground.",
    secret: true,
  }),
  adminIds: define({
    name: 'ADMIN_IDS',
    schema: idList(/^\d{1,16}(?:[\s,]+\d{1,16})*$/u),
    default: undefined,
    expected: "people's numeric Telegram ids, separated by blanks or commas",
    help: 'Who may use /status, /add and /ban: numeric Telegram ids, separated by blanks or commas.',
  }),
  allowedChats: define({
    name: 'ALLOWED_CHATS',
    schema: idList(/^-?\d{1,16}(?:[\s,]+-?\d{1,16})*$/u),
    default: undefined,
    expected: 'numeric Telegram ids of people and chats, separated by blanks or commas',
    help: 'Who may use the bot: numeric Telegram ids of people, groups and channels; not set, everybody.',
  }),
  answersPerMinute: define({
    name: 'ANSWERS_PER_MINUTE',
    schema: z.string().regex(/^[1-9]\d{0,4}$/u),
    default: '60',
    expected: 'a whole number from 1 to 99999',
    help: 'How many messages, edits and taps of one person are answered a minute, five times as many of a group; as many at once.',
  }),
  botApiRoot: define({
    name: 'BOT_API_ROOT',
    schema: httpUrl(),
    default: 'https://api.telegram.org',
    expected: 'an http or https URL with no user name, query or fragment',
    help: 'Where the Bot API is served; another address for a Bot API server of your own.',
  }),
  webhookUrl: define({
    name: 'WEBHOOK_URL',
    schema: z.union([z.literal('off'), webhookUrl()]),
    default: 'off',
    expected: 'off, or an https URL on port 443, 80, 88 or 8443 with no user name, query or fragment',
    help: 'The address at which Telegram is to bring messages (webhook); off: the bot asks for them (polling).',
  }),
  webhookSecret: define({
    name: 'WEBHOOK_SECRET',
    schema: z.string().regex(/^[\w-]{1,256}$/u),
    default: undefined,
    expected: '1 to 256 letters, digits, _ and -',
    help: 'By what the webhook knows Telegram; make one up, such as `openssl rand -hex 32` does. Needed with `WEBHOOK_URL`.',
    secret: true,
  }),
  webhookListen: define({
    name: 'WEBHOOK_LISTEN',
    schema: listenAddress(),
    default: '127.0.0.1:8088',
    expected: LISTEN_EXPECTED,
    help: 'Where the webhook listens, by HTTP, for the proxy that Telegram calls: a port of loopback, or an address and a port.',
  }),
  metricsListen: define({
    name: 'METRICS_LISTEN',
    schema: z.union([z.literal('off'), listenAddress()]),
    default: 'off',
    expected: `off, or ${LISTEN_EXPECTED}`,
    help: 'Where /healthz, /readyz and /metrics are served: a port of loopback, or an address and a port; off: nowhere.',
  }),
  corpusDir: define({
    name: 'CORPUS_DIR',
    schema: z.string(),
    default: 'seeds',
    expected: 'a folder',
    help: 'The folder with the articles.',
  }),
  dataDir: define({
    name: 'DATA_DIR',
    schema: z.string(),
    default: 'data',
    expected: 'a folder',
    help: 'The folder that keeps what must survive a restart. A bot makes it by itself only where it is the default.',
  }),
  siteUrl: define({
    name: 'SITE_URL',
    schema: httpUrl(),
    default: undefined,
    expected: 'an http or https URL with no user name, query or fragment',
    help: 'The address your articles are published under, for links to those that name no source.',
  }),
  timezone: define({
    name: 'TIMEZONE',
    schema: z.string().refine(isTimeZone),
    default: 'Asia/Shanghai',
    expected: 'an IANA time zone such as Asia/Shanghai',
    help: 'The time zone of article dates that name none, and of chats that have chosen none.',
  }),
  dictionary: define({
    name: 'DICTIONARY',
    schema: z.string(),
    default: undefined,
    expected: 'a file',
    help: 'A file of further words, one a line, that must not be cut apart.',
  }),
  corpusPollSeconds: define({
    name: 'CORPUS_POLL_SECONDS',
    schema: z.string().regex(/^[1-9]\d{0,3}$/u),
    default: undefined,
    expected: 'a whole number from 1 to 9999',
    help: 'How often each file is looked at for changes, where the system tells of none (network disks); not set, the system tells.',
  }),
  newsDays: define({
    name: 'NEWS_DAYS',
    schema: z.string().regex(/^(?:0|[1-9]\d{0,3})$/u),
    default: '7',
    expected: 'a whole number from 0 to 9999',
    help: 'An article published more days than this before it arrives is found, and never announced.',
  }),
  indexProcesses: define({
    name: 'INDEX_PROCESSES',
    schema: z.string().regex(/^[1-9]\d?$/u),
    default: undefined,
    expected: 'a whole number from 1 to 99',
    help: 'How many processes read and segment many new articles at a time, 0.4 GB each; not set, as many as cores and free memory allow.',
  }),
  feeds: define({
    name: 'FEEDS',
    schema: z.string().refine((text) => readFeedList(text, 0).kind === 'feeds'),
    default: undefined,
    expected:
      'http or https addresses with no user name, between blanks or commas, each perhaps with | and 1 to 10080 minutes',
    wrongPart: (text) => {
      const list = readFeedList(text, 0);
      return list.kind === 'bad' ? list.entry : text;
    },
    help: 'The feeds (RSS, Atom, JSON Feed) whose articles are taken into the corpus, between blanks or commas.',
  }),
  feedMinutes: define({
    name: 'FEED_MINUTES',
    schema: z
      .string()
      .regex(/^[1-9]\d{0,4}$/u)
      .refine((text) => Number(text) <= MAX_FEED_MINUTES),
    default: '15',
    expected: `a whole number from 1 to ${MAX_FEED_MINUTES}`,
    help: 'How many minutes are between two looks at a feed.',
  }),
  feedContact: define({
    name: 'FEED_CONTACT',
    schema: z.string().regex(CONTACT),
    default: undefined,
    expected: 'a mail address, or an http or https address, of at most 200 characters',
    help: 'A mail or web address of yours, for the owners of the sites that are read; it stands in the user agent.',
  }),
  feedAllowPrivate: define({
    name: 'FEED_ALLOW_PRIVATE',
    schema: z.enum(['yes', 'no']),
    default: 'no',
    expected: 'yes or no',
    help: 'Whether feeds and pages may be read from private and loopback addresses, too: yes or no.',
  }),
  port: define({
    name: 'PORT',
    schema: z
      .string()
      .regex(/^\d{1,5}$/u)
      .refine((text) => Number(text) <= MAX_PORT),
    default: '8080',
    expected: `a whole number from 0 to ${MAX_PORT}`,
    help: "The playground's port on this machine (`serve` without a token); 0 takes any that is free.",
  }),
  sendsPerSecond: define({
    name: 'SENDS_PER_SECOND',
    schema: z
      .string()
      .regex(/^[1-9]\d{0,3}$/u)
      .refine((text) => Number(text) <= MAX_SENDS_PER_SECOND),
    default: '25',
    expected: `a whole number from 1 to ${MAX_SENDS_PER_SECOND}`,
    help: 'How many alerts are sent a second at most, over all chats; Telegram allows about 30 messages.',
  }),
  subscriptionsPerChat: define({
    name: 'SUBSCRIPTIONS_PER_CHAT',
    schema: z
      .string()
      .regex(/^[1-9]\d{0,3}$/u)
      .refine((text) => Number(text) <= MAX_SUBSCRIPTIONS_PER_CHAT),
    default: '50',
    expected: `a whole number from 1 to ${MAX_SUBSCRIPTIONS_PER_CHAT}`,
    help: 'How many subscriptions a chat may have at most, all topics of a group together.',
  }),
  logLevel: define({
    name: 'LOG_LEVEL',
    schema: z.enum(LOG_LEVELS),
    default: 'info',
    expected: `one of ${LOG_LEVELS.join(', ')}`,
    help: `How much is logged to standard error: ${LOG_LEVELS.join(', ')}.`,
  }),
  logChatIds: define({
    name: 'LOG_CHAT_IDS',
    schema: z.enum(['hashed', 'plain']),
    default: 'hashed',
    expected: 'hashed or plain',
    help: 'Whether the log names chats by keyed hashes, the same ones as long as the token is, or by their ids: hashed or plain.',
  }),
} as const;

/** Infers the narrow types of one setting. */
function define<Schema extends z.ZodType<string, string>, const Default extends string | undefined>(
  setting: Setting<Schema, Default>,
): Setting<Schema, Default> {
  return setting;
}
