import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../src/cli/setting-problem.js';
import { readSettings } from '../../src/cli/settings.js';
import { SETTINGS } from '../../src/cli/settings-table.js';

const TOP = join(import.meta.dirname, '..', '..');
const TOKEN = '123456789:AAexampleexampleexampleexampleexamp';

function problemsOf(env: Record<string, string | undefined>, envFileText?: string): string[] {
  const read = readSettings(env, envFileText === undefined ? undefined : { path: '.env', text: envFileText });
  return read.kind === 'problems' ? read.problems.map(describeProblem) : [];
}

function settingsOf(env: Record<string, string | undefined>, envFileText?: string) {
  const read = readSettings(env, envFileText === undefined ? undefined : { path: '.env', text: envFileText });
  if (read.kind === 'problems') throw new Error(read.problems.map(describeProblem).join('\n'));
  return read.settings;
}

const DEFAULTS = {
  botToken: undefined,
  adminIds: undefined,
  botApiRoot: 'https://api.telegram.org',
  corpusDir: 'seeds',
  dataDir: 'data',
  siteUrl: undefined,
  timezone: 'Asia/Shanghai',
  dictionary: undefined,
  corpusPollSeconds: undefined,
  newsDays: '7',
  indexProcesses: undefined,
  feeds: undefined,
  feedMinutes: '15',
  feedContact: undefined,
  feedAllowPrivate: 'no',
  port: '8080',
  sendsPerSecond: '25',
  subscriptionsPerChat: '50',
  logLevel: 'info',
  logChatIds: 'hashed',
  webhookUrl: 'off',
  webhookSecret: undefined,
  webhookListen: '127.0.0.1:8088',
  metricsListen: 'off',
};

describe('readSettings', () => {
  it('needs nothing set', () => {
    expect(readSettings({})).toEqual({ kind: 'settings', settings: DEFAULTS });
  });

  it('reads every setting', () => {
    const env = {
      BOT_TOKEN: TOKEN,
      BOT_API_ROOT: 'http://127.0.0.1:8081/',
      CORPUS_DIR: '/srv/文章',
      DATA_DIR: '/srv/data',
      SITE_URL: 'https://example.org/news/',
      TIMEZONE: 'Asia/Taipei',
      DICTIONARY: 'words.txt',
      ADMIN_IDS: '1, 22',
      CORPUS_POLL_SECONDS: '5',
      NEWS_DAYS: '30',
      INDEX_PROCESSES: '3',
      FEEDS: 'https://example.org/rss https://example.com/a,b.xml|60',
      FEED_MINUTES: '5',
      FEED_CONTACT: 'editor@example.org',
      FEED_ALLOW_PRIVATE: 'yes',
      PORT: '0',
      SENDS_PER_SECOND: '1000',
      SUBSCRIPTIONS_PER_CHAT: '1000',
      LOG_LEVEL: 'silent',
      LOG_CHAT_IDS: 'plain',
      WEBHOOK_URL: 'https://Bot.example:8443/hook',
      WEBHOOK_SECRET: 'a-secret_1',
      WEBHOOK_LISTEN: '0.0.0.0:8088',
      METRICS_LISTEN: '9464',
    };
    expect(Object.keys(env).toSorted()).toEqual(
      Object.values(SETTINGS)
        .map(({ name }) => name)
        .toSorted(),
    );
    expect(settingsOf(env)).toEqual({
      botToken: TOKEN,
      botApiRoot: 'http://127.0.0.1:8081',
      corpusDir: '/srv/文章',
      dataDir: '/srv/data',
      siteUrl: 'https://example.org/news',
      timezone: 'Asia/Taipei',
      dictionary: 'words.txt',
      adminIds: '1, 22',
      corpusPollSeconds: '5',
      newsDays: '30',
      indexProcesses: '3',
      feeds: 'https://example.org/rss https://example.com/a,b.xml|60',
      feedMinutes: '5',
      feedContact: 'editor@example.org',
      feedAllowPrivate: 'yes',
      port: '0',
      sendsPerSecond: '1000',
      subscriptionsPerChat: '1000',
      logLevel: 'silent',
      logChatIds: 'plain',
      webhookUrl: 'https://bot.example:8443/hook',
      webhookSecret: 'a-secret_1',
      webhookListen: '0.0.0.0:8088',
      metricsListen: '127.0.0.1:9464',
    });
  });

  it('prefers the environment, and takes an empty value as not set', () => {
    const file = `DATA_DIR=from-file\nCORPUS_DIR=from-file\nLOG_LEVEL=\nSITE_URL=''`;
    expect(settingsOf({ DATA_DIR: 'from-environment', CORPUS_DIR: '', TIMEZONE: ' ' }, file)).toEqual({
      ...DEFAULTS,
      dataDir: 'from-environment',
      corpusDir: 'from-file',
    });
  });

  it('lets a good value in the environment stand over a bad one in the file', () => {
    expect(settingsOf({ TIMEZONE: 'UTC' }, 'TIMEZONE=Mars').timezone).toBe('UTC');
  });

  it('reads a file as editors leave it', () => {
    const file = `\uFEFF# 设置\r\n\r\nexport BOT_TOKEN = "${TOKEN}"\r\nDATA_DIR='a b' # why\r\nLOG_LEVEL=warn`;
    expect(settingsOf({}, file)).toEqual({ ...DEFAULTS, botToken: TOKEN, dataDir: 'a b', logLevel: 'warn' });
  });

  it('ignores what the environment holds for other programs', () => {
    expect(settingsOf({ HOME: '/root', BOT_TOKN: 'x' })).toEqual(DEFAULTS);
  });

  it('says everything that is wrong at once, and where', () => {
    const env = { LOG_LEVEL: 'loud', SITE_URL: 'ftp://example.org' };
    const file = ['TIMEZONE=Mars', 'TIMEZON=UTC', 'LOG_LEVEL=info', 'DATA_DIR data', 'CORPUS_DIR="seeds'].join('\n');
    expect(problemsOf(env, file)).toEqual([
      '.env: expected TIMEZON to be a setting, got an unknown name; did you mean TIMEZONE?',
      '.env: expected line 4 to be NAME=value, got a line that names nothing',
      '.env: expected line 5 to be CORPUS_DIR=value, got a quote left open',
      'environment: expected SITE_URL to be an http or https URL with no user name, query or fragment, got "ftp://example.org"',
      '.env: expected TIMEZONE to be an IANA time zone such as Asia/Shanghai, got "Mars"',
      'environment: expected LOG_LEVEL to be one of trace, debug, info, warn, error, fatal, silent, got "loud"',
    ]);
  });

  it.each([
    ['BOT_TOKN', 'BOT_TOKEN'],
    ['timezone', 'TIMEZONE'],
    ['TOKEN', 'BOT_TOKEN'],
    ['TELEGRAM_BOT_TOKEN', 'BOT_TOKEN'],
    ['DATADIR', 'DATA_DIR'],
  ])('guesses what %s was meant to be', (written, meant) => {
    expect(problemsOf({}, `${written}=x`)).toEqual([
      `.env: expected ${written} to be a setting, got an unknown name; did you mean ${meant}?`,
    ]);
  });

  it('wants a secret with a webhook, and says so once', () => {
    const hook = 'WEBHOOK_URL=https://bot.example/hook';
    expect(problemsOf({}, hook)).toEqual([
      '.env: expected WEBHOOK_SECRET to be set with WEBHOOK_URL, to 1 to 256 letters, digits, _ and -, got nothing',
    ]);
    expect(problemsOf({ WEBHOOK_SECRET: '秘密' }, hook)).toEqual([
      'environment: expected WEBHOOK_SECRET to be 1 to 256 letters, digits, _ and -, got a value of 2 characters that is not shown',
    ]);
    expect(settingsOf({ WEBHOOK_SECRET: 'unused' }).webhookUrl).toBe('off');
  });

  it('guesses nothing where nothing is near', () => {
    expect(problemsOf({}, 'COLOUR=x')).toEqual(['.env: expected COLOUR to be a setting, got an unknown name']);
  });

  it.each([
    ['BOT_TOKEN', 'hello'],
    ['BOT_TOKEN', `${TOKEN} ${TOKEN}`],
    ['BOT_TOKEN', '123456789:short'],
    ['BOT_API_ROOT', 'api.telegram.org'],
    ['BOT_API_ROOT', 'file:///etc/passwd'],
    ['BOT_API_ROOT', 'https://example.org/?a=b'],
    ['BOT_API_ROOT', 'https://user:password@example.org'],
    ['SITE_URL', 'https://'],
    ['SITE_URL', 'https://example.org/#a'],
    ['TIMEZONE', 'GMT+8'],
    ['SENDS_PER_SECOND', '0'],
    ['SUBSCRIPTIONS_PER_CHAT', '1001'],
    ['SENDS_PER_SECOND', '1001'],
    ['SENDS_PER_SECOND', '2.5'],
    ['FEEDS', 'example.org/rss'],
    ['FEEDS', 'https://example.org/rss|0'],
    ['FEEDS', 'https://user:secret@example.org/rss'],
    ['FEED_MINUTES', '0'],
    ['FEED_MINUTES', '10081'],
    ['FEED_CONTACT', 'me'],
    ['FEED_CONTACT', '编辑@example.org'],
    ['FEED_ALLOW_PRIVATE', 'true'],
    ['LOG_LEVEL', 'INFO'],
    ['LOG_CHAT_IDS', 'none'],
    ['WEBHOOK_SECRET', 'a b'],
    ['WEBHOOK_SECRET', 'a'.repeat(257)],
    ['WEBHOOK_URL', 'http://bot.example/hook'],
    ['WEBHOOK_URL', 'https://bot.example:444/hook'],
    ['WEBHOOK_URL', 'https://user:pass@bot.example/hook'],
    ['WEBHOOK_URL', 'https://bot.example/hook?a=b'],
    ['WEBHOOK_LISTEN', 'off'],
    ['WEBHOOK_LISTEN', '65536'],
    ['METRICS_LISTEN', 'localhost'],
    ['METRICS_LISTEN', '[::1:9464'],
  ])('refuses %s = %s', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.startsWith(`environment: expected ${name} to be `)).toBe(true);
  });

  it.each([
    ['in its own setting', { BOT_TOKEN: `bot${TOKEN}` }, undefined],
    ['in another setting', { BOT_API_ROOT: `ftp://api.telegram.org/bot${TOKEN}` }, undefined],
    ['in an unknown setting', {}, `BOT_TOKN=${TOKEN}`],
    ['in YAML', {}, `BOT_TOKEN: ${TOKEN}\nLOG_LEVEL=info`],
    ['behind an open quote', {}, `BOT_TOKEN="${TOKEN}`],
    ['on its own', {}, TOKEN],
    ['as a name', {}, `${TOKEN}=`],
  ])('never shows a token: %s', (_, env, file) => {
    const read = readSettings(env, { path: '.env', text: file ?? '' });
    expect(read.kind).toBe('problems');
    expect(JSON.stringify(read)).not.toContain('example');
    expect(JSON.stringify(read)).not.toContain('123456789');
  });

  it('names the feed that is none, among many', () => {
    const feeds = `${'https://example.org/a-feed-with-a-long-name '.repeat(9)}ftp://example.org/x|60, https://example.org`;
    expect(problemsOf({ FEEDS: feeds })).toEqual([
      'environment: expected FEEDS to be http or https addresses with no user name, between blanks or commas, each perhaps with | and 1 to 10080 minutes, got "ftp://example.org/x|60"',
    ]);
  });

  it('never shows a password in a URL', () => {
    expect(problemsOf({ SITE_URL: 'https://user:pass:word@example.org' }).join('')).toContain(
      '"https://***@example.org"',
    );
  });

  it('shortens what is long, and keeps it on one line', () => {
    const [problem = ''] = problemsOf({ TIMEZONE: `a\n${'b'.repeat(5000)}` });
    expect(problem.length).toBeLessThan(200);
    expect(problem).not.toContain('\n');
  });
});

describe('copies of the table of settings', () => {
  it('.env.example has each setting, commented out, with its sentence', () => {
    const expected = Object.values(SETTINGS)
      .map(({ name, default: text, help }) => `# ${help}\n#${name}=${text ?? ''}\n`)
      .join('\n');
    expect(readFileSync(join(TOP, '.env.example'), 'utf8')).toBe(
      `# Copy this file to .env and take the # off the settings you change.\n\n${expected}`,
    );
  });

  it('.env.example changes nothing, as it is and with every line switched on', () => {
    const example = readFileSync(join(TOP, '.env.example'), 'utf8');
    expect(settingsOf({}, example)).toEqual(DEFAULTS);
    expect(settingsOf({}, example.replaceAll(/^#(?=[A-Z])/gmu, ''))).toEqual(DEFAULTS);
  });

  it('the README has each setting, its default and its sentence', () => {
    const lines = readFileSync(join(TOP, 'README.md'), 'utf8').split('\n');
    const header = lines.findIndex((line) => /^\|\s*setting\s*\|\s*default\s*\|\s*what it does\s*\|\s*$/u.test(line));
    const rows = lines.slice(header + 2);
    const end = rows.findIndex((line) => !line.startsWith('|'));
    const table = rows.slice(0, end === -1 ? rows.length : end);
    expect(table).toEqual(
      Object.values(SETTINGS).map(
        ({ name, default: text, help }) => `| \`${name}\` | ${text === undefined ? '–' : `\`${text}\``} | ${help} |`,
      ),
    );
  });
});
